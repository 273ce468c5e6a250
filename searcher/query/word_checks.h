// SPDX-License-Identifier: GPL-2.0-or-later
// What looks like an operator or a field and is none: refused, never searched for as text.
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

/// What is wrong with `name` (lower case) before a colon, a name that no field has. Nothing when it is
/// text, as `next`, the byte behind the colon, shows: a blank (Re: oil), a slash (http://), a colon.
std::optional<WordProblem> unknown_field_problem(std::string_view name, char next);

}  // namespace backfile
