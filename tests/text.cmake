backfile_add_test(text_test LABEL unit
  SOURCES unit/common/text/country_names_test.cpp unit/common/text/display_test.cpp unit/common/text/language_test.cpp unit/common/text/number_form_test.cpp
          unit/common/text/quotations_test.cpp unit/common/text/sentence_borders_test.cpp unit/common/text/text_analyzer_test.cpp unit/common/text/tokenizer_test.cpp unit/common/text/utf8_test.cpp unit/common/text/word_pattern_test.cpp
  LIBRARIES backfile_text)

# Programs that print figures; not tests.
backfile_add_figures(tokenizer_oracle SOURCES quality/tokenizer_oracle.cpp LIBRARIES backfile_text)
if(BACKFILE_BENCHMARKS)
  backfile_add_figures(text_benchmark SOURCES benchmark/text_benchmark.cpp LIBRARIES backfile_text)
endif()
