// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of a word that has inner joints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokenizer.h"

namespace backfile {

/// What stands in front of a part inside its word.
enum class Joint : std::uint8_t { Nothing, Stop, Apostrophe, Other };

/// One part of a word: bytes [begin, end) of the text.
struct WordPart {
  std::uint32_t begin = 0, end = 0;
  bool plain_ascii = true;  ///< ASCII letters only, or ASCII digits only
  bool number = false;      ///< digits with separators, which number_form() reads
  Joint before = Joint::Nothing;
  std::uint8_t letters = 0;  ///< at most 2 are counted
};

/// A word longer than this that changes between letters and digits more than kMaxDigitJoints times
/// (base64, a digest) is no word: it gives no parts. A shorter one stays whole.
inline constexpr std::size_t kMaxCodeBytes = 64;
inline constexpr std::size_t kMaxDigitJoints = 8;

/// Appends the parts of the word `word` of `text` to `parts`: cut at apostrophes, full stops,
/// underscores, at signs, middle dots, and between a letter and a digit. Initials (U.S) stay one
/// part and so do numbers; a possessive "s" behind an apostrophe is no part. Cost: O(length).
void split_word(std::string_view text, const RawWord& word, std::vector<WordPart>& parts);

/// The form of a part that is a number; empty when the digits are not one number (a date, a list).
std::string number_form(std::string_view digits);

/// False when no character that begins with `lead` connects words (most do not).
constexpr bool may_connect(char lead) {
  return lead == '-' || lead == '&' || lead == '\'' || lead == '\xE2' || lead == '\xCA' ||
         lead == '\xEF';
}

/// Bytes of the character at `text[at]` that joins two words standing directly around it to one
/// compound (hyphens, '&', apostrophes: kata-containers, AT&T, ABC'13), 0 when it joins nothing.
/// `at` may be text.size().
std::uint32_t connector_bytes(std::string_view text, std::size_t at);

/// True when the character at `text[at]` is an apostrophe, of whatever shape.
bool is_apostrophe(std::string_view text, std::size_t at);

/// True when `part` is the one letter "s", which behind an apostrophe is a possessive or a short
/// "is".
bool is_possessive(std::string_view text, const WordPart& part);

}  // namespace backfile
