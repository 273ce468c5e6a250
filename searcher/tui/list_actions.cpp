// SPDX-License-Identifier: GPL-2.0-or-later
// Going about: panes, the list of hits, help.
#include <algorithm>
#include <utility>

#include "searcher/tui/layout.h"
#include "searcher/tui/step_actions.h"

namespace backfile {
namespace {

// So near to the end of what is loaded, more is asked for.
constexpr std::size_t kHitsAhead = 5;
constexpr std::uint64_t kMoreHits = 40;

std::size_t page_of(const State& state) {
  return std::max<std::size_t>(1, hits_shown(layout_of(state)));
}

void wish_more(Step& step) {
  State& state = step.state;
  HitList& hits = state.hits;
  const bool settled = state.terms == state.shown || state.unread;
  const bool near_end = hits.selected + kHitsAhead + page_of(state) >= hits.items.size();
  if (settled && near_end && hits.items.size() < hits.total && !hits.more_wished) {
    hits.more_wished = true;
    step.wishes.emplace_back(FindHits{state.shown, hits.items.size(), kMoreHits});
  }
}

void move_pane(Step& step, std::size_t by) {
  State& state = step.state;
  state.steps.typed = false;
  const auto next = [](Pane pane, std::size_t by_panes) {
    return static_cast<Pane>((static_cast<std::size_t>(pane) + by_panes) % kPaneCount);
  };
  state.pane = next(state.pane, by);
  if (state.pane == Pane::Facets && layout_of(state).facets.empty()) {
    toggle_preview(step);
  }
}

}  // namespace

void focus_query(Step& step) {
  step.state.face = Face::Search;
  step.state.pane = Pane::Query;
  cursor_end(step);
}

void focus_results(Step& step) {
  step.state.steps.typed = false;
  step.state.pane = Pane::Results;
}

void next_pane(Step& step) { move_pane(step, 1); }
void previous_pane(Step& step) { move_pane(step, kPaneCount - 1); }

void toggle_preview(Step& step) {
  State& state = step.state;
  state.preview_beside = !state.preview_beside;
  if (state.pane == Pane::Facets && layout_of(state).facets.empty()) {
    state.pane = Pane::Results;
  }
  wish_selected(step);
}

void open_help(Step& step) {
  State& state = step.state;
  if (state.face != Face::Help) {
    state.face_before_help = std::exchange(state.face, Face::Help);
    state.help_first = 0;
  }
}

void close_help(Step& step) { step.state.face = step.state.face_before_help; }
void help_down(Step& step) { ++step.state.help_first; }
void help_up(Step& step) { step.state.help_first -= step.state.help_first > 0 ? 1 : 0; }

void quit(Step& step) { step.wishes.emplace_back(Quit{}); }

void select_hit(Step& step, std::size_t hit) {
  State& state = step.state;
  HitList& hits = state.hits;
  if (hits.items.empty()) {
    return;
  }
  hits.selected = std::min(hit, hits.items.size() - 1);
  hits.first = scrolled(hits.first, hits.selected, hits.items.size(), page_of(state));
  wish_more(step);
  wish_selected(step);
}

void next_hit(Step& step) { select_hit(step, step.state.hits.selected + 1); }

void previous_hit(Step& step) {
  const std::size_t selected = step.state.hits.selected;
  if (selected == 0 && step.state.face == Face::Search) {
    focus_query(step);
    return;
  }
  select_hit(step, selected - std::min<std::size_t>(selected, 1));
}

void next_page(Step& step) { select_hit(step, step.state.hits.selected + page_of(step.state)); }

void previous_page(Step& step) {
  const std::size_t selected = step.state.hits.selected;
  select_hit(step, selected - std::min(selected, page_of(step.state)));
}

void first_hit(Step& step) { select_hit(step, 0); }
void last_hit(Step& step) { select_hit(step, step.state.hits.items.size()); }

}  // namespace backfile
