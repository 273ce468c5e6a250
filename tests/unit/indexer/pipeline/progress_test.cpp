// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/progress.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "indexer/pipeline/plain_numbers.h"

using namespace backfile;

TEST_CASE("rates and time left follow from counts and a clock", "[pipeline][progress]") {
  const ProgressCounts counts{412, 1019, 26'190, 68'000'000, 34'000'000, 86'000'000, 100'000'000};
  const ProgressView view = view_of(counts, 10);
  CHECK(view.articles_per_s == Approx(2619));
  CHECK(view.mb_per_s == Approx(3.4));
  CHECK(view.share == Approx(0.43));
  REQUIRE(view.seconds_left.has_value());
  CHECK(*view.seconds_left == Approx(10 * 57.0 / 43));
}

TEST_CASE("nothing is foretold before there is something to go by", "[pipeline][progress]") {
  struct Case {
    std::uint64_t bytes, bytes_total;
    double seconds;
    bool foretold;
  };
  const auto [bytes, total, seconds, foretold] = GENERATE(values<Case>({
      {50, 100, 1.9, false},
      {50, 100, 2.0, true},
      {0, 100, 60, false},
      {1, 1000, 60, false},
      {10, 1000, 60, true},
      {0, 0, 60, false},
      {200, 100, 60, true},
  }));
  const ProgressView view = view_of({0, 0, 0, 0, 0, bytes, total}, seconds);
  CAPTURE(bytes, total, seconds);
  CHECK(view.seconds_left.has_value() == foretold);
  CHECK(view.share >= 0);
  CHECK(view.share <= 1);
  CHECK(view.seconds_left.value_or(0) >= 0);
}

TEST_CASE("progress is one readable line", "[pipeline][progress]") {
  const ProgressCounts counts{412, 1019, 12'345, 0, 0, 43, 100};
  CHECK(progress_line(counts, {2619.4, 3.44, 0.437, 42.4}) ==
        " 43 %  412/1,019 files  12,345 articles  2,619/s  3.4 MB/s  0:42 left");
  const ProgressCounts more{
      412, 1019, 12'345, 0, 0, 43, 100, 3, 12, {"en", "de", "fr", "ja", "ru", "zh"}};
  const ProgressView view{2619.4, 3.44, 0.437, 42.4};
  CHECK(progress_line(more, view) ==
        " 43 %  12,345 articles  2,619/s  0:42 left  3 skipped  en de fr +3  12 outlets");
  CHECK(progress_line(more, view, 60) == " 43 %  12,345 articles  2,619/s  0:42 left  3 skipped");
  CHECK(progress_line(more, view, 30) == " 43 %  12,345 articles");
  CHECK(progress_line(more, view, 3) == " 43");
  CHECK(progress_line({999'999, 999'999, 99'999'999, 0, 0, 1, 1, 99'999, 9'999, more.languages},
                      {99'999, 99, 1, 99'999})
            .size() <= kProgressColumns);
  CHECK(progress_line({0, 1}, {}) == "  0 %  0/1 files  0 articles  0/s  0.0 MB/s");
}

TEST_CASE("progress for programs is a JSON line", "[pipeline][progress]") {
  CHECK(
      progress_json({1, 2, 3}, {1.26, 0.04, 0.5, 9.99}) ==
      R"({"files":1,"files_total":2,"articles":3,"articles_per_s":1.3,"mb_per_s":0.0,"share":0.5,"seconds_left":10.0,"skipped":0,"languages":[],"outlets":0})"
      "\n");
  CHECK_THAT(progress_json({}, {}), Catch::Contains(R"("seconds_left":null)"));
}

TEST_CASE("a file half read counts by its articles but never for more than itself",
          "[pipeline][progress]") {
  std::ostringstream out;
  Progress progress(ProgressForm::None, out);
  progress.plan(2, 300);
  progress.file_begins(100);
  progress.document_read(60);
  CHECK(progress.counts().bytes == 60);
  progress.document_read(500);
  CHECK(progress.counts().bytes == 100);
  CHECK(progress.counts().text_bytes == 560);
  progress.documents_done(280);
  CHECK(view_of(progress.counts(), 1).share == Approx(100.0 / 300 / 2));
  progress.file_ends();
  progress.file_begins(200);
  progress.article_done();
  CHECK(progress.counts().bytes == 100);
  CHECK(progress.counts().files == 1);
  CHECK(progress.counts().articles == 1);
  progress.file_ends();
  CHECK(progress.counts().bytes == 300);
  CHECK(out.str().empty());
}

TEST_CASE("languages and outlets are met once", "[pipeline][progress]") {
  std::ostringstream out;
  Progress progress(ProgressForm::None, out);
  for (const char* code : {"en", "de", "en", "\x1b[2J"}) {
    progress.language_met(code);
    progress.outlet_met(code);
  }
  progress.input_skipped();
  CHECK(progress.counts().languages == std::vector<std::string>{"en", "de"});
  CHECK(progress.counts().outlets == 3);
  CHECK(progress.counts().skipped == 1);
}

TEST_CASE("the last line tells the end", "[pipeline][progress]") {
  std::ostringstream json, line;
  {
    Progress progress(ProgressForm::Json, json);
    progress.plan(1, 10);
    progress.file_begins(10);
    progress.file_ends();
    progress.finish();
    Progress(ProgressForm::Line, line).finish();
  }
  CHECK_THAT(json.str(),
             Catch::EndsWith("\n") && Catch::Contains(R"("files":1,"files_total":1)") &&
                 Catch::Contains(R"("share":1.0)"));
  CHECK_THAT(line.str(), Catch::EndsWith("\r\x1b[K"));
}

TEST_CASE("numbers are written for people", "[pipeline][numbers]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(UINT64_MAX) == "18,446,744,073,709,551,615");
  CHECK(counted(1, "file") == "1 file");
  CHECK(counted(0, "file") == "0 files");
  CHECK(counted(2000, "file") == "2,000 files");
  CHECK(plain_bytes(999) == "999 B");
  CHECK(plain_bytes(1000) == "1.0 KB");
  CHECK(plain_bytes(999'999) == "1.0 MB");
  CHECK(plain_bytes(17'600'000) == "17.6 MB");
  CHECK(plain_bytes(UINT64_MAX) == "18446744.1 TB");
  CHECK(plain_clock(0) == "0:00");
  CHECK(plain_clock(-3) == "0:00");
  CHECK(plain_clock(61.4) == "1:01");
  CHECK(plain_clock(12000) == "3:20:00");
}
