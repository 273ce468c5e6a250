// SPDX-License-Identifier: GPL-2.0-or-later
// Tells grouping from decimal signs by where they stand.
#include "common/text/number_form.h"

#include <algorithm>

namespace backfile {
namespace {

constexpr std::size_t kGroupDigits = 3;
constexpr std::string_view kSeparators = ".,'";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// True when `digits`, parted by `separator` only, is 1 to 3 digits and then groups of three.
bool is_grouped(std::string_view digits, char separator) {
  std::size_t at = digits.find(separator);
  if (at == 0 || at == std::string_view::npos || at > kGroupDigits) {
    return false;
  }
  while (at != std::string_view::npos) {
    const std::size_t next = digits.find(separator, at + 1);
    if (std::min(next, digits.size()) - at - 1 != kGroupDigits) {
      return false;
    }
    at = next;
  }
  return digits.find_first_of(kSeparators) == digits.find(separator) &&
         std::all_of(
             digits.begin(), digits.end(), [&](char c) { return c == separator || is_digit(c); });
}

void append_without(std::string_view digits, char separator, std::string& out) {
  std::copy_if(digits.begin(), digits.end(), std::back_inserter(out), [&](char c) {
    return c != separator;
  });
}

}  // namespace

bool append_number_form(std::string_view number, std::string& out) {
  const std::size_t first = number.find_first_of(kSeparators);
  if (first == std::string_view::npos) {
    const bool digits = std::all_of(number.begin(), number.end(), is_digit);
    out.append(digits ? number : std::string_view{});
    return digits;
  }
  const std::size_t last = number.find_last_of(kSeparators);
  const char separator = number[first];
  const bool single_point = first == last && separator == '.';
  if (!single_point && is_grouped(number, separator)) {
    append_without(number, separator, out);
    return true;
  }
  const bool decimal =
      number[last] != '\'' && (first == last || (number[last] != separator &&
                                                 is_grouped(number.substr(0, last), separator)));
  if (!decimal) {
    return false;
  }
  append_without(number.substr(0, last), separator, out);
  out.append(".").append(number.substr(last + 1));
  return true;
}

}  // namespace backfile
