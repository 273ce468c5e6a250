// SPDX-License-Identifier: GPL-2.0-or-later
// What a word is, whatever stands beside it: case, affixes, shape, lists, role.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "indexer/entity/entity_lexicon.h"

namespace backfile {

enum class CaseKind : std::uint8_t { Lower, Initial, Upper, Mixed, SingleCapital, Number, Mark };

constexpr bool is_capital(CaseKind kind) {
  return kind == CaseKind::Initial || kind == CaseKind::Upper || kind == CaseKind::Mixed ||
         kind == CaseKind::SingleCapital;
}

/// Words that tell what stands before or behind them.
enum class WordRole : std::uint8_t {
  None,
  Title,         ///< Mr., President, Sen.: a person follows
  PersonSuffix,  ///< Jr., Sr., III
  OrgSuffix,     ///< Inc., Corp., Ltd.
  OrgHead,       ///< University, Committee, Bank
  PlaceHead,     ///< River, County, Street
  Calendar,      ///< days and months
  Connector,     ///< of, the, and, for, de, al, &, -, 's: may lie inside a name
};

/// Of a word in small letters without a role, which is in no name, prefixes, shapes and suffixes
/// but the third are 0.
struct WordTraits {
  std::uint64_t form = 0;                   ///< hash of the word as it is written
  std::uint64_t lower = 0;                  ///< hash in lower case
  std::array<std::uint64_t, 2> prefixes{};  ///< 3 and 4 letters, lower case
  std::array<std::uint64_t, 4> suffixes{};  ///< 1 to 4 letters, lower case
  std::uint64_t shape = 0;                  ///< "Xx", "X.X.", "d-X": repeated kinds once
  std::uint64_t long_shape = 0;             ///< "Xxxxx", up to 8
  std::uint64_t acronym = 0;  ///< CapitalRun::initials of the words it would stand for; Upper only
  LexiconEntry lexicon;
  CaseKind case_kind = CaseKind::Mark;
  WordRole role = WordRole::None;
  std::uint8_t letters = 0;
  char initial = 0;  ///< first byte of the lower-case form

  bool has_capital() const { return is_capital(case_kind); }
};

/// Requires: `word` is not empty. Cost: O(word.size()). Threads: pure.
WordTraits word_traits(std::string_view word, const EntityLexicon& lexicon);

/// Adds the first byte of a word's lower-case form to the initials of the words before it.
constexpr std::uint64_t add_initial(std::uint64_t initials, char initial) {
  return combine_hashes(initials, static_cast<unsigned char>(initial));
}

/// The role of a word given in lower case.
WordRole word_role(std::string_view lower_word, EntityLanguage language = EntityLanguage::English);

}  // namespace backfile
