backfile_add_test(index_test LABEL unit
  SOURCES unit/common/index/article_store_test.cpp unit/common/index/byte_coding_test.cpp
          unit/common/index/docid_set_test.cpp unit/common/index/durable_file_test.cpp
          unit/common/index/manifest_test.cpp unit/common/index/name_owners_test.cpp
          unit/common/index/schema_terms_test.cpp
          unit/common/index/section_file_test.cpp unit/common/index/text_spelling_test.cpp
          unit/common/index/token_file_test.cpp unit/common/index/xapian_guard_test.cpp
  LIBRARIES backfile_index)
