backfile_add_test(segment_test LABEL unit
  SOURCES unit/indexer/analysis/article_analyzer_test.cpp
          unit/indexer/segment/column_writer_test.cpp
          unit/indexer/segment/library_segment_builder_test.cpp
          unit/indexer/segment/word_table_test.cpp
  LIBRARIES backfile_segment backfile_analysis)
