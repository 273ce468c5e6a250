// SPDX-License-Identifier: GPL-2.0-or-later
// From the text of a query to its tree.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "searcher/query/query_ast.h"
#include "searcher/query/query_error.h"

namespace backfile {

class SavedSearches;

struct QueryReading {
  std::chrono::sys_days today{};  ///< what "yesterday" and "30d.." count from
  bool match_any = false;         ///< words without an operator between them: OR instead of AND
  const SavedSearches* saved = nullptr;  ///< what @name stands for; without them it is a word
};

struct ParsedQuery {
  QueryNode tree;
  std::vector<std::string> notes;  ///< how AND and OR without brackets were read, and the like
};

/// Reads a query (UTF-8, any bytes). Anything not understood is an error with its place; never a
/// silent word search. Cost: O(text.size()); nesting deeper than 100 and more than 20 000 words are
/// errors.
Result<ParsedQuery, QueryError> parse_query(std::string_view text, const QueryReading& reading);

/// The node that `field:value` means, for options like --org NAME where the whole value belongs to
/// the field, spaces and all. Error when the field does not exist or the value is wrong.
Result<QueryNode, QueryError> parse_field_value(std::string_view field,
                                                std::string_view value,
                                                const QueryReading& reading);

}  // namespace backfile
