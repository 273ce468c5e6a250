// SPDX-License-Identifier: GPL-2.0-or-later
// What looks like an operator or a field and is none: refused, never searched for as text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/base/result.h"
#include "common/index/schema.h"

namespace backfile {

/// Fewest letters beside the wildcards of a word.
inline constexpr std::size_t kMinWildcardLetters = 3;
/// Most edits of a fuzzy word; a word of up to kShortWordLetters takes one when none are written.
inline constexpr std::uint32_t kMaxEdits = 2;
inline constexpr std::size_t kShortWordLetters = 5;
/// Most words that /F counts.
inline constexpr std::uint32_t kMaxOpeningWords = 100'000;
/// Most times that 3x( ) asks for.
inline constexpr std::uint32_t kMaxTimes = 1000;

/// Bytes begin..end of the word are wrong.
struct WordProblem {
  std::size_t begin = 0, end = 0;
  std::string message, hint;
};

/// A word taken apart: without what stands behind it.
struct WordShape {
  std::string_view word;  ///< with its wildcards
  bool wildcard = false;
  std::uint8_t edits = 0;           ///< of ~, 0: none
  std::uint32_t opening_words = 0;  ///< of /F50, 0: none
};

/// Takes `word` apart (no blanks, brackets or quotation marks; without "="). `literal`: it stands
/// behind a field's colon or "=". Errors: what is wrong with it.
Result<WordShape, WordProblem> read_word_shape(std::string_view word, FieldId field, bool literal);

/// The number of /F50 at the beginning of `text`, its bytes in `length`; nothing when it does not
/// stand there. Errors: a number out of range, or a field without a first word.
Result<std::uint32_t, WordProblem> read_opening(std::string_view text,
                                                FieldId field,
                                                std::size_t& length);

/// The n of the `word` nx right before a bracket; nothing when it is none. Errors: out of range.
Result<std::uint32_t, WordProblem> read_times(std::string_view word);

/// Operators of other programs: W/5, && and the like.
std::optional<WordProblem> strange_operator(std::string_view word);

/// What is wrong with `name` (lower case) before a colon, a name that no field has. Nothing when it
/// is text, as `next`, the byte behind the colon, shows: a blank (Re: oil), a slash (http://), a
/// colon.
std::optional<WordProblem> unknown_field_problem(std::string_view name, char next);

}  // namespace backfile
