# The full-screen search: its parts, and the whole over a fake terminal.
backfile_add_test(tui_test LABEL unit
  SOURCES
    support/fake_terminal.cpp
    unit/searcher/render/sample_result.cpp
    unit/searcher/tui/address_opener_test.cpp
    unit/searcher/tui/grid_test.cpp
    unit/searcher/tui/hostile_screen_test.cpp
    unit/searcher/tui/keys_test.cpp
    unit/searcher/tui/made_up_archive.cpp
    unit/searcher/tui/screen_checks.cpp
    unit/searcher/tui/screen_test.cpp
    unit/searcher/tui/search_terms_test.cpp
    unit/searcher/tui/thread_runner_test.cpp
  LIBRARIES backfile_tui backfile_searcher_cli)

# The same keys at random, many more; not part of ctest.
backfile_add_figures(random_keys
  SOURCES quality/random_keys.cpp unit/searcher/render/sample_result.cpp
          unit/searcher/tui/made_up_archive.cpp unit/searcher/tui/screen_checks.cpp
          support/fake_terminal.cpp
  LIBRARIES backfile_tui)

# The real program in a real terminal.
backfile_add_test(tmux_test LABEL tmux
  SOURCES support/tmux_screen.cpp tmux/screen_session_test.cpp)
add_dependencies(tmux_test backfile-search backfile-index)
backfile_add_figures(screen_speed SOURCES quality/screen_speed.cpp LIBRARIES backfile_tui)

# The screen over an index, beside the command line.
backfile_add_test(screen_search_test LABEL cli
  SOURCES cli/screen_command_test.cpp LIBRARIES backfile_tui backfile_searcher_cli)
add_dependencies(screen_search_test backfile-index)
