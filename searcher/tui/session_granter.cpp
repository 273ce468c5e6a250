// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/session_granter.h"

#include <algorithm>
#include <utility>

#include "searcher/tui/facet_lines.h"

namespace backfile {
namespace {

bool selects(const FieldFilter& filter, FieldId field) {
  return filter.field == field_of(field).name && !filter.excluded;
}

bool has_selection(const SearchTerms& terms, FieldId field) {
  return std::ranges::any_of(terms.filters,
                             [&](const FieldFilter& filter) { return selects(filter, field); });
}

}  // namespace

Event SessionGranter::grant(const Wish& wish) {
  return std::visit([&](const auto& one) { return grant_one(one); }, wish);
}

// The loop ends before it comes to this.
Event SessionGranter::grant_one(const Quit&) { return Resized{}; }

Event SessionGranter::grant_one(const OpenAddress& wish) {
  return AddressOpened{open_(wish.address)};
}

Event SessionGranter::grant_one(const FindHits& wish) {
  SearchRequest request = request_of(wish.terms, today_);
  request.offset = wish.offset;
  request.limit = wish.limit;
  return HitsFound{wish.terms, wish.offset, session_.search(request)};
}

Event SessionGranter::grant_one(const ReadArticle& wish) {
  return ArticleRead{wish.id, session_.read(request_of(wish.terms, today_), wish.id)};
}

Event SessionGranter::grant_one(const FindHoldings& wish) {
  HoldingsFound found;
  for (const TimelineUnit unit : wish.units) {
    found.timelines.push_back(count_days(SearchTerms{}, unit));
  }
  return found;
}

// A table with a selection counts as if there were none in it: several of its values can then be
// chosen, and the number beside each is what it brings.
Event SessionGranter::grant_one(const FindCounts& wish) {
  CountsFound found{wish.terms, {}, {}};
  std::vector<FieldId> together;
  for (const FacetField& facet : kFacetFields) {
    if (!has_selection(wish.terms, facet.field)) {
      together.push_back(facet.field);
    }
  }
  std::vector<FacetTable> tables = count_facets(wish.terms, std::move(together));
  for (const FacetField& facet : kFacetFields) {
    if (has_selection(wish.terms, facet.field)) {
      SearchTerms without = wish.terms;
      std::erase_if(without.filters,
                    [&](const FieldFilter& filter) { return selects(filter, facet.field); });
      std::ranges::move(count_facets(without, {facet.field}), std::back_inserter(tables));
    }
  }
  for (const FacetField& facet : kFacetFields) {
    const auto table = std::ranges::find(tables, facet.field, &FacetTable::field);
    if (table != tables.end()) {
      found.facets.push_back(std::move(*table));
    }
  }
  found.timeline = count_days(wish.timeline_terms, wish.unit);
  return found;
}

std::vector<FacetTable> SessionGranter::count_facets(const SearchTerms& terms,
                                                     std::vector<FieldId> fields) {
  SearchRequest request = request_of(terms, today_);
  request.with.clear();
  for (const std::string& name : terms.with) {
    request.filters.push_back({std::string(field_of(FieldId::Entity).name), {name}, false});
  }
  request.limit = 0;
  request.facets = std::move(fields);
  request.facet_limit = kUnfoldedValues;
  auto result = session_.search(request);
  return result ? std::move(result->facets) : std::vector<FacetTable>();
}

Timeline SessionGranter::count_days(const SearchTerms& terms, TimelineUnit unit) {
  SearchRequest request = request_of(terms, today_);
  request.limit = 0;
  request.timeline = unit;
  auto result = session_.search(request);
  return result && result->timeline ? std::move(*result->timeline) : Timeline{unit, {}, 0, 0};
}

}  // namespace backfile
