// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a text into the tokens that dates are made of.
#include "indexer/parse/date_tokens.h"

#include <algorithm>
#include <array>

#include "common/text/month_names.h"
#include "common/text/utf8.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

// Zero digits of the scripts whose digits news prints. Source: Unicode, Nd: Arabic-Indic, Extended
// Arabic-Indic, Devanagari, Bengali, Thai, Myanmar, Fullwidth.
constexpr std::array<char32_t, 7> kZeros{0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0xFF10};
// 年 月 日 号 년 월 일
constexpr std::array<char32_t, 7> kUnits{0x5E74, 0x6708, 0x65E5, 0x53F7, 0xB144, 0xC6D4, 0xC77C};

int digit_value(char32_t c) {
  if (c >= '0' && c <= '9') {
    return static_cast<int>(c - '0');
  }
  for (const char32_t zero : kZeros) {
    if (c >= zero && c < zero + 10) {
      return static_cast<int>(c - zero);
    }
  }
  return -1;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return is_ascii_letter(static_cast<char>(c));
  }
  const bool punctuation = c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
                           (c >= 0xFF00 && c <= 0xFF0F) || c == 0x60C || c == 0x964;
  return (!punctuation || c == 0xAA || c == 0xB5 || c == 0xBA) &&
         std::find(kUnits.begin(), kUnits.end(), c) == kUnits.end();
}

enum class Kind { Gap, Number, Word };

Kind kind_of(char32_t c) {
  return digit_value(c) >= 0 ? Kind::Number : is_word_character(c) ? Kind::Word : Kind::Gap;
}

}  // namespace

std::vector<DateToken> split_date_tokens(std::string_view text, std::string_view language) {
  std::vector<DateToken> tokens;
  std::size_t gap_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    DateToken token;
    token.begin = at;
    const Kind kind = kind_of(next_code_point(text, at));
    if (kind == Kind::Gap) {
      continue;
    }
    for (at = token.begin; at < text.size();) {
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      if (kind_of(c) != kind) {
        break;
      }
      if (kind == Kind::Number && ++token.digits <= 17) {
        token.value = token.value * 10 + digit_value(c);
      }
      at = next;
    }
    token.end = at;
    token.is_number = kind == Kind::Number;
    token.gap = text.substr(gap_begin, token.begin - gap_begin);
    token.month = token.is_number ? 0 : month_named(text.substr(token.begin, at - token.begin), language);
    gap_begin = at;
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace backfile
