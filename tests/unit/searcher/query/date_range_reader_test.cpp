// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/date_range_reader.h"

#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace backfile;

namespace {

// A Thursday in a leap year.
constexpr std::chrono::sys_days kToday = std::chrono::sys_days{std::chrono::year{2024} / 2 / 29};

std::string read(std::string_view text, std::chrono::sys_days today = kToday) {
  const auto range = read_date_range(text, today);
  if (!range) {
    return fmt::format("{}-{} {}", range.error().begin, range.error().end, range.error().message);
  }
  if (!range->has_value()) {
    return "none";
  }
  return iso_date((*range)->first, DatePrecision::Day) + ".." +
         iso_date((*range)->last, DatePrecision::Day);
}

}  // namespace

TEST_CASE("every form of a date covers its whole span", "[query][date]") {
  struct Case {
    std::string text, days;
  };
  const auto c = GENERATE(values<Case>({
      {"2017", "2017-01-01..2017-12-31"},
      {"2017-02", "2017-02-01..2017-02-28"},
      {"2016-02", "2016-02-01..2016-02-29"},
      {"2017-09-14", "2017-09-14..2017-09-14"},
      {"2017-09..2017-11", "2017-09-01..2017-11-30"},
      {"2017-09-14..2018", "2017-09-14..2018-12-31"},
      {"2016..2016", "2016-01-01..2016-12-31"},
      {"..2015", "1400-01-01..2015-12-31"},
      {"2016..", "2016-01-01..2999-12-31"},
      {"1400", "1400-01-01..1400-12-31"},
      {"2999-12-31", "2999-12-31..2999-12-31"},
      {"today", "2024-02-29..2024-02-29"},
      {"yesterday", "2024-02-28..2024-02-28"},
      {"Yesterday", "2024-02-28..2024-02-28"},
      {"this-week", "2024-02-26..2024-03-03"},
      {"last-week", "2024-02-19..2024-02-25"},
      {"this-month", "2024-02-01..2024-02-29"},
      {"last-month", "2024-01-01..2024-01-31"},
      {"this-year", "2024-01-01..2024-12-31"},
      {"last-year", "2023-01-01..2023-12-31"},
      {"30d..", "2024-01-30..2999-12-31"},
      {"2w..1w", "2024-02-15..2024-02-22"},
      {"..1d", "1400-01-01..2024-02-28"},
      {"1y..", "2023-02-28..2999-12-31"},
      {"2m..", "2023-12-29..2999-12-31"},
      {"0d..", "2024-02-29..2999-12-31"},
      {"9999y..", "1400-01-01..2999-12-31"},
      {"last-month..yesterday", "2024-01-01..2024-02-28"},
      {"2023..today", "2023-01-01..2024-02-29"},
      {"none", "none"},
      {"NONE", "none"},
  }));
  CAPTURE(c.text);
  CHECK(read(c.text) == c.days);
}

TEST_CASE("months before the last day of a month stop at the shorter month", "[query][date]") {
  const std::chrono::sys_days march31{std::chrono::year{2023} / 3 / 31};
  CHECK(read("1m..", march31) == "2023-02-28..2999-12-31");
  CHECK(read("last-month", march31) == "2023-02-01..2023-02-28");
  const std::chrono::sys_days january1{std::chrono::year{2024} / 1 / 1};
  CHECK(read("yesterday", january1) == "2023-12-31..2023-12-31");
  CHECK(read("last-month", january1) == "2023-12-01..2023-12-31");
  CHECK(read("last-week", january1) == "2023-12-25..2023-12-31");
}

TEST_CASE("what is no date is refused at its place", "[query][date]") {
  struct Case {
    std::string text, error;
  };
  const auto c = GENERATE(values<Case>({
      {"2017-13", "0-7 there is no month 13 in 2017-13"},
      {"2017-00", "0-7 there is no month 00 in 2017-00"},
      {"2017-02-30", "0-10 there is no day 30 in 2017-02-30"},
      {"2016..2017-13", "6-13 there is no month 13 in 2017-13"},
      {"2017-13..2018", "0-7 there is no month 13 in 2017-13"},
      {"0999", "0-4 the year 0999 is not in 1400 to 2999"},
      {"3000", "0-4 the year 3000 is not in 1400 to 2999"},
      {"03/04/2016", "0-10 not a date: 03/04/2016"},
      {"2016-3-4", "0-8 not a date: 2016-3-4"},
      {"yesterdy", "0-8 not a date: yesterdy"},
      {"2017..2016", "0-10 the range ends before it begins"},
      {"..", "0-2 a range needs a date before or after the .."},
      {"2016...2017", "6-11 not a date: .2017"},
      {"30d", "0-3 30d is not a span of days by itself"},
      {"30x..", "0-3 not a date: 30x"},
      {"", "0-0 not a date: "},
      {"-", "0-1 not a date: -"},
      {"2017-", "0-5 not a date: 2017-"},
      {"99999999999d..", "0-12 not a date: 99999999999d"},
      {"none..2016", "0-4 not a date: none"},
  }));
  CAPTURE(c.text);
  CHECK(read(c.text) == c.error);
}

TEST_CASE("the hint shows how a date of another form may be meant", "[query][date]") {
  struct Case {
    std::string text, hint;
  };
  const auto c = GENERATE(values<Case>({
      {"03/04/2016", "Write 2016-04-03 if the day stands first, 2016-03-04 if the month does."},
      {"25/04/2016", "Write 2016-04-25."},
      {"04/25/2016", "Write 2016-04-25."},
      {"03/03/2016", "Write 2016-03-03."},
      {"14.9.2017", "Write 2017-09-14."},
      {"2016/03/04", "Write 2016-03-04."},
      {"2016-3-4", "Write 2016-03-04."},
      {"20160304", "Write 2016-03-04."},
      {"yesterdy", "Did you mean yesterday?"},
      {"last_week", "Did you mean last-week?"},
      {"last week", "Did you mean last-week?"},
      {"lastweek", "Did you mean last-week?"},
      {"nnoe", "Did you mean none?"},
      {"2017-02-30", "2017-02 has 28 days."},
      {"30d", "30d.. is from then on, ..30d until then."},
      {"2017..2016", "Write 2016..2017."},
  }));
  CAPTURE(c.text);
  const auto range = read_date_range(c.text, kToday);
  REQUIRE_FALSE(range);
  CHECK(range.error().hint == c.hint);
}
