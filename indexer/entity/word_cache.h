// SPDX-License-Identifier: GPL-2.0-or-later
// Traits of the words that one tagger has seen, and what the model makes of them.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "indexer/entity/entity_label.h"
#include "indexer/entity/word_traits.h"

namespace backfile {

/// Places from two words before to two words behind.
inline constexpr std::size_t kAroundPlaces = 5;

struct CachedWord {
  WordTraits traits;
  std::uint64_t document = 0;       ///< the last document that has the word
  std::uint32_t document_word = 0;  ///< its number there
  std::uint8_t scored = 0;          ///< bit p: scores[p] is known
  /// What the word adds to the scores of the word two behind, one behind, itself, one and two
  /// before it.
  std::array<LabelScores, kAroundPlaces> scores{};
};

/// Where a word lies, and what most of its readers ask of it: they touch no other memory.
struct WordPlace {
  std::uint64_t key = 0;  ///< the cache's own hash of the word
  CachedWord* word = nullptr;
  std::uint64_t lower = 0;  ///< WordTraits::lower
  CaseKind case_kind = CaseKind::Mark;
  WordRole role = WordRole::None;
  std::uint8_t uses = 0;  ///< how often it was found, up to kMostUses
};

/// One object a thread. Memory: kMostWords words of 400 bytes and the most that one document adds.
class WordCache {
 public:
  explicit WordCache(const EntityLexicon& lexicon);

  /// The word's place, good until the next call; the word itself stays where it is until the next
  /// clear_when_full().
  const WordPlace& find(std::string_view word);

  /// Between documents: once there are too many words, forgets those that were found least often.
  void clear_when_full();

 private:
  static constexpr std::size_t kMostWords = 1u << 14;
  static constexpr std::size_t kKeptWords = kMostWords / 2;
  static constexpr std::uint8_t kMostUses = 63;
  CachedWord& new_word();
  WordPlace& free_place(std::uint64_t key);
  void grow();

  const EntityLexicon& lexicon_;
  std::deque<CachedWord> words_;
  std::vector<CachedWord*> forgotten_;  // of words_, to be used again
  std::vector<WordPlace> places_;       // by key; a power of two of them
};

}  // namespace backfile
