backfile_add_test(query_test LABEL unit
  SOURCES unit/searcher/query/date_range_reader_test.cpp
          unit/searcher/query/query_compiler_test.cpp
          unit/searcher/query/query_error_test.cpp
          unit/searcher/query/query_lexer_test.cpp
          unit/searcher/query/query_parser_test.cpp unit/searcher/query/saved_searches_test.cpp
          property/query_property_test.cpp
  LIBRARIES backfile_query)
