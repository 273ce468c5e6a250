// SPDX-License-Identifier: GPL-2.0-or-later
// A text as a date sees it: numbers, words, and what stands between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/month_names.h"

namespace backfile {

/// A number (any script's digits) or a word. `gap` is what parts it from the token before.
struct DateToken {
  bool is_number = false;
  bool in_clock = false;  ///< a number of 10:06 or 10:06:30
  std::int64_t value = 0;
  int digits = 0;
  char32_t zero = '0';  ///< the digit 0 of the number's script
  NamedMonth month;     ///< the month that the word, or words, name
  std::size_t begin = 0, end = 0;
  std::string_view gap;
};

/// Splits `text` (UTF-8) into numbers and words; 年, 月, 日 and their Korean like count as gaps,
/// names of months of several words are one. Months are looked up near numbers only, in `language`
/// first. Cost: linear, and a look-up for each such word.
std::vector<DateToken> split_date_tokens(std::string_view text, std::string_view language);

}  // namespace backfile
