// SPDX-License-Identifier: GPL-2.0-or-later
// Going along the timeline, into its bars and out of them.
#include <algorithm>
#include <utility>

#include "searcher/tui/layout.h"
#include "searcher/tui/step_actions.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile {
namespace {

std::vector<TimeBar> bars_of(const State& state) {
  return time_bars(state, timeline_columns(layout_of(state)));
}

bool is_day(const DayRange& days) { return days.first == days.last; }

}  // namespace

void go_to_bar(Step& step, std::size_t bar) {
  const std::vector<TimeBar> bars = bars_of(step.state);
  if (!bars.empty()) {
    step.state.timeline.cursor = bars[std::min(bar, bars.size() - 1)].days.first;
  }
}

void next_bar(Step& step) {
  const std::vector<TimeBar> bars = bars_of(step.state);
  if (!bars.empty()) {
    go_to_bar(step, bar_at_cursor(bars, step.state.timeline.cursor) + 1);
  }
}

void previous_bar(Step& step) {
  const std::vector<TimeBar> bars = bars_of(step.state);
  if (!bars.empty()) {
    const std::size_t bar = bar_at_cursor(bars, step.state.timeline.cursor);
    go_to_bar(step, bar - std::min<std::size_t>(bar, 1));
  }
}

void first_bar(Step& step) { go_to_bar(step, 0); }
void last_bar(Step& step) { go_to_bar(step, bars_of(step.state).size()); }

void narrow(Step& step) {
  State& state = step.state;
  const std::vector<TimeBar> bars = bars_of(state);
  if (bars.empty()) {
    return;
  }
  const TimeBar& bar = bars[bar_at_cursor(bars, state.timeline.cursor)];
  if (bar.is_gap()) {
    state.message = "the archive has nothing of " + range_text(bar.days);
    return;
  }
  // From one day to another: beside it, not inside it.
  SearchTerms terms = timeline_terms(state.terms);
  if (!terms.narrowed.empty() && terms.narrowed.back() == bar.days) {
    return;
  }
  terms.narrowed.push_back(bar.days);
  state.timeline.cursor.reset();
  if (terms == state.terms && is_day(bar.days)) {
    state.message = "a day is the shortest step; ↑ goes back";
  }
  change_terms(step, std::move(terms));
}

void widen(Step& step) {
  State& state = step.state;
  if (state.terms.narrowed.empty()) {
    state.message = "this is the whole archive";
    return;
  }
  SearchTerms terms = state.terms;
  state.timeline.cursor = terms.narrowed.back().first;
  terms.narrowed.pop_back();
  change_terms(step, std::move(terms));
}

}  // namespace backfile
