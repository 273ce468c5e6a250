// SPDX-License-Identifier: GPL-2.0-or-later
// The postings of words that were asked for lately, unpacked: matching and ranking read the same
// ones, and a query is seldom the last with its words.
#pragma once

#include <algorithm>
#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/docid_set.h"

namespace backfile {

struct SegmentReader;

/// Which articles of a segment have a term, and how much of it.
struct TermPostings {
  std::vector<std::uint32_t> docids;  ///< rising
  /// For each docid its occurrences as ranking counts them: a word of the default text counts
  /// kHeadlineCount times where it stands in the headline.
  std::vector<std::uint32_t> counts;
};

/// With so many postings to a wanted article it is cheaper to leap from one to the next.
inline constexpr std::uint64_t kPostingsPerLeap = 10;

/// Calls visit(docid, count) for the postings of `wanted`, `wanted_count` docids, in rising order.
template <class Visit>
void visit_postings_of(const TermPostings& postings,
                       const DocidSet& wanted,
                       std::uint32_t wanted_count,
                       Visit visit) {
  const std::vector<std::uint32_t>& docids = postings.docids;
  if (wanted_count * kPostingsPerLeap < docids.size()) {
    auto at = docids.begin();
    wanted.for_each([&](std::uint32_t docid) {
      at = std::lower_bound(at, docids.end(), docid);
      if (at != docids.end() && *at == docid) {
        visit(docid, postings.counts[static_cast<std::size_t>(at - docids.begin())]);
      }
    });
    return;
  }
  for (std::size_t i = 0; i < docids.size(); ++i) {
    if (wanted.contains(docids[i])) {
      visit(docids[i], postings.counts[i]);
    }
  }
}

/// A word in the headline is worth so many in the body. Of 0, 1, 2, 3, 4, 5 the best mean over the
/// odd-numbered queries of five judged collections (tests/quality/trec_quality.cpp).
inline constexpr std::uint32_t kHeadlineCount = 2;

/// One object a thread. Throws what Xapian throws.
class PostingCache {
 public:
  static constexpr std::size_t kCapacityBytes = std::size_t{64} << 20;

  /// Cost: the first time about 10 ns a posting. Good until the next forget_oldest().
  const TermPostings& of(const SegmentReader& segment, const std::string& term);
  /// The same when it is at hand already, else nullptr.
  const TermPostings* find(const SegmentReader& segment, const std::string& term);
  /// How many articles have the term.
  std::uint64_t frequency(const SegmentReader& segment, const std::string& term);
  /// The postings of `wanted` alone, which are few: by leaps, and not kept.
  static TermPostings few_of(const SegmentReader& segment,
                             const std::string& term,
                             const DocidSet& wanted);
  /// Drops what was not asked for longest until the rest fits into kCapacityBytes.
  void forget_oldest();

 private:
  using Key = std::pair<const SegmentReader*, std::string>;
  struct Entry {
    Key key;
    TermPostings postings;
  };
  std::list<Entry> entries_;  // what was asked for last comes first
  std::map<Key, std::list<Entry>::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace backfile
