// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/model/date.h"

#include <array>

#include <fmt/format.h>

namespace backfile {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 4> kPrecisionNames{"none", "year", "month", "day"};
constexpr std::array<std::string_view, 4> kConfidenceNames{"none", "low", "medium", "high"};
constexpr std::array<std::string_view, 10> kMethodNames{"none", "field", "url", "json-ld", "meta",
                                                        "time", "byline", "dateline", "text",
                                                        "file-name"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) {
      return static_cast<Enum>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

DayRange days_of(sys_days first_day, DatePrecision precision) {
  const year_month_day date{first_day};
  switch (precision) {
    case DatePrecision::Year:
      return {first_day, sys_days{date.year() / 12 / 31}};
    case DatePrecision::Month:
      return {first_day, sys_days{date.year() / date.month() / std::chrono::last}};
    default:
      return {first_day, first_day};
  }
}

std::string iso_date(sys_days first_day, DatePrecision precision) {
  const year_month_day date{first_day};
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month());
  switch (precision) {
    case DatePrecision::None:
      return {};
    case DatePrecision::Year:
      return fmt::format("{:04}", y);
    case DatePrecision::Month:
      return fmt::format("{:04}-{:02}", y, m);
    case DatePrecision::Day:
      break;
  }
  return fmt::format("{:04}-{:02}-{:02}", y, m, static_cast<unsigned>(date.day()));
}

std::string iso_date(const ArticleDate& date) { return iso_date(date.first_day, date.precision); }

std::optional<sys_days> civil_day(int y, int m, int d) {
  if (y < 1400 || y > 2999 || m < 1 || m > 12 || d < 1 || d > 31) {
    return std::nullopt;
  }
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) {
    return std::nullopt;
  }
  return sys_days{date};
}

std::string_view name_of(DatePrecision precision) {
  return kPrecisionNames[static_cast<std::size_t>(precision)];
}
std::string_view name_of(DateMethod method) {
  return kMethodNames[static_cast<std::size_t>(method)];
}
std::string_view name_of(DateConfidence confidence) {
  return kConfidenceNames[static_cast<std::size_t>(confidence)];
}
std::optional<DateMethod> date_method_named(std::string_view name) {
  return named<DateMethod>(kMethodNames, name);
}
std::optional<DateConfidence> date_confidence_named(std::string_view name) {
  return named<DateConfidence>(kConfidenceNames, name);
}

}  // namespace backfile
