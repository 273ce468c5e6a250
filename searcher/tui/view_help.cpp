// SPDX-License-Identifier: GPL-2.0-or-later
// All keys, from the key table.
#include <algorithm>
#include <array>
#include <vector>

#include "searcher/tui/key_table.h"
#include "searcher/tui/view.h"

namespace backfile {
namespace {

struct HelpLine {
  std::string_view label, text;  ///< a heading without label
};

struct Section {
  std::uint8_t places;
  std::string_view title;
};
constexpr std::array kSections{Section{kInQuery, "Writing the query"},
                               Section{kInResults, "Results"},
                               Section{kInFacets, "Facets"},
                               Section{kInTimeline, "Timeline"},
                               Section{kInReader, "Reading"},
                               Section{kInPanes, "Everywhere but in the query"}};

// The section that a row is shown in: that of its only place; the reader's, where it is of the list
// too; else the last.
bool belongs(const KeyRow& row, const Section& section) {
  return row.places == section.places ||
         (section.places == kInReader && row.places == (kInResults | kInReader)) ||
         (section.places == kInPanes && (row.places & kInPanes) == kInPanes);
}

std::vector<HelpLine> help_lines() {
  std::vector<HelpLine> lines;
  for (const Section& section : kSections) {
    lines.push_back({"", section.title});
    for (const KeyRow& row : key_table()) {
      if (!row.help.empty() && belongs(row, section)) {
        lines.push_back({row.label, row.help});
      }
    }
  }
  return lines;
}

}  // namespace

void draw_help(const State& state, Grid& grid) {
  const ScreenSize size = state.size;
  draw_rule({0, 0, 1, size.columns}, "Keys", true, grid);
  const std::vector<HelpLine> lines = help_lines();
  const std::size_t rows = size.rows - 2;
  // As many columns as are needed and fit.
  const std::size_t wide = std::max<std::size_t>(1, size.columns / 40);
  const std::size_t shown = rows * wide;
  const std::size_t first =
      std::min(state.help_first, lines.size() > shown ? lines.size() - shown : 0);
  for (std::size_t i = first; i < std::min(lines.size(), first + shown); ++i) {
    const std::size_t row = 1 + (i - first) % rows, column = 1 + (i - first) / rows * 40;
    const bool heading = lines[i].label.empty();
    if (heading) {
      grid.put({row, column, 38}, lines[i].text, kBold);
    } else {
      grid.put({row, column + 1, 9}, lines[i].label, kTitle);
      grid.put({row, column + 10, 29}, lines[i].text);
    }
  }
}

}  // namespace backfile
