// SPDX-License-Identifier: GPL-2.0-or-later
// How many of the matching articles have each value of a field.
#pragma once

#include <cstdint>
#include <vector>

#include "common/index/schema.h"
#include "searcher/match/article_index.h"
#include "searcher/match/search_result.h"

namespace backfile {

/// One table for each of `fields`, in their order, each with at most `limit` counts. Exact: every
/// match is counted. A value is one by its folded key; of several spellings the one that most of
/// the matches have is shown, of equals the first by bytes. Facet fields count their values; Entity
/// counts persons, organizations and places together; Date counts years, date.by and date.conf
/// their names. Another field gives an empty table. Cost: one pass over the matches' columns, a few
/// ns a value, and one over the dictionaries. Threads: any; reads columns only.
std::vector<FacetTable> count_facets(const ArticleIndex& index,
                                     const MatchSets& matches,
                                     const std::vector<FieldId>& fields,
                                     std::uint64_t limit);

}  // namespace backfile
