# Programs that print figures on the test collections.
backfile_add_figures(reuters_quality SOURCES quality/reuters_quality.cpp)
add_dependencies(reuters_quality backfile-index backfile-search)
backfile_add_figures(trec_quality SOURCES quality/trec_measures.cpp quality/trec_quality.cpp)
add_dependencies(trec_quality backfile-index backfile-search)
backfile_add_figures(similar_quality SOURCES quality/similar_quality.cpp)
add_dependencies(similar_quality backfile-index backfile-search)
backfile_add_figures(dates_quality SOURCES quality/dates_quality.cpp LIBRARIES backfile_parse)
backfile_add_figures(extraction_quality
  SOURCES quality/extraction_measures.cpp quality/extraction_quality.cpp quality/gold_pages.cpp
  LIBRARIES backfile_parse)
backfile_add_figures(segment_equality SOURCES quality/segment_equality.cpp
  LIBRARIES backfile_database_support backfile_parse backfile_segment backfile_analysis)
backfile_add_figures(formats_quality
  SOURCES quality/formats_gold.cpp quality/formats_quality.cpp
  LIBRARIES backfile_source)
add_dependencies(formats_quality backfile-index)
backfile_add_figures(entities SOURCES quality/entities.cpp LIBRARIES backfile_entity_training)
backfile_add_figures(name_merges SOURCES quality/name_merges.cpp LIBRARIES backfile_parse backfile_entity)
