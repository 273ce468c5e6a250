// SPDX-License-Identifier: GPL-2.0-or-later
// Where everything stands on the screen; drawing and the mouse both ask here.
#pragma once

#include "searcher/tui/screen_state.h"

namespace backfile {

struct Layout {
  Area query, status;  ///< the two lines at the top
  Area list;
  Area preview;  ///< empty where it is not shown
  Area facets;   ///< empty where the preview takes its place
  Area timeline;
  Area command, keys;  ///< the two lines at the bottom
  std::size_t lines_per_hit = 2;
};

/// False when the screen is smaller than kSmallestScreen: nothing is laid out.
bool is_large_enough(ScreenSize size);

/// Requires: is_large_enough(size).
Layout layout_of(ScreenSize size, bool preview_beside);
inline Layout layout_of(const State& state) { return layout_of(state.size, state.preview_beside); }

/// Columns that the timeline's bars share.
inline std::size_t timeline_columns(const Layout& layout) { return layout.timeline.columns - 2; }

/// Hits that fit into the list.
std::size_t hits_shown(const Layout& layout);

/// The first of `shown` lines, moved as little as possible from `first` so that `cursor` is one of
/// them and no line is left empty that could be filled by one of `count`.
std::size_t scrolled(std::size_t first, std::size_t cursor, std::size_t count, std::size_t shown);

}  // namespace backfile
