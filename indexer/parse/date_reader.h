// SPDX-License-Identifier: GPL-2.0-or-later
// Reads dates as people and programs write them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/model/date.h"

namespace backfile {

enum class DateOrder : std::uint8_t { Unknown, DayMonthYear, MonthDayYear, YearMonthDay };

/// A date as it stands in a text: bytes [begin, end) of it.
struct ReadDate {
  std::chrono::sys_days first_day{};
  DatePrecision precision = DatePrecision::None;
  bool ambiguous = false;  ///< 03/04/2016 in English, and no order was given; read day first
  bool swappable = false;  ///< two numbers up to 12 beside a year: the other order is a day too
  bool short_year =
      false;  ///< the century is an assumption: 69..99 are 19.., 00..68 are 20.. (POSIX strptime)
  std::size_t begin = 0, end = 0;
};

/// How `text` is to be read.
struct DateStyle {
  DateOrder order = DateOrder::Unknown;
  std::string_view language;  ///< ISO 639-1, for month names that languages share; "" when unknown
  bool short_years = false;   ///< find_date() takes 14.09.17 too
};

/// The first date in `text` (UTF-8; its first 4 KB): 2017-09-14, 14/09/2017, 14.09.2017,
/// 2017/09/14, 20170914, 14 September 2017, 14-SEP-1987, September 14, 2017, 2017年9月14日,
/// September 2017, with month names of many languages and native digits. Written days are never
/// moved by a time zone. Nothing when there is none, or when the calendar has no such day.
std::optional<ReadDate> find_date(std::string_view text, const DateStyle& style);

/// All dates in `text`, at most `most`, in their order.
std::vector<ReadDate> find_dates(std::string_view text, const DateStyle& style, std::size_t most);

/// The date that a whole field of a record writes: as find_date(), and years of two digits, a bare
/// year, year and month, RFC 822, asctime. Epoch seconds and milliseconds are read as UTC days when
/// `text` is nothing but a number of 9 to 13 digits.
std::optional<ReadDate> read_date_field(std::string_view text, const DateStyle& style);

/// The day (or month) by position in an address: /2017/09/14/, /2017/sep/14/, /2017-09-14-…,
/// /20170914/.
std::optional<ReadDate> find_url_date(std::string_view url);

}  // namespace backfile
