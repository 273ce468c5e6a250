// SPDX-License-Identifier: GPL-2.0-or-later
// The 32 characters by which Windows-1252 differs from Latin-1.
#pragma once

#include <array>
#include <cstddef>

namespace backfile {

/// What bytes 80..9F stand for; the five that stand for nothing are the C1 controls of their number.
/// Source: WHATWG Encoding Standard, index windows-1252.
inline constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr char32_t windows_1252_character(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : char32_t{byte};
}

/// The byte that writes `c` in Windows-1252; -1 when there is none.
constexpr int windows_1252_byte(char32_t c) {
  if (c < 0x100) {
    return static_cast<int>(c);
  }
  for (std::size_t i = 0; i < kWindows1252.size(); ++i) {
    if (kWindows1252[i] == c) {
      return static_cast<int>(0x80 + i);
    }
  }
  return -1;
}

}  // namespace backfile
