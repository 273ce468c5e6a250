# The full-screen search: its parts, and the whole over a fake terminal.
backfile_add_test(tui_test LABEL unit
  SOURCES
    support/fake_terminal.cpp
    unit/searcher/render/sample_result.cpp
    unit/searcher/tui/grid_test.cpp
    unit/searcher/tui/made_up_archive.cpp
    unit/searcher/tui/screen_test.cpp
    unit/searcher/tui/search_terms_test.cpp
  LIBRARIES backfile_tui backfile_searcher_cli)
