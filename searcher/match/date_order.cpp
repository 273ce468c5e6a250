// SPDX-License-Identifier: GPL-2.0-or-later
// rank_by_date() of ranked_search.h.
#include <algorithm>
#include <bit>
#include <tuple>

#include "searcher/match/column_filters.h"
#include "searcher/match/ranked_search.h"

namespace backfile {
namespace {

struct DatedPlace {
  std::int64_t order = 0;  ///< rises along the wanted order; kUndatedLast for no date
  std::uint64_t id = 0;
  ArticlePlace place;
};
constexpr std::int64_t kUndatedLast = INT64_MAX;

bool comes_before(const DatedPlace& a, const DatedPlace& b) {
  return std::tuple(a.order, a.id, a.place.segment) < std::tuple(b.order, b.id, b.place.segment);
}

/// Largest docid <= from in the set, 0 when there is none.
std::uint32_t previous(const DocidSet& set, std::uint32_t from) {
  std::uint64_t kept = ~std::uint64_t{0} >> (63 - from % 64);
  for (std::uint32_t i = from / 64 + 1; i-- > 0; kept = ~std::uint64_t{0}) {
    if (const std::uint64_t word = set.words()[i] & kept; word != 0) {
      return i * 64 + 63 - static_cast<std::uint32_t>(std::countl_zero(word));
    }
  }
  return 0;
}

/// Collects from one segment as many as may stand on the page, and a few more: those of the last
/// day taken, for docids of one day rise by id whichever way days run.
class SegmentWalk {
 public:
  SegmentWalk(const Columns& columns,
              const DocidSet& matches,
              std::uint32_t segment,
              std::uint64_t wanted,
              std::vector<DatedPlace>& out)
      : columns_(columns), matches_(matches), segment_(segment), wanted_(wanted), out_(out) {}

  void newest_first() { forward(1, 1); }

  void oldest_first() {
    const auto dated = dated_docids(columns_);
    std::uint32_t docid = dated ? previous(matches_, dated->second) : 0;
    for (std::int32_t day = 0; docid != 0; docid = previous(matches_, docid - 1)) {
      if (taken_ >= wanted_ && columns_.day(docid) != day) {
        return;
      }
      day = columns_.day(docid);
      take(docid, -1);
    }
    forward(dated ? dated->second + 1 : 1, -1);
  }

 private:
  void forward(std::uint32_t from, int direction) {
    while (taken_ < wanted_ && from <= matches_.universe()) {
      const std::uint32_t docid = matches_.next(from);
      if (docid == 0) {
        return;
      }
      take(docid, direction);
      from = docid + 1;
    }
  }

  void take(std::uint32_t docid, int direction) {
    const std::int64_t day = columns_.day(docid);
    const std::int64_t order = day == kUndatedDay ? kUndatedLast : -direction * day;
    out_.push_back({order, columns_.id(docid), {segment_, docid}});
    ++taken_;
  }

  const Columns& columns_;
  const DocidSet& matches_;
  std::uint32_t segment_;
  std::uint64_t wanted_, taken_ = 0;
  std::vector<DatedPlace>& out_;
};

}  // namespace

std::vector<RankedHit> rank_by_date(const ArticleIndex& index,
                                    const MatchSets& matches,
                                    bool newest_first,
                                    Page page) {
  const std::uint64_t end = page.offset + std::min(page.limit, UINT64_MAX - page.offset);
  std::vector<DatedPlace> places;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    SegmentWalk walk(index.columns(i), matches[i], static_cast<std::uint32_t>(i), end, places);
    newest_first ? walk.newest_first() : walk.oldest_first();
  }
  const std::uint64_t last = std::min<std::uint64_t>(end, places.size());
  std::partial_sort(places.begin(),
                    places.begin() + static_cast<std::ptrdiff_t>(last),
                    places.end(),
                    comes_before);
  std::vector<RankedHit> hits;
  for (std::uint64_t i = page.offset; i < last; ++i) {
    hits.push_back({places[i].place, 0});
  }
  return hits;
}

}  // namespace backfile
