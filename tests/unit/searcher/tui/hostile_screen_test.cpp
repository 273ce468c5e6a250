// SPDX-License-Identifier: GPL-2.0-or-later
// Texts that are hard to draw, on the screen.
#include <catch2/catch.hpp>

#include "searcher/tui/view.h"
#include "tests/unit/searcher/render/sample_result.h"
#include "tests/unit/searcher/tui/screen_checks.h"

using namespace backfile;

TEST_CASE("any text stands in its place in list facets preview and reader", "[tui][hostile]") {
  State state;
  state.size = GENERATE(values<ScreenSize>({{24, 80}, {30, 101}, {60, 200}}));
  state.loaded = true;
  FacetTable table{FieldId::Person, {}, 3, 0};
  for (const std::string& text : test::hostile_texts()) {
    state.hits.items.push_back(test::hostile_hit(text));
    table.counts.push_back({text, 7});
  }
  state.hits.total = state.hits.items.size();
  state.facets.tables = {table};
  state.line.text = state.terms.query = test::hostile_text();
  for (std::size_t i = 0; i < state.hits.items.size(); ++i) {
    const Hit& hit = state.hits.items[i];
    state.hits.selected = state.hits.first = i;
    state.article = MarkedArticle{hit.article, hit.headline.highlights, hit.body_marks};
    for (const Face face : {Face::Search, Face::Reader}) {
      state.face = face;
      const Grid grid = draw(state);
      CAPTURE(i, state.size.columns, grid.text());
      CHECK(test::fault_of(grid) == "");
      CHECK((face == Face::Search || grid.text().find("WORD") != std::string::npos));
    }
  }
}
