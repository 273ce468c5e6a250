// SPDX-License-Identifier: GPL-2.0-or-later
// Dates by patterns over numbers and month names, tried in the order of the table below.
#include "indexer/parse/date_reader.h"

#include <algorithm>
#include <array>
#include <span>

#include "common/text/utf8.h"
#include "indexer/parse/date_tokens.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

constexpr std::size_t kMostBytes = 4096;

struct Look {
  std::string_view text;
  std::span<const DateToken> tokens;
  DateStyle style;
  bool field = false;  ///< a whole field: years of two digits and bare years count
};

/// What a pattern made of the tokens at its place. `tokens` is 0 when it does not fit.
struct Match {
  std::size_t tokens = 0;
  int year = 0, month = 0, day = 0;
  DatePrecision precision = DatePrecision::Day;
  bool ambiguous = false, short_year = false;
};

std::string_view word_at(const Look& look, std::size_t at) {
  const DateToken& token = look.tokens[at];
  return look.text.substr(token.begin, token.end - token.begin);
}

bool is_there(const Look& look, std::size_t at) { return at < look.tokens.size(); }

bool is_number(const Look& look, std::size_t at, int least_digits, int most_digits) {
  return is_there(look, at) && look.tokens[at].is_number && look.tokens[at].digits >= least_digits &&
         look.tokens[at].digits <= most_digits;
}

bool is_month_word(const Look& look, std::size_t at) {
  return is_there(look, at) && look.tokens[at].month > 0;
}

/// The joint between two parts: blanks and at most two of . , - / ' between them.
bool is_joint(std::string_view gap) {
  std::size_t marks = 0;
  for (const char c : gap) {
    if (!is_blank(c) && std::string_view(".,-/'[]").find(c) == std::string_view::npos) {
      return false;
    }
    marks += is_blank(c) ? 0u : 1u;
  }
  return gap.size() <= 4 && marks <= 2;
}

bool joined(const Look& look, std::size_t at) {
  return is_there(look, at) && is_joint(look.tokens[at].gap);
}

