// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of known names, and how often each word is written with a capital.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "indexer/entity/entity_language.h"
#include "indexer/entity/feature_hash.h"
#include "indexer/entity/fingerprint_table.h"

namespace backfile {

/// Bits of a lexicon entry. In the model file: do not renumber.
enum class NameList : std::uint16_t {
  Country = 1 << 0,
  Demonym = 1 << 1,
  City = 1 << 2,
  Region = 1 << 3,
  FirstName = 1 << 4,
  Surname = 1 << 5,
  Company = 1 << 6,
  Agency = 1 << 7,
  Organization = 1 << 8,
  Area = 1 << 9,
};

/// What the lexicon says of a word or phrase.
struct LexiconEntry {
  static constexpr std::uint16_t kListBits = 0x0FFF;
  static constexpr std::uint16_t kBeginsLonger = 1 << 12;
  static constexpr unsigned kCapitalShift = 13;
  static constexpr unsigned kHighestCapitalClass = 7;

  std::uint16_t bits = 0;

  std::uint16_t lists() const { return bits & kListBits; }
  bool begins_longer() const { return (bits & kBeginsLonger) != 0; }
  /// How often the word is capitalised inside a sentence: 0 unknown, 1 < 2 %, 2 < 15 %, 3 < 50 %,
  /// 4 < 90 %, 5 more; 6 and 7 as 4 and 5, but mostly in capitals throughout.
  unsigned capital_class() const { return bits >> kCapitalShift; }
};

/// Key of a phrase: that of its first word is the word's hash in lower case, each next one is
/// added. Threads: const use is safe.
class EntityLexicon {
 public:
  static std::uint64_t longer_phrase(std::uint64_t phrase, std::uint64_t next_word) {
    return combine_hashes(phrase, next_word);
  }

  EntityLexicon() : table_(2), bits_(2, 0) {}
  explicit EntityLexicon(const std::unordered_map<std::uint64_t, std::uint16_t>& entries,
                         EntityLanguage language = EntityLanguage::English);
  EntityLexicon(FingerprintTable table, LargeVector<std::uint16_t> bits, EntityLanguage language)
      : table_(std::move(table)), bits_(std::move(bits)), language_(language) {}

  LexiconEntry find(std::uint64_t phrase) const {
    const std::size_t slot = table_.find(phrase);
    return {slot == FingerprintTable::kNone ? std::uint16_t{0} : bits_[slot]};
  }

  /// Whose words these are: it tells roles of words, joints of names and how text is cut.
  EntityLanguage language() const { return language_; }
  const FingerprintTable& table() const { return table_; }
  const LargeVector<std::uint16_t>& bits() const { return bits_; }

 private:
  FingerprintTable table_;
  LargeVector<std::uint16_t> bits_;  // by slot
  EntityLanguage language_ = EntityLanguage::English;
};

}  // namespace backfile
