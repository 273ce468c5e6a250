// SPDX-License-Identifier: GPL-2.0-or-later
// Words like a pattern with wildcards, or within a few letters of a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// `text` is folded as words are. `edits` 0: "*" stands for any letters or none, "?" for exactly
/// one. Otherwise the words within so many edits: a letter put in, left out, another one, or two
/// neighbours swapped.
struct WordPattern {
  std::string text;
  std::uint8_t edits = 0;
};

/// The bytes that every word like the pattern begins with.
std::string_view fixed_beginning(const WordPattern& pattern);

/// Tells which words are like a pattern. Letters are code points. Cost: of wildcards about the
/// word's length; of edits a row of the distance table for each letter that the word before did not
/// begin with as well, so that a sorted list goes fast. One object a thread.
/// Source: Levenshtein's distance with neighbours swapped (optimal string alignment).
class WordMatcher {
 public:
  explicit WordMatcher(const WordPattern& pattern);

  bool matches(std::string_view word);

  /// After matches() was false: no word that begins with so many first bytes of that word is like
  /// the pattern. The whole word's bytes and one more when nothing is known of longer ones.
  std::size_t hopeless_bytes() const { return hopeless_bytes_; }

 private:
  bool matches_wildcards(std::string_view word) const;
  bool is_near(std::string_view word);
  void add_row(std::size_t depth, char32_t letter);

  std::u32string pattern_;
  std::uint8_t edits_;
  std::size_t hopeless_bytes_ = 0;
  std::u32string letters_;                       ///< of the last word
  std::vector<std::vector<std::uint8_t>> rows_;  ///< of the distance table, one a letter
  std::vector<std::uint8_t> least_;              ///< of each row
  std::size_t rows_known_ = 0;                   ///< how many are of `letters_`
};

}  // namespace backfile
