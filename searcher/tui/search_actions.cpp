// SPDX-License-Identifier: GPL-2.0-or-later
// Changing what is searched for, and taking it back.
#include <algorithm>
#include <utility>

#include "searcher/tui/layout.h"
#include "searcher/tui/step_actions.h"
#include "searcher/tui/timeline_bars.h"

namespace backfile {
namespace {

constexpr std::size_t kMostSteps = 1000;

// What is asked for at once: the list, and as much again below it.
std::uint64_t first_hits(const State& state) {
  const std::size_t shown = is_large_enough(state.size) ? hits_shown(layout_of(state)) : 10;
  return 2 * std::max<std::size_t>(shown, 5);
}

void search(Step& step) {
  step.state.unread.reset();
  step.wishes.emplace_back(FindHits{step.state.terms, 0, first_hits(step.state)});
}

void remember(Step& step) {
  Steps& steps = step.state.steps;
  steps.done.push_back(step.state.terms);
  if (steps.done.size() > kMostSteps) {
    steps.done.erase(steps.done.begin());
  }
  steps.undone.clear();
}

// Goes to the last of `from` and leaves what was on `to`.
void travel(Step& step,
            std::vector<SearchTerms> Steps::*from,
            std::vector<SearchTerms> Steps::*to) {
  State& state = step.state;
  if ((state.steps.*from).empty()) {
    state.message = from == &Steps::done ? "nothing to undo" : "nothing to redo";
    return;
  }
  (state.steps.*to).push_back(std::move(state.terms));
  state.terms = std::move((state.steps.*from).back());
  (state.steps.*from).pop_back();
  state.steps.typed = false;
  state.line = {state.terms.query, state.terms.query.size()};
  search(step);
}

}  // namespace

void change_terms(Step& step, SearchTerms terms) {
  if (terms == step.state.terms) {
    return;
  }
  remember(step);
  step.state.steps.typed = false;
  step.state.terms = std::move(terms);
  search(step);
}

void type_query(Step& step, EditLine line) {
  State& state = step.state;
  const bool changed = line.text != state.terms.query;
  state.line = std::move(line);
  if (!changed) {
    return;
  }
  if (!state.steps.typed) {
    remember(step);
  }
  // A blank ends a word, and with it the step.
  state.steps.typed = !state.line.text.ends_with(' ');
  state.terms.query = state.line.text;
  search(step);
}

void undo(Step& step) { travel(step, &Steps::done, &Steps::undone); }
void redo(Step& step) { travel(step, &Steps::undone, &Steps::done); }

void cycle_sort(Step& step) {
  SearchTerms terms = step.state.terms;
  terms.sort = terms.sort == SortOrder::Oldest
                   ? SortOrder::Relevance
                   : static_cast<SortOrder>(static_cast<int>(terms.sort) + 1);
  change_terms(step, std::move(terms));
}

void wish_counts(Step& step) {
  const State& state = step.state;
  const auto period = shown_period(state.shown, state.holdings);
  if (!period) {
    return;
  }
  const TimelineUnit unit = unit_for(*period);
  if (!state.holdings.timelines.contains(unit)) {
    step.wishes.emplace_back(FindHoldings{{unit}});
  }
  step.wishes.emplace_back(FindCounts{state.shown, timeline_terms(state.shown), unit});
}

void wish_selected(Step& step) {
  const State& state = step.state;
  if (state.hits.items.empty() || !is_large_enough(state.size)) {
    return;
  }
  const bool wanted = state.face == Face::Reader || !layout_of(state).preview.empty();
  if (wanted) {
    step.wishes.emplace_back(
        ReadArticle{state.shown, state.hits.items[state.hits.selected].article.id});
  }
}

}  // namespace backfile
