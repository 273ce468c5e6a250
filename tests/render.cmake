backfile_add_test(render_test LABEL unit
  SOURCES
    unit/searcher/cli/completion_test.cpp
    unit/searcher/cli/config_options_test.cpp
    unit/searcher/cli/help_text_test.cpp
    unit/searcher/cli/man_page_test.cpp
    unit/searcher/cli/options_test.cpp
    unit/searcher/render/citation_renderers_test.cpp
    unit/searcher/render/hostile_drawing_test.cpp
    unit/searcher/render/json_renderer_test.cpp
    unit/searcher/render/kwic_renderer_test.cpp
    unit/searcher/render/reading_lines_test.cpp
    unit/searcher/render/safe_address_test.cpp
    unit/searcher/render/sample_result.cpp
    unit/searcher/render/table_renderers_test.cpp
    unit/searcher/render/text_layout_test.cpp
    unit/searcher/render/text_renderer_test.cpp
  LIBRARIES backfile_render backfile_searcher_cli)
