backfile_add_test(pipeline_test LABEL unit
  SOURCES unit/indexer/cli/man_page_test.cpp unit/indexer/cli/options_test.cpp
          unit/indexer/pipeline/article_export_test.cpp
          unit/indexer/pipeline/bounded_queue_test.cpp
          unit/indexer/pipeline/corpus_builder_test.cpp unit/indexer/pipeline/file_ledger_test.cpp
          unit/indexer/pipeline/id_settlement_test.cpp
          unit/indexer/pipeline/index_check_test.cpp unit/indexer/pipeline/index_lock_test.cpp
          unit/indexer/pipeline/index_report_test.cpp unit/indexer/pipeline/inspect_test.cpp
          unit/indexer/pipeline/name_settlement_test.cpp
          integration/index_fixture.cpp
          unit/indexer/pipeline/progress_test.cpp unit/indexer/pipeline/publisher_test.cpp
          unit/indexer/pipeline/read_plan_test.cpp unit/indexer/pipeline/seed_article_test.cpp
          unit/indexer/pipeline/segment_tiers_test.cpp
  LIBRARIES backfile_indexer_cli backfile_pipeline)
