// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/update.h"

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"
#include "searcher/tui/key_table.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/mouse_actions.h"
#include "searcher/tui/step_actions.h"

namespace backfile {
namespace {

void take(Step& step, const Key& key) {
  State& state = step.state;
  state.message.clear();
  const KeyPlace place = is_large_enough(state.size) ? place_of(state) : kInHelp;
  if (!is_large_enough(state.size)) {
    return;
  }
  if (const KeyRow* row = find_key(place, key); row != nullptr) {
    row->act(step);
  } else if (place == kInQuery && key.code == KeyCode::Character) {
    std::string text;
    append_utf8(text, key.character);
    insert_text(step, text);
  }
}

// Only the query takes text: elsewhere its letters would be taken for keys.
void take(Step& step, const Paste& paste) {
  focus_query(step);
  insert_text(step, paste.text);
}

void take(Step& step, const Mouse& mouse) {
  if (is_large_enough(step.state.size)) {
    step.state.message.clear();
    take_mouse(step, mouse);
  }
}

void take(Step& step, const Resized& resized) {
  step.state.size = resized.size;
  if (!is_large_enough(resized.size)) {
    return;
  }
  select_hit(step, step.state.hits.selected);
  go_to_facet(step, step.state.facets.cursor);
  if (step.state.pane == Pane::Facets && layout_of(step.state).facets.empty()) {
    focus_results(step);
  }
}

void show_hits(Step& step, SearchResult result) {
  HitList& hits = step.state.hits;
  hits = {result.total, std::move(result.hits), 0, 0, false};
  step.state.holdings.articles = result.archived;
  step.state.message = result.notes.empty() ? std::string() : result.notes.front();
  wish_selected(step);
  wish_counts(step);
}

void take(Step& step, const HitsFound& found) {
  State& state = step.state;
  HitList& hits = state.hits;
  if (found.offset > 0) {
    hits.more_wished = false;
    if (found.result && found.terms == state.shown && found.offset == hits.items.size()) {
      hits.items.insert(hits.items.end(), found.result->hits.begin(), found.result->hits.end());
    }
    return;
  }
  if (!found.result) {
    if (found.terms == state.terms) {
      state.unread = found.result.error();
    }
    return;
  }
  // Also of terms that have changed since: it is later than what is shown.
  state.loaded = true;
  state.shown = found.terms;
  show_hits(step, *found.result);
}

void take(Step& step, const CountsFound& found) {
  if (found.terms == step.state.shown) {
    replace_tables(step, found.facets);
    step.state.timeline.matches = found.timeline;
  }
}

void take(Step& step, const HoldingsFound& found) {
  Holdings& holdings = step.state.holdings;
  const bool first = holdings.timelines.empty();
  for (const Timeline& timeline : found.timelines) {
    holdings.timelines[timeline.unit] = timeline;
  }
  if (first && step.state.loaded) {
    wish_counts(step);
  }
}

void take(Step& step, const ArticleRead& read) {
  State& state = step.state;
  if (!read.article) {
    state.message = read.article.error().message;
    return;
  }
  state.article = *read.article;
}

void take(Step& step, const AddressOpened& opened) {
  if (!opened.done) {
    step.state.message = opened.done.error().message;
  }
}

}  // namespace

Step open_screen(SearchTerms terms, CommandContext command, ScreenSize size) {
  Step step;
  State& state = step.state;
  state.size = size;
  state.command = std::move(command);
  terms.query = terminal_safe(terms.query);
  std::ranges::replace_if(
      terms.query, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  state.line = {terms.query, terms.query.size()};
  state.pane = terms.query.empty() ? Pane::Query : Pane::Results;
  state.terms = state.shown = std::move(terms);
  step.wishes.emplace_back(FindHits{state.terms, 0, 20});
  step.wishes.emplace_back(FindHoldings{{TimelineUnit::Year, TimelineUnit::Month}});
  return step;
}

Step update(State state, const Event& event) {
  Step step{std::move(state), {}};
  std::visit([&](const auto& happened) { take(step, happened); }, event);
  return step;
}

}  // namespace backfile
