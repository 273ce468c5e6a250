backfile_add_test(text_test LABEL unit
  SOURCES unit/common/text/display_test.cpp unit/common/text/language_test.cpp unit/common/text/number_form_test.cpp
          unit/common/text/text_analyzer_test.cpp unit/common/text/tokenizer_test.cpp unit/common/text/utf8_test.cpp
  LIBRARIES backfile_text)

# Programs that print figures; not tests.
add_executable(tokenizer_oracle EXCLUDE_FROM_ALL quality/tokenizer_oracle.cpp)
target_link_libraries(tokenizer_oracle PRIVATE backfile_text)
if(BACKFILE_BENCHMARKS)
  add_executable(text_benchmark benchmark/text_benchmark.cpp)
  target_link_libraries(text_benchmark PRIVATE backfile_text)
endif()
