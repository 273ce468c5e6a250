// SPDX-License-Identifier: GPL-2.0-or-later
// Which of several statements is the day of publication.
#include "indexer/parse/date_resolver.h"

#include <catch2/catch.hpp>

namespace backfile {
namespace {

struct Resolved {
  std::string day;
  DateMethod method;
  DateConfidence confidence;
  std::vector<std::string> warnings;
};

Resolved resolve(const std::vector<DateCandidate>& candidates,
                 std::string_view language = "en",
                 std::optional<std::chrono::sys_days> latest = std::nullopt) {
  Resolved resolved;
  const ArticleDate date =
      resolve_date(candidates, {DateOrder::Unknown, language}, resolved.warnings, latest);
  resolved.day = iso_date(date);
  resolved.method = date.method;
  resolved.confidence = date.confidence;
  return resolved;
}

TEST_CASE("what a record states goes before what its text says", "[parse][date_resolver]") {
  const Resolved date =
      resolve({{DateMethod::Text, "1 May 2001"}, {DateMethod::Field, "2001-05-07"}});
  CHECK(date.day == "2001-05-07");
  CHECK(date.confidence == DateConfidence::High);
}

TEST_CASE("a moment in UTC is read as the outlet's own day", "[parse][date_resolver]") {
  const DateCandidate stamp{DateMethod::JsonLd, "2023-11-09T01:09:55Z"};
  CHECK(resolve({stamp, {DateMethod::Url, "https://a.example/2023/11/08/title"}}).day ==
        "2023-11-08");
  CHECK(resolve({stamp}).day == "2023-11-09");
  CHECK(resolve({{DateMethod::JsonLd, "2023-11-09T18:09:55Z"},
                 {DateMethod::Url, "https://a.example/2023/11/08/title"}})
            .day == "2023-11-09");
  CHECK(resolve({{DateMethod::JsonLd, "2019-10-18T22:04:00Z"},
                 {DateMethod::Meta, "Sat, 19 Oct 2019 00:04:00 +0200"}})
            .day == "2019-10-19");
}

TEST_CASE("the day of a change counts only alone and with low confidence",
          "[parse][date_resolver]") {
  const DateCandidate update{DateMethod::TimeTag, "2020-01-02", DateDoubt::Update};
  CHECK(resolve({update, {DateMethod::Text, "1 May 2019", DateDoubt::Loose}}).day == "2019-05-01");
  CHECK(resolve({update}).confidence == DateConfidence::Low);
  CHECK(resolve({update}).warnings.size() == 1);
}

TEST_CASE("03/04 is settled by another date or left at low confidence", "[parse][date_resolver]") {
  const DateCandidate open{DateMethod::Meta, "03/04/2016"};
  CHECK(resolve({open}).confidence == DateConfidence::Low);
  const Resolved settled = resolve({open, {DateMethod::Url, "https://a.example/2016/03/04/title"}});
  CHECK(settled.day == "2016-03-04");
  CHECK(settled.confidence == DateConfidence::High);
  CHECK(resolve({open, {DateMethod::Byline, "4 March 2016"}}, "de").day == "2016-03-04");
}

TEST_CASE("impossible and future days are refused", "[parse][date_resolver]") {
  using namespace std::chrono;
  CHECK(resolve({{DateMethod::Field, "1492-10-12"}}).day.empty());
  const Resolved date =
      resolve({{DateMethod::Meta, "2031-01-01"}, {DateMethod::Text, "1 May 2019"}},
              "en",
              sys_days{2019y / June / 1});
  CHECK(date.day == "2019-05-01");
  CHECK(date.warnings == std::vector<std::string>{"'2031-01-01' is in the future, refused"});
}

}  // namespace
}  // namespace backfile
