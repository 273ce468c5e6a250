// SPDX-License-Identifier: GPL-2.0-or-later
// The shapes of dates over numbers and month names, tried in the order of the table at the end.
#include "indexer/parse/date_patterns.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

using Look = DateLook;
using Match = DateMatch;

std::string_view word_at(const Look& look, std::size_t at) {
  const DateToken& token = look.tokens[at];
  return look.text.substr(token.begin, token.end - token.begin);
}

bool is_there(const Look& look, std::size_t at) { return at < look.tokens.size(); }

bool is_number(const Look& look, std::size_t at, int least_digits, int most_digits) {
  return is_there(look, at) && look.tokens[at].is_number &&
         look.tokens[at].digits >= least_digits && look.tokens[at].digits <= most_digits &&
         !look.tokens[at].in_clock;
}

bool is_clock_part(const Look& look, std::size_t at) {
  return is_there(look, at) && look.tokens[at].in_clock;
}

int number_at(const Look& look, std::size_t at) { return static_cast<int>(look.tokens[at].value); }

/// What the month's name at `at` says.
Match named(const Look& look, std::size_t at) {
  return {.month = look.tokens[at].month.month, .calendar = look.tokens[at].month.calendar};
}

bool is_month_word(const Look& look, std::size_t at) {
  return is_there(look, at) && look.tokens[at].month.month > 0;
}

