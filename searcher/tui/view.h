// SPDX-License-Identifier: GPL-2.0-or-later
// The state as a screen. Pure: each function draws one part of it.
#pragma once

#include <string>

#include "searcher/tui/grid.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/screen_state.h"

namespace backfile {

/// The whole screen, of the state's size.
Grid draw(const State& state);

// The parts. Each draws into its area of the layout and nowhere else.
void draw_query(const State& state, const Layout& layout, Grid& grid);
void draw_status(const State& state, const Layout& layout, Grid& grid);
void draw_list(const State& state, const Layout& layout, Grid& grid);
void draw_facets(const State& state, const Layout& layout, Grid& grid);
void draw_timeline(const State& state, const Layout& layout, Grid& grid);
void draw_command(const State& state, const Layout& layout, Grid& grid);
void draw_keys(const State& state, const Layout& layout, Grid& grid);
void draw_preview(const State& state, const Layout& layout, Grid& grid);
/// These take the whole screen, but for the last line.
void draw_reader(const State& state, Grid& grid);
void draw_help(const State& state, Grid& grid);

/// A line across `area`'s first row with a title in it, bright where the pane has the keys.
void draw_rule(Area area, std::string_view title, bool active, Grid& grid);

// The looks that several parts share.
inline constexpr Look kDim{.ink = Ink::Dim};
inline constexpr Look kBold{.bold = true};
inline constexpr Look kTitle{.ink = Ink::Accent, .bold = true};
inline constexpr Look kMatched{.ink = Ink::Match, .bold = true};
inline constexpr Look kProblem{.ink = Ink::Bad, .bold = true};

}  // namespace backfile
