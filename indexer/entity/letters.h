// SPDX-License-Identifier: GPL-2.0-or-later
// Case of letters beyond ASCII, as far as names in Latin, Greek and Cyrillic need it.
#pragma once

#include <array>
#include <cstddef>
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

/// letter_at() beyond ASCII.
Letter wide_letter_at(std::string_view text, std::size_t at);

constexpr LetterKind ascii_kind(unsigned char c) {
  const bool is_letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return is_letter              ? ((c & 0x20) != 0 ? LetterKind::Lower : LetterKind::Upper)
         : c >= '0' && c <= '9' ? LetterKind::Digit
         : c <= ' '             ? LetterKind::Space
                                : LetterKind::Mark;
}

inline constexpr std::array<LetterKind, 128> kAsciiKinds = [] {
  std::array<LetterKind, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    kinds[c] = ascii_kind(static_cast<unsigned char>(c));
  }
  return kinds;
}();

/// The character at `text[at]`; letters without case count as lower. Requires: at < text.size().
inline Letter letter_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? Letter{lead, 1, kAsciiKinds[lead]} : wide_letter_at(text, at);
}

/// Appends `text` in lower case: simple one-to-one mappings, accents stay.
void append_lower(std::string_view text, std::string& out);

/// Appends `word` with its first letter (and that behind each inner mark: O'Brien) as it is and
/// the rest in lower case.
void append_initial_case(std::string_view word, std::string& out);

}  // namespace backfile
