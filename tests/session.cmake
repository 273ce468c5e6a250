# Searches over small indexes, from the query's text to hits and counts.
backfile_add_test(search_test LABEL integration
  SOURCES integration/index_fixture.cpp integration/news_world.cpp integration/search_oracle_test.cpp
  LIBRARIES backfile_session backfile_segment backfile_analysis)
