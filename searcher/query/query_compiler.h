// SPDX-License-Identifier: GPL-2.0-or-later
// From a query's tree to the terms and columns of an index.
#pragma once

#include "common/base/result.h"
#include "common/text/text_analyzer.h"
#include "searcher/query/index_vocabulary.h"
#include "searcher/query/match_plan.h"
#include "searcher/query/query_ast.h"
#include "searcher/query/query_error.h"

namespace backfile {

/// Most terms that one wildcard may stand for; more is an error that names the pattern.
inline constexpr std::size_t kMaxExpansions = 1000;

/// Most text conditions of one query: each reads the text of many articles.
inline constexpr std::size_t kMaxTextConditions = 50;

/// Most index terms that the words and names of one query may stand for together.
inline constexpr std::size_t kMaxPlanTerms = 1'000'000;

/// Words become terms through the analyzer that indexed the articles. Errors: a wildcard with too
/// many expansions; a word without anything to search for; several words where NEAR or * wants one.
/// Their in_text is the piece of the query, as print_query() writes it.
Result<MatchPlan, QueryError> compile_query(const QueryNode& tree,
                                            const IndexVocabulary& vocabulary,
                                            TextAnalyzer& analyzer);

/// The same for `part`, a part of the query `whole`, which says by what languages its words are
/// stemmed and whether in:all holds.
Result<MatchPlan, QueryError> compile_part(const QueryNode& part,
                                           const QueryNode& whole,
                                           const IndexVocabulary& vocabulary,
                                           TextAnalyzer& analyzer);

}  // namespace backfile
