// SPDX-License-Identifier: GPL-2.0-or-later
// Feedback: the words of a query's best articles, added to what is scored.
#pragma once

#include <vector>

#include "common/base/result.h"
#include "searcher/match/article_index.h"
#include "searcher/match/ranked_search.h"
#include "searcher/match/search_result.h"
#include "searcher/query/match_plan.h"

namespace backfile {

/// So many hits are looked at for feedback: some may be copies of others.
inline constexpr std::uint64_t kFeedbackHits = 20;

struct Expansion {
  std::vector<AddedWord> words;  ///< those that the query did not have, best first
  std::vector<MatchPlan>
      terms;  ///< what is added to the scores, those of the query's own words too
};

/// The 30 most telling words of the 7 best articles, each article with the share of its score;
/// together they weigh three quarters of the query's own words. Near-copies count once. `best`: the
/// beginning of the query's hits. Errors: Io, Corrupt.
Result<Expansion> expand_query(const ArticleIndex& index,
                               const MatchPlan& plan,
                               const std::vector<RankedHit>& best);

}  // namespace backfile
