// SPDX-License-Identifier: GPL-2.0-or-later
// The facet pane.
#include <algorithm>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/render/text_layout.h"
#include "searcher/tui/facet_lines.h"
#include "searcher/tui/view.h"

namespace backfile {
namespace {

// Bars are drawn where the pane is so wide.
constexpr std::size_t kColumnsWithBars = 34, kBarColumns = 6;

std::string_view title_of(FieldId field) {
  return std::ranges::find(kFacetFields, field, &FacetField::field)->title;
}

struct ChoiceMark {
  std::string_view mark;
  Look look;
};
constexpr ChoiceMark kMarks[]{
    {" ", {}}, {"✓", {.ink = Ink::Good, .bold = true}}, {"✗", {.ink = Ink::Bad, .bold = true}}};

void draw_heading(const FacetLine& line, Area area, Grid& grid) {
  grid.put({area.row, area.column + 1, area.columns - 1}, title_of(line.field), kBold);
  const std::string count =
      line.shown < line.count
          ? fmt::format("{} of {} {}", line.shown, grouped(line.count), line.folded ? "▸" : " ")
          : std::string();
  const std::size_t width = display_width(count);
  grid.put({area.row, area.column + area.columns - width, width}, count, kDim);
}

void draw_value(const FacetLine& line, Area area, Grid& grid) {
  const ChoiceMark& mark = kMarks[static_cast<std::size_t>(line.choice)];
  const std::string count = grouped(line.count);
  const std::size_t bars = area.columns >= kColumnsWithBars ? kBarColumns + 1 : 0;
  const std::size_t end = area.column + area.columns - 2 - bars;
  grid.put({area.row, area.column + 1, 1}, mark.mark, mark.look);
  const std::size_t begin = area.column + 3;
  grid.put({area.row, begin, end - begin - count.size() - 1}, one_line(line.name), mark.look);
  grid.put({area.row, end - count.size(), count.size()}, count, kDim);
  if (bars > 0) {
    grid.put({area.row, end + 1, kBarColumns},
             bar(line.count, line.most, kBarColumns),
             {.ink = Ink::Bar});
  }
}

}  // namespace

void draw_facets(const State& state, const Layout& layout, Grid& grid) {
  const Area& area = layout.facets;
  if (area.empty()) {
    return;
  }
  const std::vector<FacetLine> lines = facet_lines(state);
  const std::size_t end = std::min(lines.size(), state.facets.first + area.rows);
  for (std::size_t i = state.facets.first; i < end; ++i) {
    const Area place{area.row + i - state.facets.first, area.column, 1, area.columns};
    (lines[i].is_heading() ? draw_heading : draw_value)(lines[i], place, grid);
    if (state.pane == Pane::Facets && i == state.facets.cursor) {
      grid.reverse(place);
    }
  }
}

}  // namespace backfile
