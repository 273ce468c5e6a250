// SPDX-License-Identifier: GPL-2.0-or-later
// An article laid out for reading on a screen, line by line, with names and hits marked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/match/search_result.h"

namespace backfile {

/// What of an article is unfolded, and how wide its lines are; 0: lines are not broken.
struct ReadingWish {
  std::size_t columns = 80;
  bool captions = false, related = false, details = false;
  bool printed = false;  ///< for paper: nothing is folded, and titles have no arrow
  bool starred = false;  ///< hits stand in *asterisks* and nothing else is marked
};

/// Bytes of a line that a query word or a name takes. Marks rise and do not overlap.
struct ReadingMark {
  std::size_t begin = 0, end = 0;
  bool is_name = false;
  std::size_t hit = 0;  ///< number of the hit, from 1 on through the whole page; 0: none
  bool operator==(const ReadingMark&) const = default;
};

enum class ReadingKind : std::uint8_t { Blank, Headline, Byline, About, Dated, Text, Fold, Detail };

struct ReadingLine {
  ReadingKind kind = ReadingKind::Blank;
  std::string text{};           ///< safe to print
  std::size_t paragraph = 0;    ///< number of the paragraph that begins here; 0: none
  std::size_t label_bytes = 0;  ///< of a detail: how much of it is the label with its blanks
  std::vector<ReadingMark> marks{};
};

struct ReadingPage {
  std::vector<ReadingLine> lines;
  std::size_t paragraphs = 0;
  std::vector<std::size_t> line_of_hit;  ///< where each hit begins
};

/// Headline, byline, outlet with date and place, how the date is known, numbered paragraphs; then
/// captions, headlines shown beside it, and details, each folded into one line unless wished for.
/// Cost: O(the article's text).
ReadingPage reading_page(const MarkedArticle& article, const ReadingWish& wish);

/// "2017-09-14, from the address, high confidence: “20170914”", or "not known".
std::string date_note(const ArticleDate& date);

}  // namespace backfile
