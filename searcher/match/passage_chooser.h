// SPDX-License-Identifier: GPL-2.0-or-later
// The passage of a text that best shows why it matches.
#pragma once

#include <string_view>
#include <vector>

#include "common/text/text_analyzer.h"
#include "searcher/match/search_result.h"
#include "searcher/match/term_marker.h"

namespace backfile {

/// Length of a passage in characters (code points), about.
inline constexpr std::size_t kPassageChars = 200;

/// The passage of `text` with the most different query words, of equals the one with more marks,
/// then the first; without marks the beginning. It starts where a sentence starts if one is near,
/// and ends with a sentence or a word; "…" says where a sentence is cut. White space is made single
/// spaces. `words` are the text's.
MarkedText choose_passage(std::string_view text,
                          const TokenStream& words,
                          const std::vector<WordMark>& marks);

/// The marks as highlights of the whole text: overlapping ones are joined.
std::vector<Highlight> highlights_of(const std::vector<WordMark>& marks);

}  // namespace backfile
