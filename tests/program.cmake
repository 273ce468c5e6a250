# The real programs, run as a shell runs them.
backfile_add_test(indexer_program_test LABEL cli
  SOURCES cli/indexer_cli_test.cpp cli/indexer_kill_test.cpp cli/indexer_report_test.cpp
          cli/indexer_safety_test.cpp cli/indexer_folder.cpp
  LIBRARIES backfile_xapian)
add_dependencies(indexer_program_test backfile-index backfile-search)
backfile_add_test(searcher_program_test LABEL cli
  SOURCES cli/query_language_test.cpp cli/searcher_cli_test.cpp cli/searcher_formats_test.cpp
          cli/user_files_test.cpp
  LIBRARIES backfile_searcher_cli)
add_dependencies(searcher_program_test backfile-search backfile-index)

backfile_add_test(completion_test LABEL cli
  SOURCES cli/completion_test.cpp support/tmux_screen.cpp)
add_dependencies(completion_test backfile-search backfile-index)

# What is installed and packed; a sanitizer's programs are too large for that.
if(NOT BACKFILE_SANITIZE)
  backfile_add_test(package_test LABEL cli SOURCES cli/package_test.cpp)
  add_dependencies(package_test backfile-search backfile-index)
  set_source_files_properties(cli/package_test.cpp PROPERTIES COMPILE_DEFINITIONS
    "BACKFILE_CMAKE=\"${CMAKE_COMMAND}\";BACKFILE_CPACK=\"${CMAKE_CPACK_COMMAND}\"")
endif()

# Kills and interrupts at many more moments; not part of ctest.
backfile_add_figures(kill_test SOURCES quality/kill_test.cpp cli/indexer_folder.cpp)
add_dependencies(kill_test backfile-index)

backfile_add_test(readme_test LABEL cli
  SOURCES cli/readme_test.cpp)
add_dependencies(readme_test backfile-search backfile-index)
