// SPDX-License-Identifier: GPL-2.0-or-later
// From the value behind a field's colon to its node: facets, ids, dates, numbers.
#pragma once

#include <span>

#include "common/base/result.h"
#include "searcher/query/query_ast.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_parser.h"

namespace backfile {

/// The node of one value, or of the several of a list (facets only). Requires: pieces of kind
/// Value, one at least, of one field that is not of words. Errors: places are bytes of `query`,
/// where the pieces stand.
Result<QueryNode, QueryError> read_value_node(std::string_view query,
                                              std::span<const QueryToken> values,
                                              const QueryReading& reading);

}  // namespace backfile
