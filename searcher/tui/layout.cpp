// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/layout.h"

#include <algorithm>

namespace backfile {
namespace {

// A line a row of the table: from so many columns (rows) on, so much.
struct Measure {
  std::size_t from, size;
};
constexpr Measure kFacetColumns[]{{170, 40}, {100, 34}, {0, 29}};
constexpr Measure kTimelineRows[]{{50, 11}, {36, 8}, {0, 6}};
constexpr Measure kHitLines[]{{40, 4}, {24, 3}, {0, 2}};
// From here on the preview has a place of its own.
constexpr std::size_t kColumnsWithPreview = 130;
constexpr std::size_t kTopRows = 2, kBottomRows = 2;

template <std::size_t count>
std::size_t measure(const Measure (&table)[count], std::size_t value) {
  return std::ranges::find_if(table, [&](const Measure& row) { return value >= row.from; })->size;
}

}  // namespace

bool is_large_enough(ScreenSize size) {
  return size.rows >= kSmallestScreen.rows && size.columns >= kSmallestScreen.columns;
}

Layout layout_of(ScreenSize size, bool preview_beside) {
  Layout layout;
  layout.query = {0, 0, 1, size.columns};
  layout.status = {1, 0, 1, size.columns};
  layout.keys = {size.rows - 1, 0, 1, size.columns};
  layout.command = {size.rows - 2, 0, 1, size.columns};
  const std::size_t timeline_rows = measure(kTimelineRows, size.rows);
  layout.timeline = {size.rows - kBottomRows - timeline_rows, 0, timeline_rows, size.columns};
  const std::size_t rows = layout.timeline.row - kTopRows;
  const std::size_t side = measure(kFacetColumns, size.columns);
  const bool three = size.columns >= kColumnsWithPreview;
  // A column between two neighbours is left for the line that parts them.
  const std::size_t rest = size.columns - side - 1;
  const std::size_t list = three ? rest / 2 : rest;
  layout.list = {kTopRows, 0, rows, list};
  const Area right{kTopRows, size.columns - side, rows, side};
  if (three) {
    layout.preview = {kTopRows, list + 1, rows, rest - list - 1};
    layout.facets = right;
  } else {
    (preview_beside ? layout.preview : layout.facets) = right;
  }
  layout.lines_per_hit = measure(kHitLines, rows);
  return layout;
}

std::size_t hits_shown(const Layout& layout) {
  // The last hit needs no blank line behind it.
  return (layout.list.rows + (layout.lines_per_hit > 3 ? 1 : 0)) / layout.lines_per_hit;
}

std::size_t scrolled(std::size_t first, std::size_t cursor, std::size_t count, std::size_t shown) {
  const std::size_t last_first = count > shown ? count - shown : 0;
  if (cursor < first) {
    first = cursor;
  } else if (shown > 0 && cursor >= first + shown) {
    first = cursor + 1 - shown;
  }
  return std::min(first, last_first);
}

}  // namespace backfile
