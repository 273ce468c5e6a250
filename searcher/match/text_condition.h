// SPDX-License-Identifier: GPL-2.0-or-later
// Decides a text condition by the places of its words.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/match/word_places.h"
#include "searcher/query/match_plan.h"

namespace backfile {

/// Words first..last of an article, in one paragraph.
struct TextSpan {
  std::uint32_t first = 0, last = 0;                    ///< positions
  std::uint32_t first_sentence = 0, last_sentence = 0;  ///< which these stand in
  std::uint32_t paragraph = 0;
  std::uint32_t quotation = 0;  ///< the one that the span is bound to, 0: none
  TextZone zone = TextZone::Body;
  bool operator==(const TextSpan&) const = default;
};

/// Every span that meets the condition, by first and last position, each once. Of Sentence and
/// Paragraph it is the span of all that was found in one; of Times all of them. Words asked for
/// inside quotations stand in the same one. Cost: of Near and Ordered about (places) x (words
/// between) x (parts), of Near with more than two parts up to 2^parts as much. Threads: pure.
std::vector<TextSpan> find_spans(const TextCondition& condition, const LeafPlaces& places);

/// True when there is one at least.
bool meets(const TextCondition& condition, const LeafPlaces& places);

}  // namespace backfile