/// A word that may stand between day, month and year: "de", "of", the "st" of "1st".
bool is_filler(const Look& look, std::size_t at) {
  if (!joined(look, at) || look.tokens[at].is_number || look.tokens[at].month > 0) {
    return false;
  }
  constexpr std::array<std::string_view, 14> kFillers{
      "de", "del", "of", "di", "da", "den", "the", "van", "г", "წ", "o", "d", "año", "год"};
  const std::string word = lower_ascii(word_at(look, at));
  const bool ordinal = look.tokens[at].gap.empty() && word.size() <= 6;
  return ordinal || std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

std::size_t skip_fillers(const Look& look, std::size_t at) {
  for (int i = 0; i < 2 && is_filler(look, at); ++i) {
    ++at;
  }
  return at;
}

/// Reads a year of four digits, or of two where a field is read, into `match`.
bool read_year(const Look& look, std::size_t at, Match& match) {
  if (!joined(look, at) || !look.tokens[at].is_number) {
    return false;
  }
  const DateToken& token = look.tokens[at];
  const bool apostrophe = token.gap.find('\'') != std::string_view::npos;
  if (token.digits == 2 && (look.field || apostrophe)) {
    match.year = static_cast<int>(token.value) + (token.value >= 69 ? 1900 : 2000);
    match.short_year = true;
    return true;
  }
  match.year = static_cast<int>(token.value);
  return token.digits == 4;
}

/// "16:29:06 +0000" between day and year, as asctime has it.
std::size_t skip_clock(const Look& look, std::size_t at) {
  if (!look.field || !is_number(look, at, 1, 2) || !is_number(look, at + 1, 2, 2) ||
      look.tokens[at + 1].gap != ":") {
    return at;
  }
  at += 2;
  while (is_number(look, at, 2, 2) && look.tokens[at].gap == ":") {
    ++at;
  }
  const bool zone = is_number(look, at, 4, 4) && look.tokens[at].gap.find_first_of("+-") != std::string_view::npos;
  return zone ? at + 1 : at;
}

std::string_view trimmed_gap(const Look& look, std::size_t at) { return trim(look.tokens[at].gap); }

/// 2017-09-14, 2017/9/14, 2017.09.14, 2017年9月14日
Match match_year_month_day(const Look& look, std::size_t at) {
  if (!is_number(look, at, 4, 4) || !is_number(look, at + 1, 1, 2) || !is_number(look, at + 2, 1, 2)) {
    return {};
  }
  const std::string_view first = trimmed_gap(look, at + 1), second = trimmed_gap(look, at + 2);
  const bool same = first == second && (first == "-" || first == "/" || first == ".");
  const bool units = (first == "年" && second == "月") || (first == "년" && second == "월");
  if (!same && !units) {
    return {};
  }
  return {.tokens = 3,
          .year = static_cast<int>(look.tokens[at].value),
          .month = static_cast<int>(look.tokens[at + 1].value),
          .day = static_cast<int>(look.tokens[at + 2].value)};
}

/// 20170914, and the head of 201709141057.
Match match_digits(const Look& look, std::size_t at) {
  const bool time_follows = look.field && (is_number(look, at, 10, 10) || is_number(look, at, 12, 12) ||
                                           is_number(look, at, 14, 14));
  if (!is_number(look, at, 8, 8) && !time_follows) {
    return {};
  }
  std::int64_t day = look.tokens[at].value;
  for (int digits = look.tokens[at].digits; digits > 8; --digits) {
    day /= 10;
  }
  const Match match{.tokens = 1,
                    .year = static_cast<int>(day / 10000),
                    .month = static_cast<int>(day / 100 % 100),
                    .day = static_cast<int>(day % 100)};
  const bool plausible = match.year >= 1800 && match.year < 2100 &&
                         civil_day(match.year, match.month, match.day).has_value();
  return plausible ? match : Match{};
}

/// Only English is written where the month comes first. Source: CLDR, dateFormats-short.
bool is_day_first(std::string_view language) {
  return !language.empty() && language != "en" && language != "und";
}

/// Puts `a` and `b`, the two parts beside a year, in order; 03/04 is ambiguous without an order.
void order_day_and_month(int a, int b, bool dots, const DateStyle& style, Match& match) {
  const DateOrder order = style.order;
  const bool month_first = order == DateOrder::MonthDayYear ? (a <= 12) : (b > 12 && a <= 12);
  match.month = month_first ? a : b;
  match.day = month_first ? b : a;
  const bool open = order == DateOrder::Unknown && !dots && !is_day_first(style.language);
  match.ambiguous = open && a <= 12 && b <= 12 && a != b;
}

/// 14/09/2017, 09-14-2017, 14.9.2017, 14. 9. 2017; "13 tháng 11 năm 2018" by words between.
Match match_day_month_year(const Look& look, std::size_t at) {
  if (!is_number(look, at, 1, 2) || !is_number(look, at + 1, 1, 2)) {
    return {};
  }
  const std::string_view first = trimmed_gap(look, at + 1);
  Match match{.tokens = 3};
  if ((first != "/" && first != "-" && first != ".") || !is_there(look, at + 2) ||
      trimmed_gap(look, at + 2) != first || !read_year(look, at + 2, match)) {
    return {};
  }
  const int a = static_cast<int>(look.tokens[at].value), b = static_cast<int>(look.tokens[at + 1].value);
  if (match.short_year && look.style.order == DateOrder::YearMonthDay) {
    const int last = match.year % 100;
    match.year = a + (a >= 69 ? 1900 : 2000);
    match.month = b;
    match.day = last;
    return match;
  }
  order_day_and_month(a, b, first == ".", look.style, match);
  return match;
}

/// "13 tháng 11 năm 2018"
Match match_vietnamese(const Look& look, std::size_t at) {
  if (!is_number(look, at, 1, 2) || !is_number(look, at + 2, 1, 2) || !is_number(look, at + 4, 4, 4)) {
    return {};
  }
  const std::string_view month = word_at(look, at + 1), year = word_at(look, at + 3);
  if ((month != "tháng" && month != "Tháng") || (year != "năm" && year != "Năm")) {
    return {};
  }
  return {.tokens = 5,
          .year = static_cast<int>(look.tokens[at + 4].value),
          .month = static_cast<int>(look.tokens[at + 2].value),
          .day = static_cast<int>(look.tokens[at].value)};
}

/// 14 September 2017, 14. September 2017, 14-SEP-1987, 3 de setembro de 2016, 1st of May 2001
Match match_day_name_year(const Look& look, std::size_t at) {
  if (!is_number(look, at, 1, 2)) {
    return {};
  }
  const std::size_t month = skip_fillers(look, at + 1);
  if (!is_month_word(look, month) || !joined(look, month)) {
    return {};
  }
  Match match{.month = look.tokens[month].month, .day = static_cast<int>(look.tokens[at].value)};
  const std::size_t year = skip_fillers(look, month + 1);
  if (!read_year(look, year, match)) {
    return {};
  }
  match.tokens = year + 1 - at;
  return match;
}

/// September 14, 2017; Sept. 14th 2017; Jan 4 16:29:06 2004
Match match_name_day_year(const Look& look, std::size_t at) {
  if (!is_month_word(look, at) || !is_number(look, at + 1, 1, 2) || !joined(look, at + 1)) {
    return {};
  }
  Match match{.month = look.tokens[at].month, .day = static_cast<int>(look.tokens[at + 1].value)};
  const std::size_t after_day = skip_fillers(look, at + 2);
  const std::size_t year = skip_clock(look, after_day);
  const bool behind_clock = year > after_day && is_number(look, year, 4, 4);
  if (behind_clock) {
    match.year = static_cast<int>(look.tokens[year].value);
  } else if (year != after_day || !read_year(look, year, match)) {
    return {};
  }
  match.tokens = year + 1 - at;
  return match;
}

/// 2020-Mar-11, 2004-július-13, 1978, 1 Feb
Match match_year_first_with_name(const Look& look, std::size_t at) {
  if (!is_number(look, at, 4, 4)) {
    return {};
  }
  const std::size_t second = skip_fillers(look, at + 1), third = second + 1;
  if (!joined(look, second) || !joined(look, third)) {
    return {};
  }
  const bool month_day = is_month_word(look, second) && is_number(look, third, 1, 2);
  const bool day_month = is_number(look, second, 1, 2) && is_month_word(look, third);
  if (!month_day && !day_month) {
    return {};
  }
  return {.tokens = third + 1 - at,
          .year = static_cast<int>(look.tokens[at].value),
          .month = look.tokens[month_day ? second : third].month,
          .day = static_cast<int>(look.tokens[month_day ? third : second].value)};
}

/// September 2017; not the tail of "99 September 2017".
Match match_name_year(const Look& look, std::size_t at) {
  if (!is_month_word(look, at) || (at > 0 && joined(look, at) && look.tokens[at - 1].is_number)) {
    return {};
  }
  Match match{.month = look.tokens[at].month, .day = 1, .precision = DatePrecision::Month};
  const std::size_t year = skip_fillers(look, at + 1);
  if (!is_number(look, year, 4, 4) || !read_year(look, year, match)) {
    return {};
  }
  match.tokens = year + 1 - at;
  return match;
}

/// 2017-09 and 2017年9月, 2017: only as a whole field.
Match match_year_alone(const Look& look, std::size_t at) {
  if (!look.field || at != 0 || look.tokens.size() > 2 || !is_number(look, 0, 4, 4)) {
    return {};
  }
  Match match{.tokens = 1, .year = static_cast<int>(look.tokens[0].value), .month = 1, .day = 1,
              .precision = DatePrecision::Year};
  if (look.tokens.size() == 2) {
    const std::string_view gap = trimmed_gap(look, 1);
    const bool month = is_number(look, 1, 1, 2) && (gap == "-" || gap == "/" || gap == "." || gap == "年");
    match.tokens = month ? 2 : 0;
    match.month = static_cast<int>(look.tokens[1].value);
    match.precision = DatePrecision::Month;
  }
  return match;
}

constexpr std::array kPatterns{match_year_month_day, match_digits,          match_vietnamese,
                               match_day_month_year, match_day_name_year,   match_year_first_with_name,
                               match_name_day_year,  match_name_year,       match_year_alone};

/// 1.2.3.2004 and 10/1/2/2003 are codes or addresses, not dates.
bool stands_free(const Look& look, std::size_t at, const Match& match) {
  const std::size_t behind = at + match.tokens;
  const bool numeric = look.tokens[at].is_number && look.tokens[behind - 1].is_number;
  if (!numeric || match.tokens == 1) {
    return true;
  }
  const std::string_view gap = look.tokens[at + 1].gap;
  if (gap != "/" && gap != ".") {
    return true;
  }
  const bool more_before = at > 0 && look.tokens[at - 1].is_number && look.tokens[at].gap == gap;
  const bool more_behind = is_number(look, behind, 1, 4) && look.tokens[behind].gap == gap;
  return !more_before && !more_behind;
}

std::optional<ReadDate> read_at(const Look& look, std::size_t at, bool& impossible) {
  for (const auto pattern : kPatterns) {
    const Match match = pattern(look, at);
    if (match.tokens == 0 || !stands_free(look, at, match)) {
      continue;
    }
    const auto day = civil_day(match.year, match.month, match.day);
    impossible = !day.has_value();
    if (!day) {
      return std::nullopt;
    }
    std::size_t end = look.tokens[at + match.tokens - 1].end;
    for (const std::string_view unit : {"日", "일", "月", "월"}) {
      end += look.text.substr(end).starts_with(unit) ? unit.size() : 0;
    }
    return ReadDate{*day, match.precision, match.ambiguous, match.short_year, look.tokens[at].begin, end};
  }
  return std::nullopt;
}

std::optional<ReadDate> find_first(std::string_view text, const DateStyle& style, bool field) {
  text = text.substr(0, utf8_cut(text, kMostBytes));
  const std::vector<DateToken> tokens = split_date_tokens(text, style.language);
  const Look look{text, tokens, style, field};
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    bool impossible = false;
    if (const auto date = read_at(look, at, impossible)) {
      return date;
    }
    if (impossible && field) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// 9 and 10 digits are seconds, 12 and 13 milliseconds since 1970; the day is UTC's.
std::optional<ReadDate> read_epoch(std::string_view text) {
  const std::string_view digits = trim(text);
  const std::size_t count = digits.size();
  const bool number = std::all_of(digits.begin(), digits.end(), is_ascii_digit);
  if (!number || (count != 9 && count != 10 && count != 12 && count != 13)) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char digit : digits) {
    value = value * 10 + (digit - '0');
  }
  const std::int64_t seconds = count >= 12 ? value / 1000 : value;
  const auto begin = static_cast<std::size_t>(digits.data() - text.data());
  return ReadDate{std::chrono::sys_days{std::chrono::days{seconds / 86400}}, DatePrecision::Day, false, false, begin, begin + count};
}

}  // namespace

std::optional<ReadDate> find_date(std::string_view text, const DateStyle& style) {
  return find_first(text, style, false);
}

std::optional<ReadDate> read_date_field(std::string_view text, const DateStyle& style) {
  const auto epoch = read_epoch(text);
  return epoch ? epoch : find_first(text, style, true);
}

}  // namespace backfile
