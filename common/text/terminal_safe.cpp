// SPDX-License-Identifier: GPL-2.0-or-later
// The gate between untrusted text and a terminal.
#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kEscapeSymbol = 0x241B;
constexpr char32_t kDropped = 0;

// What stands in for the characters of a closed range. Sorted.
struct Unsafe {
  char32_t first, last, stand_in;
};
// Dropped are those that print nothing and are left all over web pages (byte order marks, places
// where a line may break). ZWJ and ZWNJ pass: emoji and Persian need them.
constexpr std::array kUnsafe{
    Unsafe{0x00, 0x08, kReplacement},
    Unsafe{0x0B, 0x1A, kReplacement},
    Unsafe{0x1B, 0x1B, kEscapeSymbol},
    Unsafe{0x1C, 0x1F, kReplacement},
    Unsafe{0x7F, 0x9F, kReplacement},
    Unsafe{0x061C, 0x061C, kReplacement},
    Unsafe{0x180E, 0x180E, kDropped},
    Unsafe{0x200B, 0x200B, kDropped},
    Unsafe{0x200E, 0x200F, kReplacement},
    Unsafe{0x2028, 0x2029, kReplacement},
    Unsafe{0x202A, 0x202E, kReplacement},
    Unsafe{0x2060, 0x2064, kDropped},
    Unsafe{0x2066, 0x206F, kReplacement},
    Unsafe{0xFEFF, 0xFEFF, kDropped},
    Unsafe{0xFFF9, 0xFFFB, kReplacement},
    Unsafe{0xE0000, 0xE007F, kReplacement},
};

char32_t safe_form(char32_t c) {
  const auto* const range =
      std::lower_bound(kUnsafe.begin(), kUnsafe.end(), c, [](const Unsafe& u, char32_t key) {
        return u.last < key;
      });
  return range != kUnsafe.end() && c >= range->first ? range->stand_in : c;
}

bool is_harmless_ascii(char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; }

}  // namespace

std::string terminal_safe(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_harmless_ascii)) {
    return std::string(text);
  }
  const std::string repaired = repair_utf8(text);
  std::string safe;
  safe.reserve(repaired.size());
  for (std::size_t at = 0; at < repaired.size();) {
    const char32_t c = safe_form(next_code_point(repaired, at));
    if (c != kDropped) {
      append_utf8(safe, c);
    }
  }
  return safe;
}

}  // namespace backfile
