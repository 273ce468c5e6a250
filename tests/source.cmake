backfile_add_test(source_test LABEL unit
  SOURCES unit/indexer/source/archive_reader_test.cpp unit/indexer/source/corpus_walker_test.cpp
          unit/indexer/source/csv_splitter_test.cpp unit/indexer/source/document_reader_test.cpp
          unit/indexer/source/format_sniffer_test.cpp unit/indexer/source/hostile_input_test.cpp
          unit/indexer/source/http_message_test.cpp unit/indexer/source/json_splitter_test.cpp
          unit/indexer/source/reading_probe.cpp unit/indexer/source/sgml_splitter_test.cpp
          unit/indexer/source/warc_reader_test.cpp unit/indexer/source/word_list_test.cpp
          unit/indexer/source/message_splitter_test.cpp unit/indexer/source/json_pairs_test.cpp unit/indexer/source/sidecar_test.cpp unit/indexer/source/xml_splitter_test.cpp
  LIBRARIES backfile_source)
