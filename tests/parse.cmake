backfile_add_test(parse_test LABEL unit
  SOURCES
    unit/indexer/parse/article_parser_test.cpp
    unit/indexer/parse/date_reader_test.cpp
    unit/indexer/parse/exported_article_test.cpp
    unit/indexer/parse/html_body_test.cpp
    unit/indexer/parse/html_markup_test.cpp
    unit/indexer/parse/html_metadata_test.cpp
    unit/indexer/parse/html_script_text_test.cpp
    unit/indexer/parse/outlet_lines_test.cpp
    unit/indexer/parse/text_agreement_test.cpp
  LIBRARIES backfile_parse)

# Formats of agencies and feeds.
target_sources(parse_test PRIVATE
  unit/indexer/parse/feed_parser_test.cpp
  unit/indexer/parse/json_parser_test.cpp
  unit/indexer/parse/mail_parser_test.cpp
  unit/indexer/parse/markdown_parser_test.cpp
  unit/indexer/parse/news_xml_test.cpp
  unit/indexer/parse/sidecar_fields_test.cpp
  unit/indexer/parse/wire_parser_test.cpp
  unit/indexer/parse/xml_tree_test.cpp)

# Dates and plain text.
target_sources(parse_test PRIVATE
  unit/indexer/parse/date_resolver_test.cpp
  unit/indexer/parse/encoding_test.cpp
  unit/indexer/parse/html_dates_test.cpp
  unit/indexer/parse/text_parser_test.cpp)
