// SPDX-License-Identifier: GPL-2.0-or-later
// The list of hits.
#include <algorithm>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/render/article_lines.h"
#include "searcher/render/text_layout.h"
#include "searcher/tui/view.h"

namespace backfile {
namespace {

constexpr std::size_t kShortestSnippet = 16;
constexpr Look kMeta{.ink = Ink::Accent};

// "1987-03-12 · Reuters · LONDON"; in brief without the place.
std::string about(const Article& article, bool brief) {
  const std::string place = brief ? std::string() : place_of(article.dateline);
  return one_line(joined_by({date_label(article.date), article.source, place}, " · "));
}

MarkedText headline_of(const Hit& hit) {
  MarkedText headline = printable(hit.headline, true);
  return headline.text.empty() ? MarkedText{"(no headline)", {}} : headline;
}

// Draws the hit's lines from `row` on, as many as `lines` (what is behind them stays blank).
void draw_hit(const Hit& hit, Area area, std::size_t lines, bool selected, Grid& grid) {
  const std::size_t begin = area.column + 2, columns = area.columns - 3;
  if (selected) {
    for (std::size_t i = 0; i < std::min<std::size_t>(lines, area.rows); ++i) {
      grid.put({area.row + i, area.column, 1}, "▌", kTitle);
    }
  }
  grid.put({area.row, begin, columns}, headline_of(hit), kBold, kMatched);
  if (area.rows < 2) {
    return;
  }
  const MarkedText snippet = printable(hit.snippet, true);
  const std::size_t behind =
      grid.put({area.row + 1, begin, columns}, about(hit.article, lines == 2), kMeta);
  if (lines == 2) {
    const std::size_t used = behind + 2 - begin;
    if (used + kShortestSnippet < columns) {
      grid.put({area.row + 1, behind + 2, columns - used}, snippet, {}, kMatched);
    }
  } else if (area.rows > 2) {
    grid.put({area.row + 2, begin, columns}, snippet, {}, kMatched);
  }
}

void draw_nothing(const State& state, Area area, Grid& grid) {
  const std::size_t columns = area.columns - 4;
  if (state.loaded) {
    grid.put({area.row + 1, area.column + 2, columns}, "Nothing found.", kBold);
    grid.put({area.row + 2, area.column + 2, columns}, "Esc, then u takes the last step back.");
  }
}

}  // namespace

void draw_list(const State& state, const Layout& layout, Grid& grid) {
  const Area& area = layout.list;
  const HitList& hits = state.hits;
  if (hits.items.empty()) {
    draw_nothing(state, area, grid);
    return;
  }
  // Four lines are three and a blank one.
  const std::size_t lines = std::min<std::size_t>(layout.lines_per_hit, 3);
  const std::size_t end = std::min(hits.items.size(), hits.first + hits_shown(layout));
  for (std::size_t i = hits.first; i < end; ++i) {
    const std::size_t row = area.row + (i - hits.first) * layout.lines_per_hit;
    const Area place{row, area.column, std::min(lines, area.row + area.rows - row), area.columns};
    draw_hit(hits.items[i], place, lines, i == hits.selected, grid);
    if (i == hits.selected && state.pane == Pane::Results) {
      grid.reverse({row, area.column + 1, 1, area.columns - 1});
    }
  }
}

}  // namespace backfile
