backfile_add_test(entity_test LABEL unit
  SOURCES
    unit/indexer/entity/corpus_reader_test.cpp
    unit/indexer/entity/document_view_test.cpp
    unit/indexer/entity/entity_model_test.cpp
    unit/indexer/entity/entity_tagger_test.cpp
    unit/indexer/entity/entity_tokens_test.cpp
    unit/indexer/entity/fingerprint_table_test.cpp
    unit/indexer/entity/label_decoder_test.cpp
    unit/indexer/entity/name_finder_test.cpp
    unit/indexer/entity/name_form_test.cpp
    unit/indexer/entity/name_joins_test.cpp
    unit/indexer/entity/recasing_test.cpp
    unit/indexer/entity/story_mentions_test.cpp
    unit/indexer/entity/word_traits_test.cpp
    unit/indexer/entity/word_cache_test.cpp
  LIBRARIES backfile_entity_training)
