backfile_add_test(parse_test LABEL unit
  SOURCES
    unit/indexer/parse/date_reader_test.cpp
  LIBRARIES backfile_parse)
