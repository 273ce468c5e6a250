// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/facet_lines.h"

#include <algorithm>
#include <iterator>

namespace backfile {
namespace {

using Values = std::vector<std::string>;

// What is chosen of the field, whichever way.
Values chosen_values(const SearchTerms& terms, FieldId field) {
  Values chosen;
  for (const FieldFilter& filter : terms.filters) {
    if (filter.field == field_of(field).name) {
      std::ranges::transform(filter.values, std::back_inserter(chosen), [](const auto& value) {
        return std::string(bare_value(value));
      });
    }
  }
  return chosen;
}

std::uint64_t count_of(const FacetTable& table, const std::string& name) {
  const auto found = std::ranges::find(table.counts, name, &FacetCount::name);
  return found == table.counts.end() ? 0 : found->count;
}

// The lines of one table: heading, what is chosen beyond the first values, the first values.
void add_table(const State& state, const FacetTable& table, std::vector<FacetLine>& lines) {
  const std::size_t shown =
      state.facets.unfolded.contains(table.field) ? kUnfoldedValues : kFoldedValues;
  const auto first_counts = std::span(table.counts).first(std::min(table.counts.size(), shown));
  Values chosen = chosen_values(state.terms, table.field);
  std::erase_if(chosen, [&](const std::string& name) {
    return std::ranges::count(first_counts, name, &FacetCount::name) > 0;
  });
  if (first_counts.empty() && chosen.empty()) {
    return;
  }
  const std::uint64_t most = table.counts.empty() ? 0 : table.counts.front().count;
  const bool folded = table.counts.size() > kFoldedValues && shown == kFoldedValues;
  const std::uint64_t values = chosen.size() + first_counts.size();
  lines.push_back({table.field, {}, table.distinct, most, values, FilterChoice::None, folded});
  const auto add = [&](const std::string& name, std::uint64_t count) {
    lines.push_back(
        {table.field, name, count, most, 0, choice_of(state.terms, table.field, name), false});
  };
  for (const std::string& name : chosen) {
    add(name, count_of(table, name));
  }
  for (const FacetCount& row : first_counts) {
    add(row.name, row.count);
  }
}

}  // namespace

std::vector<FacetLine> facet_lines(const State& state) {
  std::vector<FacetLine> lines;
  for (const FacetTable& table : state.facets.tables) {
    add_table(state, table, lines);
  }
  return lines;
}

}  // namespace backfile
