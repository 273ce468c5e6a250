// SPDX-License-Identifier: GPL-2.0-or-later
// Why names are counted as one entity: in how many articles, and in which words.
#pragma once

#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/text/text_analyzer.h"
#include "searcher/match/article_index.h"
#include "searcher/match/search_result.h"

namespace backfile {

/// The evidence for each entity that `name` means, or may mean, with up to `passages` passages for
/// each name; empty when the index knows no such name. Deleted articles do not count. Cost: a pass
/// over the dictionary of aliases, and the articles that are shown. Errors: Io, Corrupt.
Result<std::vector<EntityEvidence>> find_entity_evidence(const ArticleIndex& index,
                                                         TextAnalyzer& analyzer,
                                                         const std::string& name,
                                                         std::size_t passages);

}  // namespace backfile
