// SPDX-License-Identifier: GPL-2.0-or-later
// Articles like a given one, and earlier ones that explain it.
#pragma once

#include <vector>

#include "common/base/result.h"
#include "common/model/article.h"
#include "searcher/match/ranked_search.h"
#include "searcher/match/search_result.h"
#include "searcher/query/match_plan.h"

namespace backfile {

struct SimilarityPlan {
  MatchPlan plan;
  std::vector<AddedWord> words;  ///< its words and names, best first
};

/// What has any of the 40 most telling words of the article, scored by these and by the entities it
/// names. `background`: only what is dated before it and names one of its entities, if it names
/// any. Requires, for background: the article has a date. Errors: Io, Corrupt.
Result<SimilarityPlan> plan_similar(const ArticleIndex& index,
                                    const Article& article,
                                    ArticlePlace place,
                                    bool background);

/// Takes the article itself out of `matches`, and of the best 60 those that are near-copies of it
/// or of a better one. Errors: Io, Corrupt.
Result<void> drop_copies(const ArticleIndex& index,
                         RankedSearch& ranking,
                         const MatchPlan& plan,
                         ArticlePlace place,
                         MatchSets& matches);

}  // namespace backfile
