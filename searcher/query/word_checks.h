// SPDX-License-Identifier: GPL-2.0-or-later
// What looks like an operator inside a word: refused, never searched for as text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/index/schema.h"

namespace backfile {

/// Fewest letters before a "*".
inline constexpr std::size_t kMinWildcardLetters = 3;

/// Bytes begin..end of the word are wrong.
struct WordProblem {
  std::size_t begin = 0, end = 0;
  std::string message, hint;
};

/// What is wrong with `word` (no blanks, brackets or quotation marks; without "=", with its "*").
/// `literal`: it stands behind a field's colon or "=".
std::optional<WordProblem> word_problem(std::string_view word, FieldId field, bool literal);

/// Operators of other programs and of later versions: SAME-S, W/5, && and the like; 3x when a
/// bracket opens right behind it.
std::optional<WordProblem> later_operator(std::string_view word, bool bracket_follows);

}  // namespace backfile
