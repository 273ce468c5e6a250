// SPDX-License-Identifier: GPL-2.0-or-later
// The facet pane line by line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/tui/screen_state.h"

namespace backfile {

/// A heading (with an empty name) or a value under it.
struct FacetLine {
  FieldId field;
  std::string name;         ///< as it is counted and filtered
  std::uint64_t count = 0;  ///< of a heading: how many values there are
  std::uint64_t most = 0;   ///< the largest count of the table, for bars
  std::uint64_t shown = 0;  ///< of a heading: how many values have a line
  FilterChoice choice = FilterChoice::None;
  bool folded = false;  ///< of a heading: more values can be shown
  bool is_heading() const { return name.empty(); }
};

/// Values that a table shows before it is unfolded, and how many it has then.
inline constexpr std::uint64_t kFoldedValues = 7, kUnfoldedValues = 40;

/// The lines of all tables that have values. A value that is chosen has a line in any case, first.
std::vector<FacetLine> facet_lines(const State& state);

}  // namespace backfile
