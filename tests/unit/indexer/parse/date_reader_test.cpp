// SPDX-License-Identifier: GPL-2.0-or-later
// Dates as records, pages and addresses write them.
#include "indexer/parse/date_reader.h"

#include <catch2/catch.hpp>

#include "common/text/month_names.h"

namespace backfile {
namespace {

std::string iso(const std::optional<ReadDate>& date) {
  return date ? iso_date(date->first_day, date->precision) : std::string();
}

struct Case {
  const char* text;
  const char* expected;
  const char* language = "";
};

TEST_CASE("fields are read in many languages and calendars", "[parse][date_reader]") {
  const auto one = GENERATE(values<Case>({
      {"14 September 2017", "2017-09-14"},
      {"Sept. 14th, 2017", "2017-09-14"},
      {"14-SEP-1987 09:12:44.10", "1987-09-14"},
      {"10:06am Dec 11, 2014", "2014-12-11"},
      {"Sun Jan  4 16:29:06 2004", "2004-01-04"},
      {"20170914T105700Z", "2017-09-14"},
      {"03-12-31", "2003-12-31"},
      {"4 Jan 63", "1963-01-04"},
      {"2003-335", "2003-12-01"},
      {"03335", "2003-12-01"},
      {"1505347200", "2017-09-14"},
      {"2017年9月14日", "2017-09-14"},
      {"令和2年7月3日", "2020-07-03"},
      {"平成元年1月8日", "1989-01-08"},
      {"民國109年7月3日", "2020-07-03"},
      {"2017년 9월 14일", "2017-09-14"},
      {"13 tháng 11 năm 2018", "2018-11-13"},
      {"05 Tháng một 2015", "2015-01-05"},
      {"05 tháng mười hai 2015", "2015-12-05"},
      {"11 ก.พ. 2563", "2020-02-11"},
      {"17 верес 2015", "2015-09-17"},
      {"28. u studenom 2017.", "2017-11-28"},
      {"१६ दिसम्बर १९७१", "1971-12-16"},
      {"5 كانون الثاني 2020", "2020-01-05"},
      {"۱۲ تیر ۱۳۹۹", "2020-07-02"},
      {"1399/04/12", "2020-07-02", "fa"},
      {"1 رمضان 1441", "2020-04-24", "ar"},
      {"14 Malaki 2019", "", "en"},
      {"14 ʻAukake 2019", "2019-08-14", "haw"},
      {"2017-09", "2017-09"},
      {"2017", "2017"},
  }));
  CAPTURE(one.text);
  CHECK(iso(read_date_field(one.text, {DateOrder::Unknown, one.language})) == one.expected);
}

TEST_CASE("fields that are no dates are refused", "[parse][date_reader]") {
  const char* const text = GENERATE("2 hours ago",
                                    "yesterday",
                                    "Jeu 15:12",
                                    "2017-02-30",
                                    "2017-13-01",
                                    "99 Jun 2009",
                                    "9999-12-31",
                                    "2013-01-27-01",
                                    "2003-12-31T10:61:55Z",
                                    "2013-01-28T09:00:00+00:xx",
                                    "Sun, 16 Dec 2012 1:2:3:4 GMT",
                                    "013",
                                    "");
  CAPTURE(text);
  CHECK(iso(read_date_field(text, {})).empty());
}

TEST_CASE("a written day is never moved by a zone", "[parse][date_reader]") {
  CHECK(iso(read_date_field("2003-12-31T23:14:55-08:00", {})) == "2003-12-31");
  CHECK(iso(read_date_field("15 May 2004 23:24 EDT", {})) == "2004-05-15");
}

TEST_CASE("days and months in figures follow order and language", "[parse][date_reader]") {
  CHECK(iso(read_date_field("03/04/2016", {DateOrder::MonthDayYear, ""})) == "2016-03-04");
  CHECK(iso(read_date_field("03/14/2016", {})) == "2016-03-14");
  CHECK(read_date_field("03/04/2016", {})->ambiguous);
  CHECK_FALSE(read_date_field("03/04/2016", {DateOrder::Unknown, "de"})->ambiguous);
  CHECK(read_date_field("03/04/2016", {DateOrder::Unknown, "de"})->swappable);
}

TEST_CASE("dates are found in text with the very characters", "[parse][date_reader]") {
  const std::string_view text =
      "As of 1.2.3.2004 we said: on 14 September 2017, and 3.10.18, and May 2, 2019.";
  const std::vector<ReadDate> dates = find_dates(text, {}, 10);
  REQUIRE(dates.size() == 2);
  CHECK(text.substr(dates[0].begin, dates[0].end - dates[0].begin) == "14 September 2017");
  CHECK(text.substr(dates[1].begin, dates[1].end - dates[1].begin) == "May 2, 2019");
}

TEST_CASE("addresses carry the day by position", "[parse][date_reader]") {
  const auto one = GENERATE(values<Case>({
      {"https://a.example/2017/09/14/title", "2017-09-14"},
      {"https://a.example/2017/sep/14/title", "2017-09-14"},
      {"https://a.example/news/2017-09/14/c_1.htm", "2017-09-14"},
      {"https://a.example/news/20170914/title", "2017-09-14"},
      {"https://a.example/2017/09/title", "2017-09"},
      {"https://a.example/news/23-01-2022-title", "2022-01-23"},
      {"https://a.example/title-nid03052022/", "2022-05-03"},
      {"https://a.example/2022/press/220126_title.html", "2022-01-26"},
      {"https://a.example/story-1234567-20-2017", ""},
      {"https://a.example/?date=2017-09-14", ""},
  }));
  CAPTURE(one.text);
  CHECK(iso(find_url_date(one.text)) == one.expected);
}

TEST_CASE("months are known cut short and declined", "[parse][month_names]") {
  CHECK(month_named("Septem.") == 9);
  CHECK(month_named("janvier") == 1);
  CHECK(month_named("Jänner") == 1);
  CHECK(month_named("listopada", "hr") == 10);
  CHECK(month_named("listopada", "pl") == 11);
  CHECK(month_named("ju") == 0);
  CHECK(month_named("Kaspersky") == 0);
  CHECK(find_month("محرم", "ar").calendar == MonthCalendar::Islamic);
}

}  // namespace
}  // namespace backfile
