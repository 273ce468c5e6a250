// SPDX-License-Identifier: GPL-2.0-or-later
// What a request wants beside its query: an article to find the like of, words of the best hits.
#pragma once

#include <vector>

#include "common/base/result.h"
#include "searcher/match/article_index.h"
#include "searcher/match/ranked_search.h"
#include "searcher/match/search_result.h"
#include "searcher/query/match_plan.h"
#include "searcher/session/search_session.h"

namespace backfile {

/// The articles that a request finds, and what they are ranked by.
struct ScoredSearch {
  MatchPlan plan;    ///< what is scored and marked
  MatchPlan scored;  ///< the same and what feedback added
  MatchSets matches;
  std::vector<AddedWord> added;
};

/// Evaluates `plan`, the request's query and filters; with --similar and --background only what is
/// like that article, without its copies; with --expand scored by the words of the best hits, too.
/// These find articles of their own only with --match any: then what has one of them and meets the
/// filters. Errors: NotFound or InvalidArgument for an article that is not there or has no date;
/// Io, Corrupt.
Result<ScoredSearch> search_scored(const SearchRequest& request,
                                   MatchPlan plan,
                                   const ArticleIndex& index,
                                   RankedSearch& ranking);

/// Of the request's --boost.
std::optional<RecencyBoost> boost_of(const SearchRequest& request);

}  // namespace backfile
