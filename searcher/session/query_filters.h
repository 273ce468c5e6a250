// SPDX-License-Identifier: GPL-2.0-or-later
// Options like --org NAME as part of the query's tree.
#pragma once

#include <vector>

#include "common/base/result.h"
#include "searcher/query/query_ast.h"
#include "searcher/query/query_parser.h"
#include "searcher/session/search_session.h"

namespace backfile {

/// `tree` AND every filter; of a filter's values either will do, or, excluded, none may match.
/// Errors: those of parse_field_value(), about the value.
Result<QueryNode, QueryError> add_filters(QueryNode tree,
                                          const std::vector<FieldFilter>& filters,
                                          const QueryReading& reading);

}  // namespace backfile
