// SPDX-License-Identifier: GPL-2.0-or-later
// Ranges of letters by case; what they leave out counts as lower case or as a mark.
#include "indexer/entity/letters.h"

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Blocks where each capital stands in front of its small letter: on even or on odd places.
constexpr bool is_even_capital(char32_t c) {
  const bool even_block = is_between(c, 0x100, 0x137) || is_between(c, 0x14A, 0x177) ||
                          is_between(c, 0x1E00, 0x1EFF) || is_between(c, 0x460, 0x481);
  const bool odd_block = is_between(c, 0x139, 0x148) || is_between(c, 0x179, 0x17E);
  return (even_block && c % 2 == 0) || (odd_block && c % 2 == 1);
}

constexpr char32_t small_of(char32_t c) {
  if (is_between(c, 0xC0, 0xDE) && c != 0xD7) {
    return c + 32;
  }
  if (is_between(c, 0x391, 0x3A9) || is_between(c, 0x410, 0x42F)) {
    return c + 32;
  }
  if (is_between(c, 0x400, 0x40F)) {
    return c + 80;
  }
  return is_even_capital(c) ? c + 1 : c;
}

constexpr bool is_mark(char32_t c) {
  return is_between(c, 0x80, 0xBF) || c == 0xD7 || c == 0xF7 || is_between(c, 0x2000, 0x2BFF) ||
         is_between(c, 0x3000, 0x303F) || is_between(c, 0xFF00, 0xFF20) || c == 0xFFFD;
}

LetterKind kind_of(char32_t c) {
  if (c == 0xA0 || is_between(c, 0x2000, 0x200B) || c == 0x202F || c == 0x3000) {
    return LetterKind::Space;
  }
  if (is_mark(c) && c != 0xAA && c != 0xB5 && c != 0xBA) {
    return LetterKind::Mark;
  }
  return small_of(c) != c ? LetterKind::Upper : LetterKind::Lower;
}

}  // namespace

Letter wide_letter_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const char32_t c = next_code_point(text, end);
  return {c, static_cast<std::uint32_t>(end - at), kind_of(c)};
}

void append_lower(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<signed char>(c) >= 0) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
      ++at;
      continue;
    }
    const Letter letter = wide_letter_at(text, at);
    append_utf8(out, small_of(letter.code_point));
    at += letter.bytes;
  }
}

void append_initial_case(std::string_view word, std::string& out) {
  bool is_first = true;
  for (std::size_t at = 0; at < word.size();) {
    const Letter letter = letter_at(word, at);
    const std::string_view bytes = word.substr(at, letter.bytes);
    if (is_first) {
      out += bytes;
    } else {
      append_lower(bytes, out);
    }
    is_first = letter.kind == LetterKind::Mark;
    at += letter.bytes;
  }
}

}  // namespace backfile
