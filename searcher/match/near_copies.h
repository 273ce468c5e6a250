// SPDX-License-Identifier: GPL-2.0-or-later
// Whether one article is mostly the text of another.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/match/article_index.h"

namespace backfile {

/// The rows of four words of headline and body, hashed; sorted, each once. Cost: about 20 ns a
/// word.
std::vector<std::uint64_t> word_rows(const ArticleIndex& index, ArticlePlace place);

/// True when half of the rows of the shorter text are in the other, too (the containment of Broder
/// 1997). A text of less than ten rows is nobody's copy unless it is all of another.
bool are_near_copies(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace backfile
