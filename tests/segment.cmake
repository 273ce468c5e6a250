add_library(backfile_database_support STATIC support/database_difference.cpp support/random_database.cpp)
target_link_libraries(backfile_database_support PUBLIC backfile_test_support backfile_segment)
target_precompile_headers(backfile_database_support REUSE_FROM backfile_test_support)

backfile_add_test(segment_test LABEL unit
  SOURCES unit/indexer/analysis/article_analyzer_test.cpp
          unit/indexer/segment/column_writer_test.cpp
          unit/indexer/segment/glass_coding_test.cpp
          unit/indexer/segment/glass_database_writer_test.cpp
          unit/indexer/segment/segment_builder_test.cpp
          unit/indexer/segment/segment_merger_test.cpp
          unit/indexer/segment/word_table_test.cpp
          unit/common/index/entity_rows_test.cpp
          unit/common/index/value_numbers_test.cpp
  LIBRARIES backfile_database_support backfile_segment backfile_analysis)

if(BACKFILE_BENCHMARKS)
  backfile_add_figures(index_benchmark SOURCES benchmark/index_benchmark.cpp LIBRARIES backfile_index)
  add_dependencies(index_benchmark backfile-index)
  backfile_add_figures(segment_benchmark SOURCES benchmark/segment_benchmark.cpp
    LIBRARIES backfile_segment backfile_analysis)
endif()
