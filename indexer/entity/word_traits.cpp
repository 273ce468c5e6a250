// SPDX-License-Identifier: GPL-2.0-or-later
// Reads a word's letters once and hashes its parts.
#include "indexer/entity/word_traits.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/entity/letters.h"

namespace backfile {
namespace {

constexpr std::size_t kLongShapeLetters = 8;

// A word's letters: where each begins in the lower-case form, and its kind.
struct Spelling {
  std::string lower;
  std::vector<std::size_t> begins;
  std::string shape;

  explicit Spelling(std::string_view word) {
    begins.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
      const Letter letter = letter_at(word, at);
      begins.push_back(lower.size());
      if (letter.bytes > 1) {
        append_lower(word.substr(at, letter.bytes), lower);
      } else {
        const bool is_upper = letter.kind == LetterKind::Upper;
        lower += is_upper ? static_cast<char>(word[at] | 0x20) : word[at];
      }
      shape += letter.kind == LetterKind::Upper   ? 'X'
               : letter.kind == LetterKind::Lower ? 'x'
               : letter.kind == LetterKind::Digit ? 'd'
                                                  : word[at];
      at += letter.bytes;
    }
  }

  std::string_view prefix(std::size_t letters) const {
    return letters < begins.size() ? std::string_view(lower).substr(0, begins[letters]) : lower;
  }
  std::string_view suffix(std::size_t letters) const {
    return letters < begins.size() ? std::string_view(lower).substr(begins[begins.size() - letters])
                                   : lower;
  }
};

CaseKind case_kind_of(const std::string& shape) {
  const auto count = [&](char kind) { return std::count(shape.begin(), shape.end(), kind); };
  const auto upper = count('X'), lower = count('x');
  if (upper == 0 && lower == 0) {
    return count('d') > 0 ? CaseKind::Number : CaseKind::Mark;
  }
  if (upper == 0) {
    return CaseKind::Lower;
  }
  if (lower == 0) {
    return upper == 1 ? CaseKind::SingleCapital : CaseKind::Upper;
  }
  return shape.front() == 'X' && upper == 1 ? CaseKind::Initial : CaseKind::Mixed;
}

// German names have an "s" in the genitive: "Deutschlands" is what "Deutschland" is.
LexiconEntry find_word(std::string_view lower, std::uint64_t hash, const EntityLexicon& lexicon) {
  constexpr std::size_t kShortestStem = 4;
  LexiconEntry entry = lexicon.find(hash);
  if (lexicon.language() == EntityLanguage::German && entry.lists() == 0 &&
      lower.size() > kShortestStem && lower.ends_with('s')) {
    const LexiconEntry stem = lexicon.find(hash_word(lower.substr(0, lower.size() - 1)));
    entry.bits = static_cast<std::uint16_t>(entry.bits | stem.lists());
  }
  return entry;
}

// What only candidates are asked for.
void read_affixes(const Spelling& spelling, WordTraits& traits) {
  for (std::size_t i = 0; i < traits.prefixes.size(); ++i) {
    traits.prefixes[i] = hash_word(spelling.prefix(i + 3));
  }
  for (std::size_t i = 0; i < traits.suffixes.size(); ++i) {
    traits.suffixes[i] = hash_word(spelling.suffix(i + 1));
  }
  traits.long_shape = hash_word(std::string_view(spelling.shape).substr(0, kLongShapeLetters));
  std::string shape = spelling.shape;
  shape.erase(std::unique(shape.begin(), shape.end()), shape.end());
  traits.shape = hash_word(shape);
}

}  // namespace

WordTraits word_traits(std::string_view word, const EntityLexicon& lexicon) {
  const Spelling spelling(word);
  WordTraits traits;
  traits.lower = hash_word(spelling.lower);
  traits.form = spelling.lower == word ? traits.lower : hash_word(word);
  traits.lexicon = find_word(spelling.lower, traits.lower, lexicon);
  traits.case_kind = case_kind_of(spelling.shape);
  traits.role = word_role(spelling.lower, lexicon.language());
  if (traits.case_kind == CaseKind::Lower && traits.role == WordRole::None) {
    traits.suffixes[2] = hash_word(spelling.suffix(3));
  } else {
    read_affixes(spelling, traits);
  }
  traits.letters = static_cast<std::uint8_t>(std::min<std::size_t>(spelling.begins.size(), 255));
  traits.initial = spelling.lower.front();
  for (const char c : spelling.lower) {
    const bool counts = traits.case_kind == CaseKind::Upper && c >= 'a' && c <= 'z';
    traits.acronym = counts ? add_initial(traits.acronym, c) : traits.acronym;
  }
  return traits;
}

}  // namespace backfile
