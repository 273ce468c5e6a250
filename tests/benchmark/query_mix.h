// SPDX-License-Identifier: GPL-2.0-or-later
// Queries as readers of an archive write them, drawn by lot from its own articles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "searcher/match/article_index.h"

namespace backfile::benchmark {

struct MixedQuery {
  std::string_view kind;  ///< "word", "phrase", "near" ...
  std::string text;
};

/// `count` queries of the kinds in their shares (query_mix.cpp), the same for the same index and
/// seed. Their words are those of articles, so that common words come as often as people meet them.
/// Errors: those of reading articles; NotFound for an index without words.
Result<std::vector<MixedQuery>> draw_queries(const ArticleIndex& index,
                                             std::size_t count,
                                             unsigned seed);

}  // namespace backfile::benchmark
