// SPDX-License-Identifier: GPL-2.0-or-later
// A query's tree as text in the query language.
#pragma once

#include <string>

#include "searcher/query/query_ast.h"

namespace backfile {

/// The tree with every operator and bracket written out. Reading it again gives the same tree.
std::string print_query(const QueryNode& tree);

}  // namespace backfile
