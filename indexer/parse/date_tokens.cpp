// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a text into the tokens that dates are made of.
#include "indexer/parse/date_tokens.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

// Zero digits of the scripts, in order. Source: Unicode 15, general category Nd.
constexpr std::array<char32_t, 36> kZeros{
    0x660,  0x6F0,  0x7C0,  0x966,  0x9E6,  0xA66,  0xAE6,  0xB66,  0xBE6,  0xC66,  0xCE6,  0xD66,
    0xDE6,  0xE50,  0xED0,  0xF20,  0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};
// 年 月 日 号 년 월 일
constexpr std::array<char32_t, 7> kUnits{0x5E74, 0x6708, 0x65E5, 0x53F7, 0xB144, 0xC6D4, 0xC77C};

/// The zero of the script whose digit `c` is; 0 when it is none.
char32_t zero_of(char32_t c) {
  if (c < 0x80) {
    return c >= '0' && c <= '9' ? U'0' : 0;
  }
  const auto after = std::upper_bound(kZeros.begin(), kZeros.end(), c);
  return after != kZeros.begin() && c < *(after - 1) + 10 ? *(after - 1) : 0;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return is_ascii_letter(static_cast<char>(c));
  }
  const bool joiner = c == 0x200C || c == 0x200D;
  const bool punctuation = c < 0xC0 || (c >= 0x2000 && c <= 0x206F && !joiner) ||
                           (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) ||
                           c == 0x60C || c == 0x964;
  return (!punctuation || c == 0xAA || c == 0xB5 || c == 0xBA) &&
         std::find(kUnits.begin(), kUnits.end(), c) == kUnits.end();
}

enum class Kind { Gap, Number, Word };

Kind kind_of(char32_t c) {
  return zero_of(c) != 0 ? Kind::Number : is_word_character(c) ? Kind::Word : Kind::Gap;
}

void add_digit(char32_t c, DateToken& token) {
  token.zero = zero_of(c);
  if (++token.digits <= 17) {
    token.value = token.value * 10 + static_cast<std::int64_t>(c - token.zero);
  }
}

std::vector<DateToken> split(std::string_view text) {
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
      if (kind == Kind::Number) {
        add_digit(c, token);
      }
      at = next;
    }
    token.end = at;
    token.is_number = kind == Kind::Number;
    token.gap = text.substr(gap_begin, token.begin - gap_begin);
    gap_begin = at;
    tokens.push_back(token);
  }
  return tokens;
}

void mark_clocks(std::vector<DateToken>& tokens) {
  const auto short_number = [](const DateToken& token) {
    return token.is_number && token.digits <= 2;
  };
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (tokens[i].gap == ":" && short_number(tokens[i]) && tokens[i - 1].is_number) {
      tokens[i].in_clock = true;
      tokens[i - 1].in_clock = tokens[i - 1].digits <= 2;
    }
  }
}

/// A date has its month within two words of a number.
bool stands_near_number(const std::vector<DateToken>& tokens, std::size_t at) {
  constexpr std::size_t kNear = 3;
  for (std::size_t i = at - std::min(at, kNear); i < std::min(tokens.size(), at + kNear + 1); ++i) {
    if (tokens[i].is_number) {
      return true;
    }
  }
  return false;
}

/// How many tokens from `at` on make a name of a month; `month` says which.
std::size_t longest_name(std::string_view text,
                         const std::vector<DateToken>& tokens,
                         std::size_t at,
                         std::string_view language,
                         NamedMonth& month) {
  constexpr std::size_t kMostWords = 3;
  const auto named = [&](std::size_t count) {
    return find_month(text.substr(tokens[at].begin, tokens[at + count - 1].end - tokens[at].begin),
                      language);
  };
  std::size_t words = 1;
  const auto goes_on = [&](std::size_t next) {
    return next < tokens.size() && !tokens[next].is_number &&
           (tokens[next].gap == " " || tokens[next].gap == ".");
  };
  const bool initials =
      at + 1 < tokens.size() && tokens[at + 1].gap == "." && (text[tokens[at].begin] & 0x80) != 0;
  const std::string_view first = text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
  if (goes_on(at + 1) && (initials || opens_month_name(first, language))) {
    while (words < kMostWords && goes_on(at + words)) {
      ++words;
    }
  }
  for (; words > 0; --words) {
    if (month = named(words); month.month > 0) {
      return words;
    }
  }
  return 1;
}

/// Finds the months and makes one token of each.
std::vector<DateToken> name_months(std::string_view text,
                                   std::vector<DateToken>&& tokens,
                                   std::string_view language) {
  std::vector<DateToken> named;
  named.reserve(tokens.size());
  for (std::size_t at = 0; at < tokens.size();) {
    named.push_back(tokens[at]);
    std::size_t words = 1;
    if (!tokens[at].is_number && stands_near_number(tokens, at)) {
      words = longest_name(text, tokens, at, language, named.back().month);
      named.back().end = tokens[at + words - 1].end;
    }
    at += words;
  }
  return named;
}

}  // namespace

std::vector<DateToken> split_date_tokens(std::string_view text, std::string_view language) {
  std::vector<DateToken> tokens = split(text);
  mark_clocks(tokens);
  return name_months(text, std::move(tokens), language);
}

}  // namespace backfile
