# Fuzz programs. Under gcc each replays its seeds as a test; tests/fuzz/run builds them with clang and
# libFuzzer (-DBACKFILE_FUZZ=ON) and lets them search.
option(BACKFILE_FUZZ "Link the fuzz programs with libFuzzer" OFF)

# backfile_add_fuzzer(NAME FOLDER LIBRARIES ...): NAME.cpp, which replays the files of FOLDER.
function(backfile_add_fuzzer name folder)
  cmake_parse_arguments(FUZZER "" "" "LIBRARIES" ${ARGN})
  set(entry fuzz/replay_main.cpp)
  if(BACKFILE_FUZZ)
    set(entry fuzz/libfuzzer_main.cpp)
  endif()
  add_executable(${name} fuzz/${name}.cpp fuzz/fuzz_input.cpp ${entry})
  target_link_libraries(${name} PRIVATE backfile_options ${FUZZER_LIBRARIES})
  if(BACKFILE_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_test(NAME "${name}: seeds" COMMAND ${name} ${folder})
  endif()
endfunction()

backfile_add_fuzzer(reader_fuzz ${PROJECT_SOURCE_DIR}/sample_corpus LIBRARIES backfile_parse)
# Seeds of ours for one format: a folder that is called like it; "auto" is read as files are.
if(NOT BACKFILE_FUZZ)
  foreach(target auto feed html json markdown text)
    add_test(NAME "reader_fuzz: seeds of ${target}"
             COMMAND reader_fuzz ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/seeds/${target})
    string(REPLACE "auto" "" format ${target})
    set_tests_properties("reader_fuzz: seeds of ${target}" PROPERTIES
                         ENVIRONMENT "BACKFILE_FUZZ_FORMAT=${format}")
  endforeach()
endif()
backfile_add_fuzzer(query_fuzz ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/seeds/query LIBRARIES backfile_query)
