// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is read_date_range().
#include "searcher/query/date_range_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/base/nearest_name.h"
#include "searcher/query/query_characters.h"

namespace backfile {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

using SpanResult = Result<DayRange, QueryError>;

constexpr int kFirstYear = 1400, kLastYear = 2999;
constexpr std::string_view kForms =
    "Dates are written 2017, 2017-09, 2017-09-14, 2017-09..2017-11, 30d.., yesterday, last-week.";

constexpr sys_days kFirstDay = sys_days{year{kFirstYear} / 1 / 1};
constexpr sys_days kLastDay = sys_days{year{kLastYear} / 12 / 31};

DayRange month_of(year_month month) { return days_of(sys_days{month / 1}, DatePrecision::Month); }
DayRange year_of(year y) { return days_of(sys_days{y / 1 / 1}, DatePrecision::Year); }
/// Monday to Sunday.
DayRange week_of(sys_days day) {
  const sys_days monday = day - (std::chrono::weekday{day} - std::chrono::Monday);
  return {monday, monday + days{6}};
}
year_month month_with(sys_days day) {
  const year_month_day date{day};
  return date.year() / date.month();
}

struct NamedSpan {
  std::string_view name;
  DayRange (*days_on)(sys_days today);
};
constexpr std::array<NamedSpan, 8> kNamedSpans{{
    {"today",
     [](sys_days today) {
       return DayRange{today, today};
     }},
    {"yesterday",
     [](sys_days today) {
       return DayRange{today - days{1}, today - days{1}};
     }},
    {"this-week", [](sys_days today) { return week_of(today); }},
    {"last-week", [](sys_days today) { return week_of(today - days{7}); }},
    {"this-month", [](sys_days today) { return month_of(month_with(today)); }},
    {"last-month",
     [](sys_days today) { return month_of(month_with(today) - std::chrono::months{1}); }},
    {"this-year", [](sys_days today) { return year_of(year_month_day{today}.year()); }},
    {"last-year",
     [](sys_days today) { return year_of(year_month_day{today}.year() - std::chrono::years{1}); }},
}};

Unexpected<QueryError> wrong(std::string_view text, std::string message, std::string hint) {
  return Unexpected(error_at(text, 0, text.size(), std::move(message), std::move(hint)));
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// The number that all of `text` is, at most 8 digits; nothing otherwise.
std::optional<int> whole_number(std::string_view text) {
  const bool digits = std::all_of(text.begin(), text.end(), is_ascii_digit);
  if (text.empty() || text.size() > 8 || !digits) {
    return std::nullopt;
  }
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string iso(int y, int m, int d) { return fmt::format("{:04}-{:02}-{:02}", y, m, d); }

/// The ISO forms that a date written in another way may mean, day first, then month first.
std::string other_readings(std::string_view text) {
  for (char mark : {'/', '.', '-'}) {
    const auto parts = split(text, mark);
    const auto a = parts.size() == 3 ? whole_number(parts[0]) : std::nullopt;
    const auto b = parts.size() == 3 ? whole_number(parts[1]) : std::nullopt;
    const auto c = parts.size() == 3 ? whole_number(parts[2]) : std::nullopt;
    if (!a || !b || !c) {
      continue;
    }
    if (civil_day(*a, *b, *c)) {
      return fmt::format("Write {}.", iso(*a, *b, *c));
    }
    const bool day_first = civil_day(*c, *b, *a).has_value();
    const bool month_first = civil_day(*c, *a, *b).has_value();
    if (day_first && month_first && *a != *b) {
      return fmt::format("Write {} if the day stands first, {} if the month does.",
                         iso(*c, *b, *a),
                         iso(*c, *a, *b));
    }
    if (day_first || month_first) {
      return fmt::format("Write {}.", day_first ? iso(*c, *b, *a) : iso(*c, *a, *b));
    }
  }
  const auto digits = text.size() == 8 ? whole_number(text) : std::nullopt;
  if (digits && civil_day(*digits / 10000, *digits / 100 % 100, *digits % 100)) {
    return fmt::format("Write {}.", iso(*digits / 10000, *digits / 100 % 100, *digits % 100));
  }
  return {};
}

Unexpected<QueryError> not_a_date(std::string_view text) {
  std::vector<std::string_view> names{"none"};
  for (const NamedSpan& span : kNamedSpans) {
    names.push_back(span.name);
  }
  std::string hint = other_readings(text);
  std::string spelling = ascii_lower(text);
  std::replace_if(
      spelling.begin(), spelling.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
  if (const auto nearest = nearest_name(spelling, names); hint.empty() && nearest) {
    hint = fmt::format("Did you mean {}?", *nearest);
  }
  return wrong(
      text, fmt::format("not a date: {}", text), hint.empty() ? std::string(kForms) : hint);
}

/// YYYY, YYYY-MM or YYYY-MM-DD; nothing when `text` is of another form.
std::optional<SpanResult> iso_span(std::string_view text) {
  const auto parts = split(text, '-');
  std::array<int, 3> numbers{0, 1, 1};
  if (parts.size() > 3) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = whole_number(parts[i]);
    if (!number || parts[i].size() != (i == 0 ? 4 : 2)) {
      return std::nullopt;
    }
    numbers[i] = *number;
  }
  const auto [y, m, d] = numbers;
  if (y < kFirstYear || y > kLastYear) {
    return wrong(
        text, fmt::format("the year {} is not in {} to {}", parts[0], kFirstYear, kLastYear), "");
  }
  if (m < 1 || m > 12) {
    return wrong(text,
                 fmt::format("there is no month {} in {}", parts[1], text),
                 "Months run from 01 to 12.");
  }
  const auto first = civil_day(y, m, d);
  if (!first) {
    const DayRange month = month_of(year{y} / m);
    return wrong(text,
                 fmt::format("there is no day {} in {}", parts[2], text),
                 fmt::format("{} has {} days.",
                             text.substr(0, 7),
                             static_cast<unsigned>(year_month_day{month.last}.day())));
  }
  return SpanResult(days_of(*first, static_cast<DatePrecision>(parts.size())));
}

/// 30d, 2w, 6m, 1y: the day so long before today; nothing when `text` is of another form.
std::optional<DayRange> days_ago(std::string_view text, sys_days today) {
  const auto number =
      text.size() < 2 ? std::nullopt : whole_number(text.substr(0, text.size() - 1));
  if (!number || *number > 9999 ||
      std::string_view("dwmy").find(text.back()) == std::string_view::npos) {
    return std::nullopt;
  }
  sys_days day = today;
  if (text.back() == 'd' || text.back() == 'w') {
    day -= days{text.back() == 'd' ? *number : 7 * *number};
  } else {
    const year_month_day date{today};
    const std::chrono::months back{text.back() == 'm' ? *number : 12 * *number};
    const year_month month = month_with(today) - back;
    const year_month_day same{month.year(), month.month(), date.day()};
    day = same.ok() ? sys_days{same} : sys_days{month / std::chrono::last};
  }
  day = std::clamp(day, kFirstDay, kLastDay);
  return DayRange{day, day};
}

/// One side of a range, or a date by itself.
SpanResult read_span(std::string_view text, sys_days today, bool in_range) {
  const std::string lower = ascii_lower(text);
  for (const NamedSpan& span : kNamedSpans) {
    if (lower == span.name) {
      return span.days_on(today);
    }
  }
  if (auto span = iso_span(text); span) {
    return std::move(*span);
  }
  if (const auto ago = days_ago(lower, today); ago) {
    if (in_range) {
      return *ago;
    }
    return wrong(text,
                 fmt::format("{} is not a span of days by itself", text),
                 fmt::format("{}.. is from then on, ..{} until then.", text, text));
  }
  return not_a_date(text);
}

/// An error of a side, placed in the whole text.
Unexpected<QueryError> placed(QueryError error, std::string_view text, std::size_t offset) {
  error.in_text = text;
  error.begin += offset;
  error.end += offset;
  return Unexpected(std::move(error));
}

}  // namespace

Result<std::optional<DayRange>, QueryError> read_date_range(std::string_view text, sys_days today) {
  if (ascii_lower(text) == "none") {
    return std::optional<DayRange>{};
  }
  const std::size_t dots = text.find("..");
  const bool in_range = dots != std::string_view::npos;
  if (in_range && text.size() == 2) {
    return wrong(text, "a range needs a date before or after the ..", std::string(kForms));
  }
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = in_range ? text.substr(dots + 2) : from;
  DayRange range{kFirstDay, kLastDay};
  if (!from.empty() || !in_range) {
    SpanResult span = read_span(from, today, in_range);
    if (!span) {
      return placed(std::move(span.error()), text, 0);
    }
    range.first = span->first;
    range.last = in_range ? kLastDay : span->last;
  }
  if (in_range && !to.empty()) {
    SpanResult span = read_span(to, today, in_range);
    if (!span) {
      return placed(std::move(span.error()), text, dots + 2);
    }
    range.last = span->last;
  }
  if (range.last < range.first) {
    return wrong(text, "the range ends before it begins", fmt::format("Write {}..{}.", to, from));
  }
  return std::optional<DayRange>{range};
}

}  // namespace backfile
