// SPDX-License-Identifier: GPL-2.0-or-later
// Going through the facets, choosing values.
#include <algorithm>
#include <utility>

#include "searcher/tui/facet_lines.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/step_actions.h"

namespace backfile {
namespace {

void toggle(Step& step, FilterChoice choice) {
  const std::vector<FacetLine> lines = facet_lines(step.state);
  const std::size_t cursor = step.state.facets.cursor;
  if (cursor >= lines.size() || lines[cursor].is_heading()) {
    return;
  }
  const FacetLine& line = lines[cursor];
  SearchTerms terms = step.state.terms;
  set_choice(terms, line.field, line.name, line.choice == choice ? FilterChoice::None : choice);
  change_terms(step, std::move(terms));
}

void toggle_unfolded(Step& step, FieldId field) {
  std::set<FieldId>& unfolded = step.state.facets.unfolded;
  if (!unfolded.insert(field).second) {
    unfolded.erase(field);
  }
  go_to_facet(step, step.state.facets.cursor);
}

bool is_facet(const FieldFilter& filter) {
  return std::ranges::any_of(kFacetFields, [&](const FacetField& facet) {
    return field_of(facet.field).name == filter.field;
  });
}

}  // namespace

void go_to_facet(Step& step, std::size_t line) {
  State& state = step.state;
  const std::size_t count = facet_lines(state).size();
  FacetPane& pane = state.facets;
  pane.cursor = count == 0 ? 0 : std::min(line, count - 1);
  pane.first = scrolled(pane.first, pane.cursor, count, layout_of(state).list.rows);
}

void next_facet(Step& step) { go_to_facet(step, step.state.facets.cursor + 1); }

void previous_facet(Step& step) {
  const std::size_t cursor = step.state.facets.cursor;
  go_to_facet(step, cursor - std::min<std::size_t>(cursor, 1));
}

void next_table(Step& step) {
  const std::vector<FacetLine> lines = facet_lines(step.state);
  for (std::size_t i = step.state.facets.cursor + 1; i < lines.size(); ++i) {
    if (lines[i].is_heading()) {
      // Its values come into sight first.
      go_to_facet(step, std::min(lines.size() - 1, i + kFoldedValues));
      go_to_facet(step, i);
      return;
    }
  }
}

void previous_table(Step& step) {
  const std::vector<FacetLine> lines = facet_lines(step.state);
  for (std::size_t i = std::min(step.state.facets.cursor, lines.size()); i > 0; --i) {
    if (lines[i - 1].is_heading()) {
      go_to_facet(step, i - 1);
      return;
    }
  }
}

void first_facet(Step& step) { go_to_facet(step, 0); }
void last_facet(Step& step) { go_to_facet(step, facet_lines(step.state).size()); }

void select_value(Step& step) {
  const std::vector<FacetLine> lines = facet_lines(step.state);
  const std::size_t cursor = step.state.facets.cursor;
  if (cursor < lines.size() && lines[cursor].is_heading()) {
    toggle_unfolded(step, lines[cursor].field);
  } else {
    toggle(step, FilterChoice::Selected);
  }
}

void exclude_value(Step& step) { toggle(step, FilterChoice::Excluded); }

void clear_values(Step& step) {
  SearchTerms terms = step.state.terms;
  std::erase_if(terms.filters, is_facet);
  if (terms == step.state.terms) {
    step.state.message = "nothing is chosen";
  }
  change_terms(step, std::move(terms));
}

void replace_tables(Step& step, std::vector<FacetTable> tables) {
  const std::vector<FacetLine> before = facet_lines(step.state);
  const std::size_t cursor = step.state.facets.cursor;
  step.state.facets.tables = std::move(tables);
  std::size_t line = cursor;
  if (cursor > 0 && cursor < before.size()) {
    const std::vector<FacetLine> lines = facet_lines(step.state);
    const auto same = std::ranges::find_if(lines, [&](const FacetLine& candidate) {
      return candidate.field == before[cursor].field && candidate.name == before[cursor].name;
    });
    line = same == lines.end() ? cursor : static_cast<std::size_t>(same - lines.begin());
  }
  go_to_facet(step, line);
}

}  // namespace backfile
