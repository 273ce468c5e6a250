// SPDX-License-Identifier: GPL-2.0-or-later
#include <sstream>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "searcher/render/article_lines.h"
#include "tests/support/golden.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile {
namespace {

using test::rendered;

std::string text(const SearchResult& result, const RenderOptions& options = {}) {
  return rendered(OutputFormat::Text, result, options);
}

std::string article_text(const MarkedArticle& article, const RenderOptions& options = {}) {
  std::ostringstream out;
  render_article(OutputFormat::Text, article, options, out);
  return out.str();
}

std::string article_text(const Article& article, const RenderOptions& options = {}) {
  return article_text(MarkedArticle{article, {}, {}}, options);
}

// Hits on "Peskov", the name and alone.
MarkedArticle marked_article() {
  return {test::full_article(), {{18, 27}}, {{126, 132}, {177, 183}}};
}

TEST_CASE("text output reads as a person wants it", "[render][text]") {
  SearchResult result = test::sample_result();
  SECTION("hits facets and timeline") { test::check_golden("render/text", text(result)); }
  SECTION("explained") {
    test::check_golden("render/text_explain", text(result, {.explain = true}));
  }
  SECTION("in colour") { test::check_golden("render/text_color", text(result, {.color = true})); }
  SECTION("narrow") { test::check_golden("render/text_narrow", text(result, {.columns = 40})); }
  SECTION("wide") { test::check_golden("render/text_wide", text(result, {.columns = 120})); }
  SECTION("one article") {
    test::check_golden("render/article", article_text(test::full_article()));
  }
  SECTION("one article with hits and names") {
    test::check_golden("render/article_hits", article_text(marked_article()));
    test::check_golden("render/article_color", article_text(marked_article(), {.color = true}));
  }
  SECTION("an article of which little is known") {
    test::check_golden("render/article_bare", article_text(test::bare_article()));
  }
}

TEST_CASE("headlines are links where they are wished for", "[render][text][link]") {
  const std::string open =
      "\x1b]8;id=28t5cy4tqkff;https://sputnik.example/world/"
      "201709141057393811-kaspersky/\x1b\\";
  const std::string close = "\x1b]8;;\x1b\\";
  SearchResult result = test::sample_result();
  CHECK(text(result).find("\x1b") == std::string::npos);
  // On two lines, each of them the whole link; the second hit has no address.
  const std::string narrow = text(result, {.columns = 60, .hyperlinks = true});
  CHECK(narrow.find(open + "Kremlin Considers *Kaspersky* Lab Discrimination in US to" + close +
                    "\n   " + open) != std::string::npos);
  CHECK(narrow.find(open + "(no headline)") == std::string::npos);
  CHECK(article_text(test::full_article(), {.hyperlinks = true}).find(open + "Kremlin") !=
        std::string::npos);
  result.hits[0].article.url = "javascript:alert(1)";
  CHECK(text(result, {.hyperlinks = true}).find("\x1b") == std::string::npos);
  result.hits[0].article.url = "https://x.example/\x1b\\\x1b[2J";
  CHECK(text(result, {.hyperlinks = true}).find("\x1b") == std::string::npos);
}

TEST_CASE("bars are of number signs where blocks cannot be shown", "[render][timeline]") {
  const std::string output = text(test::sample_result(), {.columns = 60, .ascii_bars = true});
  CHECK(output.find("█") == std::string::npos);
  CHECK(output.find("100 %  ######") != std::string::npos);
  CHECK(output.find("<0.1 %  #\n") != std::string::npos);
}

TEST_CASE("the line of totals fits every case", "[render][text]") {
  struct Case {
    std::uint64_t total, offset, hits;
    std::string line;
  };
  const Case c = GENERATE(values<Case>({
      {0, 0, 0, "no articles match (56,789 in the archive)\n"},
      {1, 0, 1, "1 of 1 article\n"},
      {1234, 0, 2, "1–2 of 1,234 articles\n"},
      {1234, 0, 0, "1,234 articles\n"},
      {12, 20, 0, "12 articles, none from 21 on\n"},
  }));
  SearchResult result = test::sample_result();
  result.total = c.total;
  result.offset = c.offset;
  result.hits.resize(c.hits);
  CAPTURE(c.total, c.offset, c.hits);
  CHECK(text(result).starts_with(c.line));
}

TEST_CASE("the time is shown only where it is asked for", "[render][text]") {
  CHECK(text(test::sample_result()).find("ms)") == std::string::npos);
  CHECK(text(test::sample_result(), {.show_time = true})
            .starts_with("1–2 of 1,234 articles (0.8 ms)\n"));
}

TEST_CASE("dates tell how exact and how sure they are", "[render][text]") {
  const std::string output = text(test::sample_result());
  CHECK(output.find("Sputnik · 2017-09-14 · ") != std::string::npos);
  CHECK(output.find("2017-09? · ") != std::string::npos);
  SearchResult undated = test::sample_result();
  undated.hits[1].article.date = {};
  CHECK(text(undated).find("undated · ") != std::string::npos);
}

TEST_CASE("of a dateline only the place is shown beside a hit", "[render][text]") {
  CHECK(place_of("MOSCOW (Sputnik)") == "MOSCOW");
  CHECK(place_of("    ABU DHABI, March 3 - ") == "ABU DHABI");
  CHECK(place_of("شرم الشيخ، 20 نوفمبر") == "شرم الشيخ");
  CHECK(place_of("").empty());
}

TEST_CASE("matched words can be told apart with and without colour", "[render][text]") {
  CHECK(text(test::sample_result()).find("using *Kaspersky Lab* software") != std::string::npos);
  const std::string colored = text(test::sample_result(), {.color = true});
  CHECK(colored.find("\x1b[1;31mKaspersky Lab\x1b[0m") != std::string::npos);
  CHECK(colored.find('*') == std::string::npos);
}

TEST_CASE("without colour there is no escape code at all", "[render][text]") {
  CHECK(test::is_harmless(text(test::sample_result(), {.explain = true})));
  CHECK(test::is_harmless(article_text(test::full_article())));
}

TEST_CASE("hostile text never reaches the terminal raw", "[render][text][security]") {
  RenderOptions options;
  options.explain = true;
  options.query_id = test::hostile_text();
  options.columns = GENERATE(values<std::size_t>({0, 30, 80}));
  CHECK(test::is_harmless(text(test::hostile_result(), options)));
  CHECK(test::is_harmless(article_text(test::hostile_result().hits[0].article, options)));
  CHECK(test::is_harmless(rendered(OutputFormat::Paths, test::hostile_result(), options)));
  CHECK(test::is_harmless(rendered(OutputFormat::Trec, test::hostile_result(), options)));
}

TEST_CASE("no line is wider than the terminal", "[render][text]") {
  const std::size_t columns = GENERATE(values<std::size_t>({40, 60, 80, 100, 200}));
  CAPTURE(columns);
  RenderOptions options;
  options.columns = columns;
  SearchResult result = test::sample_result();
  result.hits[1].article.headline = result.hits[1].headline.text =
      "日本語の新聞記事の見出しはとても長いことがあります。👩‍👩‍"
      "👧"
      " "
      "そして続きます";
  result.hits[1].article.source = "朝日新聞デジタル";
  CHECK(test::widest_line(text(result, options)) <= columns);
  CHECK(test::widest_line(article_text(test::full_article(), options)) <= columns);
}

TEST_CASE("count only prints the bare number before the tables", "[render][text]") {
  SearchResult result = test::sample_result();
  result.facets.clear();
  result.timeline.reset();
  result.notes.clear();
  CHECK(text(result, {.count_only = true}) == "1234\n");
  CHECK(rendered(OutputFormat::Paths, result, {.count_only = true}) == "1234\n");
  RenderOptions batch;
  batch.count_only = true;
  batch.query_id = "q 7";
  CHECK(rendered(OutputFormat::Trec, result, batch) == "q 7\t1234\n");
}

TEST_CASE("a timeline of fifty years of days stays readable", "[render][timeline]") {
  Timeline timeline;
  timeline.unit = TimelineUnit::Day;
  const auto first = *civil_day(1969, 7, 20);
  for (int i = 0; i < 18262; ++i) {
    const auto day = first + std::chrono::days{i};
    timeline.buckets.push_back(
        {day, iso_date(day, DatePrecision::Day), i % 5000 == 0 ? 1u : 0u, 3});
  }
  std::ostringstream out;
  render_timeline(timeline, {}, out);
  CHECK(std::ranges::count(out.str(), '\n') < 12);
  CHECK(out.str().find("4,999 days") != std::string::npos);
}

}  // namespace
}  // namespace backfile
