// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a text condition stand in one article: what a condition is decided by.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/base/result.h"
#include "searcher/query/match_plan.h"

namespace backfile {

/// A part of an article's text.
enum class TextZone : std::uint8_t { Headline, Lead, Body, Caption, Byline, Address };

/// One word at its place. Zones follow each other as TextZone does, so that headline and body are
/// counted from 1.
struct WordPlace {
  std::uint32_t position = 0;   ///< 1-based count of words, the parts of a compound one each
  std::uint32_t sentence = 0;   ///< number in the article; every zone begins a new one
  std::uint32_t paragraph = 0;  ///< number in the article; every zone begins a new one
  std::uint32_t quotation = 0;  ///< number of the quotation that it stands in, 0: none
  TextZone zone = TextZone::Body;
  bool operator==(const WordPlace&) const = default;
};

/// For every leaf its places, rising; two leaves may have the same place, one leaf has it once.
using LeafPlaces = std::vector<std::vector<WordPlace>>;

/// Gives the places of the leaves it was made for, article by article of one segment. One object a
/// thread; articles are asked for by rising docid.
class WordPlaceSource {
 public:
  virtual ~WordPlaceSource() = default;
  /// Valid until the next call. Errors: Io, Corrupt.
  virtual Result<const LeafPlaces*> places(std::uint32_t docid) = 0;
};

}  // namespace backfile
