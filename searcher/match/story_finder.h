// SPDX-License-Identifier: GPL-2.0-or-later
// The articles that are one text: an agency's story as many outlets printed it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/index/docid_set.h"
#include "searcher/match/article_index.h"

namespace backfile {

/// Adds to `out` the live articles of a segment that have one of the terms of ids in `id_terms`, or
/// are near-copies (near_copies.h) of such an article of any segment. Looked at are those with half
/// of its dozen most telling words. Cost: the postings of these words, and about 10 µs an article
/// looked at. Errors: Io, Corrupt.
Result<void> add_story(const ArticleIndex& index,
                       const std::vector<std::string>& id_terms,
                       std::size_t segment,
                       DocidSet& out);

}  // namespace backfile
