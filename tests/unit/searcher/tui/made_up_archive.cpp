// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/unit/searcher/tui/made_up_archive.h"

#include <algorithm>

#include <fmt/format.h>

#include "searcher/tui/update.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile::test {
namespace {

std::chrono::sys_days day(int y, int m, int d) { return *civil_day(y, m, d); }

Hit made_up_hit(std::uint64_t number) {
  Hit hit;
  hit.rank = number + 1;
  hit.article = full_article();
  hit.article.id = number + 1;
  hit.article.headline = fmt::format("Headline {}", number + 1);
  hit.headline = {hit.article.headline, {{0, 8}}};
  hit.snippet = {fmt::format("Snippet {}", number + 1), {}};
  return hit;
}

Result<SearchResult, QueryError> found(const SearchTerms& terms,
                                       std::uint64_t offset,
                                       std::uint64_t limit,
                                       std::uint64_t total) {
  if (std::ranges::count(terms.query, '"') % 2 != 0) {
    return Unexpected(
        QueryError{"the quotation mark is not closed", "", terms.query, terms.query.find('"'), 0});
  }
  SearchResult result;
  result.total = total;
  result.archived = 1000;
  for (std::uint64_t i = offset; i < std::min(offset + limit, total); ++i) {
    result.hits.push_back(made_up_hit(i));
  }
  return result;
}

std::vector<FacetTable> made_up_facets() {
  std::vector<FacetTable> tables;
  for (const FacetField& facet : kFacetFields) {
    FacetTable table{facet.field, {}, 12, 3};
    for (std::uint64_t i = 0; i < 12; ++i) {
      table.counts.push_back(
          {fmt::format("{} {}", field_of(facet.field).name, i + 1), 50 - 2 * i, 0});
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

// 1986 to 1988 by month: 1986 has no match, of 1987-05 and 1987-06 the archive has nothing.
Timeline made_up_timeline(TimelineUnit unit) {
  Timeline timeline{unit, {}, 2, 1};
  if (unit == TimelineUnit::Year) {
    for (int year = 1986; year <= 1988; ++year) {
      timeline.buckets.push_back({day(year, 1, 1), "", year == 1986 ? 0u : 50u, 500});
    }
  } else if (unit == TimelineUnit::Month) {
    for (int i = 0; i < 36; ++i) {
      const bool gap = i == 16 || i == 17;
      const auto matches = static_cast<std::uint64_t>(i < 12 || gap ? 0 : i % 7 + 1);
      timeline.buckets.push_back({day(1986 + i / 12, i % 12 + 1, 1), "", matches, gap ? 0u : 40u});
    }
  } else {
    for (int i = 0; i < 31; ++i) {
      timeline.buckets.push_back(
          {day(1987, 3, 1 + i), "", static_cast<std::uint64_t>(i % 3), i % 7 == 0 ? 0u : 4u});
    }
  }
  return timeline;
}

class Answers {
 public:
  explicit Answers(MadeUpArchive& archive) : archive_(archive) {}
  Event operator()(const Quit&) const { return Resized{kSmallestScreen}; }
  Event operator()(const OpenAddress& wish) const {
    archive_.addresses.push_back(wish.address);
    return AddressOpened{{}};
  }
  Event operator()(const FindHits& wish) const {
    if (wish.offset == 0) {
      archive_.searched.push_back(wish.terms);
    }
    return HitsFound{
        wish.terms, wish.offset, found(wish.terms, wish.offset, wish.limit, archive_.total)};
  }
  Event operator()(const ReadArticle& wish) const {
    MarkedArticle article{made_up_hit(wish.id - 1).article, {{0, 8}}, {{28, 37}, {162, 168}}};
    return ArticleRead{wish.id, std::move(article)};
  }
  Event operator()(const FindHoldings& wish) const {
    HoldingsFound holdings;
    for (const TimelineUnit unit : wish.units) {
      holdings.timelines.push_back(made_up_timeline(unit));
      holdings.timelines.back().coarse = 0;
    }
    return holdings;
  }
  Event operator()(const FindCounts& wish) const {
    return CountsFound{wish.terms, made_up_facets(), made_up_timeline(wish.unit)};
  }

 private:
  MadeUpArchive& archive_;
};

}  // namespace

Event MadeUpArchive::grant(const Wish& wish) {
  granted.push_back(wish);
  return std::visit(Answers(*this), wish);
}

int run(FakeTerminal& terminal, WishGranter& archive, SearchTerms terms) {
  DirectRunner runner(archive);
  return run_screen(open_screen(std::move(terms), {}, terminal.size()), terminal, runner).signal;
}

}  // namespace backfile::test
