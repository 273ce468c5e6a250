// SPDX-License-Identifier: GPL-2.0-or-later
// What of a plan adds to the scores of articles, and with what weight.
#pragma once

#include <string>
#include <vector>

#include "searcher/match/article_index.h"
#include "searcher/query/match_plan.h"

namespace backfile {

/// A word of a clause: the terms that count as it, and what no article changes of its BM25.
struct ScoredWord {
  std::vector<std::string> terms;  ///< terms that have postings: words count by their stems
  double weight = 0;
  bool by_length = true;  ///< long articles need more of it
};

/// One scored clause: a word under several terms, or a phrase's words one by one. `phrase` is set
/// when a match need not hold the phrase, so that this must be asked again.
struct ScoredClause {
  const std::string* label = nullptr;
  std::vector<ScoredWord> words;
  const PlanPhrase* phrase = nullptr;
  std::vector<ScoredClause> others;  ///< of the same meaning: the best of all of them counts
};

/// The weight of a word that `holders` of `articles` have: the never negative idf of Lucene,
/// ln(1 + (N - n + 0.5) / (n + 0.5)), to the power of kIdfPower. A word that most articles have
/// says less than its idf: the power does what lists of stop words do, for any language.
double word_weight(double articles, double holders);

/// In the order of the query. `plan` must live as long. Throws what Xapian throws.
std::vector<ScoredClause> clauses_of(const MatchPlan& plan, const ArticleIndex& index);

}  // namespace backfile
