// SPDX-License-Identifier: GPL-2.0-or-later
// Where each word stands, turned round from the words in reading order: for Xapian's position
// table.
#pragma once

#include <cstdint>
#include <vector>

#include "common/index/token_code.h"
#include "indexer/segment/byte_chains.h"
#include "indexer/segment/token_lines.h"

namespace backfile {

/// Of all words of all lines. Memory: about a byte and a half a word of the text.
class PlaceInverter {
 public:
  PlaceInverter(const TokenLines& lines, std::uint32_t word_count);

  struct Place {
    std::uint32_t article = 0;  ///< its number in the order of TokenLines::add()
    std::uint32_t position = 0;
    TokenZone zone = TokenZone::Headline;
  };
  /// The places of one word: articles in the order they came, positions not falling.
  class Reader {
   public:
    /// False behind the last one.
    bool next(Place& place);

   private:
    friend class PlaceInverter;
    Reader(const ByteChains& chains, const ByteChain& chain) : bytes_(chains, chain) {}
    ByteChains::Reader bytes_;
  };
  Reader places(std::uint32_t word) const { return {chains_, words_[word].bytes}; }

 private:
  struct Chain {
    ByteChain bytes;
    std::uint32_t article = 0, position = 0;
    TokenZone zone = TokenZone::Headline;
  };
  void append(Chain& chain, const Place& place);

  ByteChains chains_;
  std::vector<Chain> words_;
};

}  // namespace backfile
