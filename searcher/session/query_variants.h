// SPDX-License-Identifier: GPL-2.0-or-later
// Queries that ask a little less, or with another word.
#pragma once

#include <string>
#include <vector>

#include "searcher/match/search_result.h"
#include "searcher/query/query_ast.h"

namespace backfile {

struct QueryVariant {
  AdviceKind kind = AdviceKind::Word;
  std::string change;  ///< for people: "without date:2017"
  QueryNode tree;
};

/// Every query that asks one thing less than `tree`: of one part of its outermost AND, or without
/// that part.
std::vector<QueryVariant> relaxations(const QueryNode& tree);

/// Without two parts of its outermost AND; none of more than eight parts.
std::vector<QueryVariant> double_relaxations(const QueryNode& tree);

/// The words that may be misspelt, in the order of the query: of words without wildcards and of
/// phrases, not under NOT.
std::vector<std::string> words_in(const QueryNode& tree);

/// The query with the word of that number in words_in() replaced.
QueryNode with_word(const QueryNode& tree, std::size_t number, const std::string& word);

}  // namespace backfile
