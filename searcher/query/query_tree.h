// SPDX-License-Identifier: GPL-2.0-or-later
// Building a query's tree in its normal form: no group in a group of the same operator, no NOT of a
// NOT.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/query_ast.h"

namespace backfile {

/// Deepest nesting of brackets, and of groups and NOTs in the tree, that a query may have.
inline constexpr int kMaxNesting = 100;

/// `operands` joined by `op`, those that are themselves joined by it taken apart; one alone is
/// itself. Requires: one at least.
QueryNode grouped(BooleanOperator op, std::vector<QueryNode> operands);

/// Everything but `node`; NOT of NOT is the inner one.
QueryNode negated(QueryNode node);

/// Filters say where to look, not what for: facets, ids, dates, lengths, negations, groups of them.
bool is_filter(const QueryNode& node);

/// Groups, NOTs and proximities one inside another; 0 for a single word.
int nesting_of(const QueryNode& node);

/// What stands under a node; nothing for a leaf.
const std::vector<QueryNode>* operands_of(const QueryNode& node);

/// True for what is said of the whole query: sort:, in:.
bool is_setting(const QueryNode& node);

/// The fields, each once, of the words under a node that NEAR can join: words, phrases, these
/// joined by OR, NEARs; nothing for other nodes.
std::vector<FieldId> fields_of_words(const QueryNode& node);

/// True for a word, or words joined by OR, whose places the index itself keeps.
bool is_single_place(const QueryNode& node);

}  // namespace backfile
