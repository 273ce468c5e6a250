backfile_add_test(render_test LABEL unit
  SOURCES
    support/json_schema.cpp
    unit/searcher/cli/help_text_test.cpp
    unit/searcher/cli/options_test.cpp
    unit/searcher/render/json_renderer_test.cpp
    unit/searcher/render/sample_result.cpp
    unit/searcher/render/table_renderers_test.cpp
    unit/searcher/render/text_layout_test.cpp
    unit/searcher/render/text_renderer_test.cpp
  LIBRARIES backfile_render backfile_searcher_cli)

# backfile-search itself, as a shell runs it.
if(TARGET backfile-search AND TARGET backfile-index)
  backfile_add_test(searcher_program_test LABEL cli
    SOURCES cli/searcher_cli_test.cpp support/json_schema.cpp
    LIBRARIES backfile_searcher_cli)
  add_dependencies(searcher_program_test backfile-search backfile-index)
endif()
