// SPDX-License-Identifier: GPL-2.0-or-later
// Which values of a field begin so, for the completion of what is being typed.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "searcher/match/article_index.h"
#include "searcher/match/search_result.h"

namespace backfile {

/// At most `limit` names of `field` (a facet, or a union of some) whose folded key begins with
/// `beginning`, as articles have them: aliases are names of their own. Those that most living
/// articles have come first, equal ones by their key; of the spellings of one key the most frequent
/// is given. Cost: a pass over the facets of all articles, a ns a value; where the index has no
/// numbers of values, making them.
std::vector<FacetCount> find_values(const ArticleIndex& index,
                                    FieldId field,
                                    std::string_view beginning,
                                    std::size_t limit);

}  // namespace backfile
