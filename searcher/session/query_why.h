// SPDX-License-Identifier: GPL-2.0-or-later
// Why one article is among the hits of a query, or is not.
#pragma once

#include "common/base/result.h"
#include "common/text/text_analyzer.h"
#include "searcher/match/article_index.h"
#include "searcher/match/search_result.h"
#include "searcher/query/query_ast.h"
#include "searcher/query/query_error.h"

namespace backfile {

/// Every clause of `tree`, down to single words and filters, with whether the article matches it,
/// why not, and where it does. Requires: `article` is a live one of the index. Errors: those of
/// compile_query(), or what failed in the index. Cost: an evaluation over the one article for each
/// clause, and for the words of those that fail.
Result<WhyClause, QueryError> explain_match(const ArticleIndex& index,
                                            TextAnalyzer& analyzer,
                                            const QueryNode& tree,
                                            const Article& article);

}  // namespace backfile
