// SPDX-License-Identifier: GPL-2.0-or-later
// Which element of a page holds the article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/html_layout.h"
#include "indexer/parse/text_agreement.h"

namespace backfile {

/// What holds the article, and how much running text is in each element.
struct HtmlContainer {
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  std::uint32_t element = 0;
  std::uint32_t headline_block = kNone;  ///< where the headline stands on the page
  bool agrees = false;                   ///< it was found by the page's own copy of its text
  std::vector<std::uint32_t>
      prose;                     ///< bytes of running text below each element, marks not regarded
  std::vector<PartMarks> marks;  ///< of each element with its ancestors', from the root
};

/// Running text counts for the boxes around it, less the further they are; names and tags that mean
/// the article or something else weigh in; the best box then grows over neighbours that read like
/// it, or shrinks to the one inside that says it is the article. Where `agreement` (the copy of the
/// text that a page may carry in its metadata, empty without one) is found on the page, the
/// smallest element around it is taken.
HtmlContainer choose_container(const HtmlLayout& layout,
                               std::string_view headline,
                               const TextAgreement& agreement);

/// Letters and digits in lower case, by which lines that look alike are equal.
std::string folded_letters(std::string_view text);

/// Whether the folded letters of a line are the headline's, a kicker before it or not.
bool names_headline(std::string_view letters, std::string_view headline);

}  // namespace backfile
