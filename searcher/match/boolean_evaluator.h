// SPDX-License-Identifier: GPL-2.0-or-later
// Which articles match a plan: exactly, a bit each.
#pragma once

#include "common/base/result.h"
#include "searcher/match/article_index.h"
#include "searcher/query/match_plan.h"

namespace backfile {

/// The live articles that match, by segment. Of an AND the cheapest side comes first and the rest
/// is skipped once nothing is left, so a segment outside its dates costs two binary searches.
/// A date matches a range only when the whole of it lies inside. Errors: Corrupt, Io.
/// Cost: about 10 ns a posting of the terms that are walked; an exact form, a phrase, a NEAR cost
/// PhraseScan::add_holders() over the articles that have its stems.
/// Threads: the index's own.
Result<MatchSets> evaluate_plan(const MatchPlan& plan, const ArticleIndex& index);

/// Those of `candidates`, docids of segment `number`, that hold the phrase.
Result<DocidSet> evaluate_phrase(const PlanPhrase& phrase,
                                 const ArticleIndex& index,
                                 std::size_t number,
                                 const DocidSet& candidates);

}  // namespace backfile
