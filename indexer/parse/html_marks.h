// SPDX-License-Identifier: GPL-2.0-or-later
// What the names around a block say of it, when they can be believed.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/parse/html_layout.h"

namespace backfile {

/// Bytes of running text below each element, marks not regarded.
std::vector<std::uint32_t> count_prose(const HtmlLayout& layout);

/// The marks of each element inside `root` with those of its ancestors up to there, `root`'s own
/// not among them; the first is `root`. A mark on an element that holds most of the running text,
/// or that most of the running text bears in pieces, means something else ("has-sidebar",
/// "section--ads") and is not regarded; readers' comments and related articles may be longer than
/// the article.
std::vector<PartMarks> spread_marks(const HtmlLayout& layout,
                                    const std::vector<std::uint32_t>& prose,
                                    std::uint32_t root);

}  // namespace backfile
