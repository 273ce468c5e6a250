backfile_add_test(text_test LABEL unit
  SOURCES unit/common/text/text_analyzer_test.cpp unit/common/text/tokenizer_test.cpp unit/common/text/utf8_test.cpp
  LIBRARIES backfile_text)
