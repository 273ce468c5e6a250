// SPDX-License-Identifier: GPL-2.0-or-later
// What to search for instead, when a query finds few articles or none.
#pragma once

#include <string>
#include <vector>

#include "common/text/text_analyzer.h"
#include "searcher/match/article_index.h"
#include "searcher/match/search_result.h"
#include "searcher/query/query_ast.h"

namespace backfile {

/// A query with fewer hits than this is worth advice.
inline constexpr std::uint64_t kFewHits = 3;

/// Queries near `tree`, which finds `total` articles, each with the exact number that it finds,
/// more than `total`: first words spelled otherwise, those that occur most beside the query's other
/// words; then the smallest relaxations, the least first: any form of an exact word, the whole text
/// instead of a zone, words instead of a phrase, any distance, an entity by all its names, without
/// a filter, without a word. At most three and five of them; none where the index fails. Cost: a
/// look through the word list for each rare word, and up to about 50 evaluations.
std::vector<Advice> advise(const ArticleIndex& index,
                           TextAnalyzer& analyzer,
                           const QueryNode& tree,
                           const std::string& text,
                           std::uint64_t total);

}  // namespace backfile
