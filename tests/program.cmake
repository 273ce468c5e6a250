# The real programs, run as a shell runs them.
backfile_add_test(indexer_program_test LABEL cli
  SOURCES cli/indexer_cli_test.cpp cli/indexer_kill_test.cpp cli/indexer_folder.cpp)
add_dependencies(indexer_program_test backfile-index)

# Kills and interrupts at many more moments; not part of ctest.
add_executable(kill_test quality/kill_test.cpp cli/indexer_folder.cpp)
target_link_libraries(kill_test PRIVATE backfile_test_support)
add_dependencies(kill_test backfile-index)
