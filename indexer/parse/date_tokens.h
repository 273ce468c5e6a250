// SPDX-License-Identifier: GPL-2.0-or-later
// A text as a date sees it: numbers, words, and what stands between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace backfile {

/// A number (any script's digits) or a word. `gap` is what parts it from the token before.
struct DateToken {
  bool is_number = false;
  std::int64_t value = 0;
  int digits = 0;
  int month = 0;  ///< the month that the word names, or 0
  std::size_t begin = 0, end = 0;
  std::string_view gap;
};

/// Splits `text` (UTF-8) into numbers and words; 年, 月, 日 and their Korean like count as gaps.
/// Month names are looked up in `language` first.
std::vector<DateToken> split_date_tokens(std::string_view text, std::string_view language);

}  // namespace backfile
