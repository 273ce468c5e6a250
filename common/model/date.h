// SPDX-License-Identifier: GPL-2.0-or-later
// The day an article was published, with how well and by what it is known.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backfile {

// The numbers of these three enums are on disk (columns): do not renumber.
enum class DatePrecision : std::uint8_t { None = 0, Year = 1, Month = 2, Day = 3 };
enum class DateConfidence : std::uint8_t { None = 0, Low = 1, Medium = 2, High = 3 };
enum class DateMethod : std::uint8_t {
  None = 0,
  Field = 1,     ///< a date field of the record: SGML DATE, a JSON or CSV field, an agency header
  Url = 2,       ///< by position in the article's address
  JsonLd = 3,
  Meta = 4,
  TimeTag = 5,
  Byline = 6,
  Dateline = 7,
  Text = 8,
  FileName = 9,
};

/// Closed range of civil days, no time zone (the archive's own date). Invariant: first <= last.
struct DayRange {
  std::chrono::sys_days first, last;
  bool operator==(const DayRange&) const = default;
  bool contains(const DayRange& other) const { return first <= other.first && other.last <= last; }
};

/// When an article was published. `first_day` is the first day of the year, month or day that
/// `precision` says; with precision None nothing is known and the other members are defaults.
/// `text` holds the very characters that it was read from (UTF-8).
struct ArticleDate {
  std::chrono::sys_days first_day{};
  DatePrecision precision = DatePrecision::None;
  DateMethod method = DateMethod::None;
  DateConfidence confidence = DateConfidence::None;
  std::string text;
  bool known() const { return precision != DatePrecision::None; }
  bool operator==(const ArticleDate&) const = default;
};

/// All days of the year, month or day that begins with `first_day`. Requires: precision is not None.
DayRange days_of(std::chrono::sys_days first_day, DatePrecision precision);

/// "2017", "2017-09" or "2017-09-14" by precision, "" when unknown. Source: ISO 8601-1:2019.
std::string iso_date(std::chrono::sys_days first_day, DatePrecision precision);
std::string iso_date(const ArticleDate& date);

/// A civil day, or nothing when the calendar has no such day or the year is not in 1400..2999.
std::optional<std::chrono::sys_days> civil_day(int year, int month, int day);

/// Names as `--inspect`, JSON and the query language write them: "day", "url", "high" ...
std::string_view name_of(DatePrecision precision);
std::string_view name_of(DateMethod method);
std::string_view name_of(DateConfidence confidence);
std::optional<DateMethod> date_method_named(std::string_view name);
std::optional<DateConfidence> date_confidence_named(std::string_view name);

}  // namespace backfile
