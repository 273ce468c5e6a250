// SPDX-License-Identifier: GPL-2.0-or-later
// The timeline's bars: what period is shown, in which steps, and how high each is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/tui/screen_state.h"

namespace backfile {

/// One bar: the matches of its days, and what the archive holds of them.
struct TimeBar {
  DayRange days;
  std::uint64_t matches = 0, archived = 0;
  bool is_gap() const { return archived == 0 && matches == 0; }
  bool operator==(const TimeBar&) const = default;
};

/// The days from the first to the last year that the archive holds something of, in months where
/// all its dates are so exact; nothing before that is known, or when nothing is dated.
std::optional<DayRange> archive_span(const Holdings& holdings);

/// Steps for a period: days for up to two months, months for up to five years, else years.
TimelineUnit unit_for(const DayRange& period);

/// What the timeline shows: the last step that was gone into, or the one before when that is a day;
/// else the archive's whole span.
std::optional<DayRange> shown_period(const SearchTerms& terms, const Holdings& holdings);
/// The terms whose matches it counts: narrowed to that period and no further.
SearchTerms timeline_terms(const SearchTerms& terms);

/// The bars of shown_period(), one for each of its steps; of years as many together as are needed
/// for at most `most_bars`.
std::vector<TimeBar> time_bars(const State& state, std::size_t most_bars);

/// The bar that the cursor is on: the one that holds its day, else the nearest end; without a
/// cursor the highest. Requires: bars.
std::size_t bar_at_cursor(const std::vector<TimeBar>& bars,
                          std::optional<std::chrono::sys_days> cursor);

/// Columns of one bar with the blank behind it, when `count` bars share `columns`.
std::size_t bar_pitch(std::size_t count, std::size_t columns);

}  // namespace backfile
