// SPDX-License-Identifier: GPL-2.0-or-later
// Case of letters beyond ASCII, as far as names in Latin, Greek and Cyrillic need it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

enum class LetterKind : std::uint8_t { Lower, Upper, Digit, Mark, Space };

struct Letter {
  char32_t code_point = 0;
  std::uint32_t bytes = 1;
  LetterKind kind = LetterKind::Mark;
};

/// The character at `text[at]`; letters without case count as lower. Requires: at < text.size().
Letter letter_at(std::string_view text, std::size_t at);

/// Appends `text` in lower case: simple one-to-one mappings, accents stay.
void append_lower(std::string_view text, std::string& out);

/// Appends `word` with its first letter (and that behind each inner mark: O'Brien) as it is and
/// the rest in lower case.
void append_initial_case(std::string_view word, std::string& out);

}  // namespace backfile
