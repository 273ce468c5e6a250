backfile_add_test(parse_test LABEL unit
  SOURCES
    unit/indexer/parse/date_reader_test.cpp
    unit/indexer/parse/html_body_test.cpp
    unit/indexer/parse/html_markup_test.cpp
  LIBRARIES backfile_parse)
