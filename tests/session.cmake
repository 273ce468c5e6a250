# Searches over small indexes, from the query's text to hits and counts.
backfile_add_test(match_test LABEL unit
  SOURCES unit/searcher/match/alias_book_test.cpp
          unit/searcher/match/code_search_test.cpp
          unit/searcher/match/phrase_scan_test.cpp
          unit/searcher/match/stem_forms_test.cpp
          unit/searcher/match/synonym_book_test.cpp
          unit/searcher/match/text_condition_test.cpp
  LIBRARIES backfile_match)
backfile_add_test(search_test LABEL integration
  SOURCES integration/advice_test.cpp integration/index_fixture.cpp integration/news_world.cpp integration/entity_search_test.cpp
          integration/related_search_test.cpp integration/search_oracle_test.cpp integration/text_world.cpp
  LIBRARIES backfile_session backfile_pipeline backfile_segment backfile_analysis)
if(BACKFILE_BENCHMARKS)
  backfile_add_figures(search_benchmark SOURCES benchmark/search_benchmark.cpp benchmark/query_mix.cpp
    LIBRARIES backfile_session)
endif()
