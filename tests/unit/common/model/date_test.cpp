// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/model/date.h"

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("civil_day accepts the days that the calendar has", "[model][date]") {
  struct Case {
    int year, month, day;
    bool exists;
  };
  const auto c = GENERATE(values<Case>({{2016, 2, 29, true},
                                        {2017, 2, 29, false},
                                        {1900, 2, 29, false},
                                        {2000, 2, 29, true},
                                        {1987, 4, 31, false},
                                        {1987, 0, 1, false},
                                        {1987, 13, 1, false},
                                        {1987, 12, 0, false},
                                        {1399, 1, 1, false},
                                        {1400, 1, 1, true},
                                        {2999, 12, 31, true},
                                        {3000, 1, 1, false}}));
  CAPTURE(c.year, c.month, c.day);
  CHECK(civil_day(c.year, c.month, c.day).has_value() == c.exists);
}

TEST_CASE("a date prints as exactly as it is known", "[model][date]") {
  const auto day = civil_day(1987, 3, 2).value();
  CHECK(iso_date(day, DatePrecision::Day) == "1987-03-02");
  CHECK(iso_date(day, DatePrecision::Month) == "1987-03");
  CHECK(iso_date(day, DatePrecision::Year) == "1987");
  CHECK(iso_date(day, DatePrecision::None).empty());
  CHECK(iso_date(ArticleDate{}).empty());
}

TEST_CASE("days_of spans the whole month or year", "[model][date]") {
  const auto first = civil_day(2016, 2, 1).value();
  CHECK(days_of(first, DatePrecision::Month) == DayRange{first, civil_day(2016, 2, 29).value()});
  const auto year = civil_day(2016, 1, 1).value();
  CHECK(days_of(year, DatePrecision::Year) == DayRange{year, civil_day(2016, 12, 31).value()});
  CHECK(days_of(first, DatePrecision::Day) == DayRange{first, first});
}

TEST_CASE("a range contains what lies wholly inside it", "[model][date]") {
  const DayRange march{civil_day(1987, 3, 1).value(), civil_day(1987, 3, 31).value()};
  const DayRange first_week{march.first, civil_day(1987, 3, 7).value()};
  const DayRange year = days_of(civil_day(1987, 1, 1).value(), DatePrecision::Year);
  CHECK(march.contains(first_week));
  CHECK(march.contains(march));
  CHECK_FALSE(first_week.contains(march));
  CHECK_FALSE(march.contains(year));
}

TEST_CASE("every name of a method and a confidence reads back", "[model][date]") {
  for (int i = 0; i <= static_cast<int>(DateMethod::FileName); ++i) {
    const auto method = static_cast<DateMethod>(i);
    CAPTURE(name_of(method));
    CHECK(date_method_named(name_of(method)) == method);
  }
  for (int i = 0; i <= static_cast<int>(DateConfidence::High); ++i) {
    const auto confidence = static_cast<DateConfidence>(i);
    CHECK(date_confidence_named(name_of(confidence)) == confidence);
  }
  CHECK_FALSE(date_method_named("mtime").has_value());
  CHECK_FALSE(date_confidence_named("").has_value());
}