/// The joint between two parts: blanks and at most two of . , - / ' between them.
bool is_joint(std::string_view gap) {
  std::size_t marks = 0;
  for (const char c : gap) {
    if (!is_blank(c) && std::string_view(".,-/|'[]").find(c) == std::string_view::npos) {
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
  if (!joined(look, at) || look.tokens[at].is_number || look.tokens[at].month.month > 0) {
    return false;
  }
  constexpr std::array<std::string_view, 15> kFillers{
      "de", "del", "of", "di", "da", "den", "the", "van", "г", "წ", "o", "d", "año", "год", "u"};
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

/// The year that two digits mean. POSIX (strptime, %y) parts the centuries at 69; of archives no
/// article is years ahead of its time, but many are from before 1969.
int full_year(int two_digits) { return two_digits + (two_digits >= 40 ? 1900 : 2000); }

/// Reads a year of four digits, or of two where a field is read, into `match`.
bool read_year(const Look& look, std::size_t at, Match& match) {
  if (!joined(look, at) || !look.tokens[at].is_number || look.tokens[at].in_clock) {
    return false;
  }
  const DateToken& token = look.tokens[at];
  const bool apostrophe = token.gap.find('\'') != std::string_view::npos;
  const std::string_view mark = trim(token.gap);
  const bool numeric = mark == "." || mark == "/" || mark == "-";
  if (token.digits == 2 && (look.field || apostrophe || (look.style.short_years && numeric))) {
    match.year = full_year(static_cast<int>(token.value));
    match.short_year = true;
    return true;
  }
  match.year = static_cast<int>(token.value);
  return token.digits == 4;
}

/// "16:29:06 +0000" between day and year, as asctime has it.
std::size_t skip_clock(const Look& look, std::size_t at) {
  if (!look.field || !is_clock_part(look, at)) {
    return at;
  }
  ++at;
  while (is_clock_part(look, at) && look.tokens[at].gap == ":") {
    ++at;
  }
  const bool zone = is_number(look, at, 4, 4) &&
                    look.tokens[at].gap.find_first_of("+-") != std::string_view::npos;
  return zone ? at + 1 : at;
}

std::string_view trimmed_gap(const Look& look, std::size_t at) { return trim(look.tokens[at].gap); }

/// 2017-09-14, 2017/9/14, 2017.09.14, 2017年9月14日
Match match_year_month_day(const Look& look, std::size_t at) {
  const int most_digits = look.field ? 3 : 2;  // "2003-012-31" is met in feeds
  if (!is_number(look, at, 4, 4) || !is_number(look, at + 1, 1, most_digits) ||
      !is_number(look, at + 2, 1, 2)) {
    return {};
  }
  const std::string_view first = trimmed_gap(look, at + 1), second = trimmed_gap(look, at + 2);
  const bool same = first == second && (first == "-" || first == "/" || first == ".");
  const bool units = (first == "年" && second == "月") || (first == "년" && second == "월");
  if (!same && !units) {
    return {};
  }
  return {.tokens = 3,
          .year = number_at(look, at),
          .month = number_at(look, at + 1),
          .day = number_at(look, at + 2)};
}

/// 20170914, and the head of 201709141057.
Match match_digits(const Look& look, std::size_t at) {
  const bool time_follows =
      look.field &&
      (is_number(look, at, 10, 10) || is_number(look, at, 12, 12) || is_number(look, at, 14, 14));
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
  match.swappable = !dots && a <= 12 && b <= 12 && a != b;  // dots are German, day first
  match.ambiguous = open && match.swappable;
}

/// "03-12-31" as ISO 8601 once had it: when the other order would give a year still to come, or no
/// day.
bool leads_with_year(const Look& look, int a, int b, const Match& match) {
  constexpr int kLastPlausible = 2029;
  const bool fits = b >= 1 && b <= 12 && match.year % 100 >= 1 && match.year % 100 <= 31;
  return look.style.order == DateOrder::Unknown && fits &&
         (a > 31 || (match.year > kLastPlausible && full_year(a) <= kLastPlausible));
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
  const int a = number_at(look, at), b = number_at(look, at + 1);
  if (match.short_year &&
      (look.style.order == DateOrder::YearMonthDay || leads_with_year(look, a, b, match))) {
    return {
        .tokens = 3, .year = full_year(a), .month = b, .day = match.year % 100, .short_year = true};
  }
  order_day_and_month(a, b, first == ".", look.style, match);
  return match;
}

/// "13 tháng 11 năm 2018", "13 Thg 11, 2018"
Match match_vietnamese(const Look& look, std::size_t at) {
  if (!is_number(look, at, 1, 2) || !is_number(look, at + 2, 1, 2)) {
    return {};
  }
  constexpr std::array<std::string_view, 4> kMonthWords{"tháng", "Tháng", "thg", "Thg"};
  const std::string_view month = word_at(look, at + 1);
  const std::size_t year =
      at + 3 + (is_there(look, at + 3) && !look.tokens[at + 3].is_number ? 1u : 0u);
  if (std::find(kMonthWords.begin(), kMonthWords.end(), month) == kMonthWords.end() ||
      !is_number(look, year, 4, 4)) {
    return {};
  }
  return {.tokens = year + 1 - at,
          .year = number_at(look, year),
          .month = number_at(look, at + 2),
          .day = number_at(look, at)};
}

struct Era {
  std::string_view name;
  int year_before;  ///< the year before its first
};
// Source: Japan's eras since 1868; Taiwan's years.
constexpr std::array<Era, 7> kEras{{{"明治", 1867},
                                    {"大正", 1911},
                                    {"昭和", 1925},
                                    {"平成", 1988},
                                    {"令和", 2018},
                                    {"民國", 1911},
                                    {"民国", 1911}}};

/// 令和2年7月3日, 平成元年1月8日, 民國109年7月3日
Match match_era(const Look& look, std::size_t at) {
  std::string_view word = look.tokens[at].is_number ? std::string_view() : word_at(look, at);
  const bool first_year = word.ends_with("元");
  word.remove_suffix(first_year ? std::string_view("元").size() : 0);
  const auto era = std::find_if(
      kEras.begin(), kEras.end(), [&](const Era& one) { return word.ends_with(one.name); });
  const std::size_t month = at + (first_year ? 1u : 2u), day = month + 1;
  if (era == kEras.end() || (!first_year && !is_number(look, at + 1, 1, 3)) ||
      !is_number(look, month, 1, 2) || !is_number(look, day, 1, 2) ||
      trimmed_gap(look, month) != "年" || trimmed_gap(look, day) != "月") {
    return {};
  }
  return {.tokens = day + 1 - at,
          .year = era->year_before + (first_year ? 1 : number_at(look, at + 1)),
          .month = number_at(look, month),
          .day = number_at(look, day)};
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
  Match match = named(look, month);
  match.day = number_at(look, at);
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
  Match match = named(look, at);
  match.day = number_at(look, at + 1);
  const std::size_t after_day = skip_fillers(look, at + 2);
  const std::size_t year = skip_clock(look, after_day);
  const bool behind_clock = year > after_day && is_number(look, year, 4, 4);
  if (behind_clock) {
    match.year = number_at(look, year);
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
  Match match = named(look, month_day ? second : third);
  match.tokens = third + 1 - at;
  match.year = number_at(look, at);
  match.day = number_at(look, month_day ? third : second);
  return match;
}

/// September 2017; not the tail of "99 September 2017".
Match match_name_year(const Look& look, std::size_t at) {
  if (!is_month_word(look, at) || (at > 0 && joined(look, at) && look.tokens[at - 1].is_number)) {
    return {};
  }
  Match match = named(look, at);
  match.day = 1;
  match.precision = DatePrecision::Month;
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
  Match match{.tokens = 1,
              .year = number_at(look, 0),
              .month = 1,
              .day = 1,
              .precision = DatePrecision::Year};
  if (look.tokens.size() == 2) {
    const std::string_view gap = trimmed_gap(look, 1);
    const bool month =
        is_number(look, 1, 1, 2) && (gap == "-" || gap == "/" || gap == "." || gap == "年");
    match.tokens = month ? 2 : 0;
    match.month = number_at(look, 1);
    match.precision = DatePrecision::Month;
  }
  return match;
}

/// Day of the year, alone in its field: 03335, 2003335, 2003-335. Source: ISO 8601, ordinal dates.
Match match_ordinal(const Look& look, std::size_t at) {
  const bool parted = look.tokens.size() == 2 && is_number(look, 0, 4, 4) &&
                      is_number(look, 1, 3, 3) && trimmed_gap(look, 1) == "-";
  const bool run =
      look.tokens.size() == 1 && (is_number(look, 0, 5, 5) || is_number(look, 0, 7, 7));
  if (!look.field || at != 0 || (!parted && !run)) {
    return {};
  }
  const int number = number_at(look, 0);
  const int day = parted ? number_at(look, 1) : number % 1000;
  const int year = parted ? number : number / 1000;
  const auto new_year = civil_day(look.tokens[0].digits == 5 ? full_year(year) : year, 1, 1);
  if (!new_year || day < 1 || day > 366) {
    return {};
  }
  const std::chrono::year_month_day civil{*new_year + std::chrono::days{day - 1}};
  return {.tokens = look.tokens.size(),
          .year = static_cast<int>(civil.year()),
          .month = static_cast<int>(static_cast<unsigned>(civil.month())),
          .day = static_cast<int>(static_cast<unsigned>(civil.day())),
          .short_year = look.tokens[0].digits == 5};
}

constexpr std::array kPatterns{match_year_month_day,
                               match_digits,
                               match_era,
                               match_vietnamese,
                               match_day_month_year,
                               match_day_name_year,
                               match_year_first_with_name,
                               match_name_day_year,
                               match_name_year,
                               match_ordinal,
                               match_year_alone};

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

/// Years that only another calendar has reached. Source: the calendars' years since 1800.
MonthCalendar calendar_of(const Look& look, std::size_t at, const Match& match) {
  constexpr char32_t kPersianZero = 0x6F0;
  const bool other =
      match.calendar == MonthCalendar::Gregorian && match.year >= 1200 && match.year < 1500;
  if (!other) {
    return match.calendar;
  }
  const std::string_view language = look.style.language;
  if (language == "ar" || language == "ur") {
    return MonthCalendar::Islamic;
  }
  const bool persian = language == "fa" || language == "ps" || language == "ckb" ||
                       look.tokens[at].zero == kPersianZero;
  return persian ? MonthCalendar::Persian : MonthCalendar::Gregorian;
}

/// Thai years count from the Buddha's death, 543 years before ours.
bool is_buddhist_year(const Look& look, int year) {
  constexpr std::string_view kThaiBlock = "\xE0\xB8";
  const bool thai =
      look.style.language == "th" || look.text.find(kThaiBlock) != std::string_view::npos;
  return thai && year >= 2400 && year < 2700;
}

}  // namespace

DateMatch match_date(const DateLook& look, std::size_t at) {
  for (const auto pattern : kPatterns) {
    const Match match = pattern(look, at);
    if (match.tokens != 0 && stands_free(look, at, match)) {
      return match;
    }
  }
  return {};
}

std::optional<std::chrono::sys_days> day_of_match(const DateLook& look,
                                                  std::size_t at,
                                                  const DateMatch& match) {
  const MonthCalendar calendar = calendar_of(look, at, match);
  if (calendar != MonthCalendar::Gregorian) {
    const bool plausible = match.year >= 1200 && match.year < 1500;
    return plausible ? day_in_calendar(calendar, match.year, match.month, match.day) : std::nullopt;
  }
  return civil_day(
      is_buddhist_year(look, match.year) ? match.year - 543 : match.year, match.month, match.day);
}

}  // namespace backfile
