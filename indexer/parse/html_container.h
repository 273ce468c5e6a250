// SPDX-License-Identifier: GPL-2.0-or-later
// Which element of a page holds the article.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/parse/html_layout.h"

namespace backfile {

/// What holds the article, and how much running text is in each element.
struct HtmlContainer {
  std::uint32_t element = 0;
  std::vector<std::uint32_t>
      prose;                     ///< bytes of running text below each element, marks not regarded
  std::vector<PartMarks> marks;  ///< of each element with its ancestors', from the root
};

/// Running text counts for the boxes around it, less the further they are; names and tags that mean
/// the article or something else weigh in; the best box then grows over neighbours that read like
/// it. A mark on most of a page's text means something else ("has-sidebar") and is not regarded.
HtmlContainer choose_container(const HtmlLayout& layout);

}  // namespace backfile
