// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_report.h"

#include <catch2/catch.hpp>

#include "indexer/pipeline/index_summary.h"
#include "indexer/pipeline/json_line.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

IndexReport some_report() {
  IndexReport report;
  for (std::uint32_t record = 1; record <= 5; ++record) {
    report.add({ReportAction::Skipped, {"/n/a.zip/x.csv", record, "empty"}}, "/n/a.zip");
  }
  report.add({ReportAction::Skipped, {"/n/b", 0, "not text"}}, "/n/b");
  report.add({ReportAction::Repaired, {"/n/c", 2, "3 bytes were no UTF-8"}}, "/n/c");
  report.add({ReportAction::Duplicate, {"/n/d", 0, "read before"}}, "/n/d");
  report.add({ReportAction::SkippedBefore, {"/n/e", 0, "empty"}}, "/n/e");
  return report;
}

}  // namespace

TEST_CASE("skips are counted by file and reason with the first few named", "[pipeline][report]") {
  const IndexReport report = some_report();
  CHECK(report.count(ReportAction::Skipped) == 6);
  CHECK(report.skipped_count() == 7);
  const std::vector<ReasonCount> reasons = report.reasons(ReportAction::Skipped);
  REQUIRE(reasons.size() == 2);
  CHECK(reasons[0].file == "/n/a.zip");
  CHECK(reasons[0].reason == "empty");
  CHECK(reasons[0].count == 5);
  CHECK(reasons[0].named.size() == IndexReport::kNamedPerReason);
  CHECK(reasons[1].named == std::vector<SkippedInput>{{"/n/b", 0, "not text"}});
  CHECK(report.reasons(ReportAction::Skipped, true)[0].named.size() == 5);
}

TEST_CASE("the report has a line for every entry", "[pipeline][report]") {
  const std::string lines = some_report().json_lines();
  CHECK_THAT(lines,
             Catch::StartsWith(
                 R"({"path":"/n/a.zip/x.csv","record":1,"reason":"empty","action":"skipped"})"
                 "\n"));
  CHECK_THAT(lines, Catch::Contains(R"("reason":"3 bytes were no UTF-8","action":"repaired"})"));
  CHECK_THAT(lines, Catch::Contains(R"("reason":"read before","action":"duplicate"})"));
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 9);
}

TEST_CASE("a report is written whole and its place is tried first", "[pipeline][report]") {
  const test::TempDir folder;
  const std::filesystem::path file = folder.path() / "report.jsonl";
  REQUIRE(open_report(file).has_value());
  CHECK(test::read_file(file).empty());
  REQUIRE(write_report(some_report(), file).has_value());
  CHECK(test::read_file(file) == some_report().json_lines());
  const Result<void> failed = open_report(folder.path() / "no" / "where");
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().code == ErrorCode::Io);
  CHECK_THAT(failed.error().message, Catch::Contains("where"));
}

TEST_CASE("a JSON line keeps what it escapes and shows a terminal nothing", "[pipeline][json]") {
  const std::string hostile =
      "\x1b]0;x\x07 \xc2\x9b 31m \x7f \u202e \u2066 \u2028 \u200f \u061c \"quoted\" \u00e9 \u6f22";
  const std::string line = json_line({{"t", hostile}});
  for (const char* part :
       {"\x1b", "\x07", "\xc2\x9b", "\x7f", "\u202e", "\u2066", "\u2028", "\u200f", "\u061c"}) {
    CHECK_THAT(line, !Catch::Contains(part));
  }
  CHECK_THAT(line, Catch::Contains("\\u009b") && Catch::Contains("\u00e9 \u6f22"));
  CHECK(nlohmann::json::parse(line)["t"] == hostile);
  CHECK(nlohmann::json::parse(json_line({{"t", "a\xff z"}}))["t"] == "a\xef\xbf\xbd z");
}

TEST_CASE("a run is summed up in one line", "[pipeline][summary]") {
  IndexOutcome outcome;
  outcome.published = true;
  outcome.files_read = 11;
  outcome.articles = 11'000;
  outcome.seconds = 4.2;
  outcome.text_bytes = 14'280'000;
  outcome.index = "/i";
  outcome.index_articles = 11'000;
  outcome.index_segments = 1;
  CHECK(describe_outcome(outcome, false) ==
        "indexed 11,000 articles from 11 files in 4.2 s (2,619 articles/s, 3.4 MB/s); 0 skipped; "
        "index /i: 11,000 articles, 1 segment\n");
}

TEST_CASE("a run that published says what the index comes to", "[pipeline][summary]") {
  IndexOutcome outcome;
  outcome.published = true;
  outcome.index = "/i";
  outcome.index_articles = 100;
  outcome.report = some_report();
  outcome.digest = IndexDigest{6300, 17423, {2, 18, 80}, {"en", "de"}, 12, 1345, 234, 120, 290'000};
  CHECK_THAT(describe_outcome(outcome, false),
             Catch::EndsWith("index /i: 100 articles, 0 segments\n"
                             "  dates     1987-04-02 to 2017-09-14: 80 by url, 18 by field, "
                             "2 without a date\n"
                             "  languages en, de\n"
                             "  outlets   12\n"
                             "  names     1,345 of organizations, 234 of people, 120 of places\n"
                             "  size      290.0 KB, 2.9 KB an article\n"
                             "  skipped   7: 6 empty, 1 not text\n"));
}

TEST_CASE("a run without work says what it knows", "[pipeline][summary]") {
  IndexOutcome outcome;
  outcome.files_unchanged = 412;
  outcome.index = "/i";
  outcome.index_articles = 5;
  for (int i = 0; i < 31; ++i) {
    outcome.report.add({ReportAction::SkippedBefore, {"/p", 0, "empty"}}, "/p");
  }
  CHECK(describe_outcome(outcome, false) ==
        "nothing new: 412 files unchanged, 31 known skips; index /i: 5 articles, 0 segments\n");
}

TEST_CASE("skips stand before the closing line with their reasons", "[pipeline][summary]") {
  IndexOutcome outcome;
  outcome.report = some_report();
  outcome.published = true;
  const std::string text = describe_outcome(outcome, false);
  CHECK_THAT(text, Catch::Contains("skipped /n/a.zip/x.csv, record 1: empty\n"));
  CHECK_THAT(text, Catch::Contains("skipped 2 more in /n/a.zip: empty\n"));
  CHECK_THAT(text, Catch::Contains("skipped /n/b: not text\n"));
  CHECK_THAT(text, !Catch::Contains("repaired /n/c"));
  const std::string every = describe_outcome(outcome, true);
  CHECK_THAT(every, Catch::Contains("skipped /n/a.zip/x.csv, record 5: empty\n"));
  CHECK_THAT(every, Catch::Contains("repaired /n/c, record 2: 3 bytes were no UTF-8\n"));
  CHECK_THAT(every, Catch::Contains("skipped before /n/e: empty\n"));
}

TEST_CASE("a dry run lists what it would do", "[pipeline][summary]") {
  IndexOutcome outcome;
  outcome.dry_run = true;
  outcome.to_read = {"/a"};
  outcome.to_replace = {"/b"};
  outcome.to_remove = {"/c"};
  outcome.files_unchanged = 4;
  CHECK(describe_outcome(outcome, false) ==
        "would read /a\nwould replace /b\nwould remove /c\n"
        "would read 1 new file and 1 changed, remove 1; 4 unchanged, 0 gone\n");
}
