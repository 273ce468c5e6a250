backfile_add_test(model_test LABEL unit
  SOURCES
    unit/common/base/config_file_test.cpp
    unit/common/base/nearest_name_test.cpp
    unit/common/base/result_test.cpp
    unit/common/model/article_id_test.cpp
    unit/common/model/date_test.cpp
  LIBRARIES backfile_model)
