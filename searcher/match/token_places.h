// SPDX-License-Identifier: GPL-2.0-or-later
// The places of words in the articles of a segment, from their words in reading order.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/token_code.h"
#include "common/index/token_file.h"
#include "searcher/match/stem_forms.h"
#include "searcher/match/term_forms.h"
#include "searcher/match/word_places.h"

namespace backfile {

/// Finds the places of several sets of words in one article after another.
class TokenPlaces {
 public:
  using Leaves = std::vector<std::vector<TokenPlace>>;

  /// `leaves`: for each, index terms, forms as well as stems; those of other fields than words find
  /// nothing. `tokens` and `forms` must live as long.
  TokenPlaces(const TokenFile& tokens,
              StemForms& forms,
              std::span<const std::vector<std::string>> leaves);

  /// Rising, one leaf has a place once. Good until the next call. Cost: about 2 ns a word of the
  /// article. Errors: Corrupt.
  Result<const Leaves*> find(std::uint32_t docid);

 private:
  struct LeafOfWord {
    std::uint32_t leaf;
    FieldId field;
  };
  Error damaged(std::uint32_t docid) const;

  const TokenFile& tokens_;
  FormSet known_;  // those that have leaves
  std::unordered_map<std::uint32_t, std::vector<LeafOfWord>> leaves_of_;
  Leaves places_;
};

/// A source of the places of `leaves` over `tokens`; both and `forms` must outlive it.
std::unique_ptr<WordPlaceSource> make_token_places(const TokenFile& tokens,
                                                   StemForms& forms,
                                                   const std::vector<TextLeaf>& leaves);

}  // namespace backfile
