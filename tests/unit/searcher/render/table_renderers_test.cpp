// SPDX-License-Identifier: GPL-2.0-or-later
#include <iterator>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/support/golden.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile {
namespace {

using test::rendered;
using Rows = std::vector<std::vector<std::string>>;

// Reads RFC 4180 as its grammar has it.
Rows read_csv(const std::string& text) {
  Rows rows{{}};
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else if (c == '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',' || c == '\r') {
      rows.back().push_back(std::exchange(cell, {}));
    } else if (c == '\n') {
      rows.emplace_back();
    } else {
      cell += c;
    }
  }
  rows.pop_back();
  return rows;
}

SearchResult with_headline(std::string headline) {
  SearchResult result = test::sample_result();
  result.hits.resize(1);
  result.hits[0].article.headline = std::move(headline);
  return result;
}

std::string headline_cell(const SearchResult& result) {
  const Rows rows = read_csv(rendered(OutputFormat::Csv, result, {}));
  const auto column = std::ranges::find(rows.at(0), "headline") - rows.at(0).begin();
  return rows.at(1).at(static_cast<std::size_t>(column));
}

TEST_CASE("CSV and TSV tables are as described", "[render][csv]") {
  test::check_golden("render/csv", rendered(OutputFormat::Csv, test::sample_result(), {}));
  test::check_golden("render/tsv", rendered(OutputFormat::Tsv, test::sample_result(), {}));
}

TEST_CASE("a CSV cell comes back as it was", "[render][csv]") {
  const std::string headline = GENERATE(values<std::string>(
      {"plain", "a, b", "say \"no\"", "two\nlines", "", "\"", ",", "日本語", "semi;colon"}));
  CAPTURE(headline);
  CHECK(headline_cell(with_headline(headline)) == headline);
}

TEST_CASE("a cell that a spreadsheet would run gets an apostrophe", "[render][csv][security]") {
  const std::string headline = GENERATE(
      values<std::string>({"=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"x\",\"y\")"}));
  CAPTURE(headline);
  CHECK(headline_cell(with_headline(headline)) == "'" + headline);
}

TEST_CASE("every CSV row has as many cells as the header", "[render][csv]") {
  RenderOptions options;
  options.query_id = GENERATE(values<std::string>({"", "7"}));
  for (const SearchResult& result : {test::sample_result(), test::hostile_result()}) {
    const Rows rows = read_csv(rendered(OutputFormat::Csv, result, options));
    REQUIRE(rows.size() == result.hits.size() + 1);
    for (const auto& row : rows) {
      CHECK(row.size() == rows[0].size());
    }
  }
}

TEST_CASE("the header of a batch is written once", "[render][csv]") {
  RenderOptions options;
  options.query_id = "7";
  CHECK(rendered(OutputFormat::Csv, test::sample_result(), options).starts_with("query_id,rank,"));
  options.first_of_batch = false;
  CHECK(rendered(OutputFormat::Csv, test::sample_result(), options).starts_with("7,1,"));
}

TEST_CASE("a TSV cell holds neither tab nor line end", "[render][tsv]") {
  const std::string output = rendered(OutputFormat::Tsv, with_headline("=a\tb\nc \"d\""), {});
  CHECK(std::ranges::count(output, '\n') == 2);
  CHECK(output.find("\t=a b c \"d\"\t") != std::string::npos);
}

TEST_CASE("a table has the fields that are asked for in their order", "[render][csv][fields]") {
  RenderOptions options;
  options.fields = {ResultField::Date, ResultField::Rank, ResultField::Organizations};
  const SearchResult result = test::sample_result();
  CHECK(rendered(OutputFormat::Tsv, result, options) ==
        "date\trank\torganizations\n"
        "2017-09-14\t1\tDepartment of Homeland Security\n"
        "2017-09\t2\t\n");
  CHECK(rendered(OutputFormat::JsonLines, result, options) ==
        "{\"date\":\"2017-09-14\",\"rank\":1,\"organizations\":[\"Department of Homeland "
        "Security\"]}\n"
        "{\"date\":\"2017-09\",\"rank\":2,\"organizations\":[]}\n");
  options.query_id = "q";
  CHECK(rendered(OutputFormat::Csv, result, options).starts_with("query_id,date,rank,organi"));
  CHECK(rendered(OutputFormat::JsonLines, result, options).starts_with("{\"query_id\":\"q\","));
}

TEST_CASE("FORMATS.md names every format and field", "[render][fields]") {
  const std::string text =
      test::read_file(test::source_dir() / "searcher" / "render" / "FORMATS.md");
  for (const std::string_view name : kResultFieldNames) {
    CAPTURE(name);
    CHECK(text.find(fmt::format("`{}`", name)) != std::string::npos);
  }
  for (const std::string_view name : kFormatNames) {
    CAPTURE(name);
    CHECK((name.starts_with("json") || text.find(name) != std::string::npos));
  }
}

TEST_CASE("every field has a value of its own", "[render][csv][fields]") {
  RenderOptions options;
  for (std::size_t i = 0; i < kResultFieldNames.size(); ++i) {
    options.fields.push_back(static_cast<ResultField>(i));
  }
  SearchResult result = test::sample_result();
  result.hits.resize(1);
  test::check_golden("render/jsonl_fields", rendered(OutputFormat::JsonLines, result, options));
}

TEST_CASE("a timeline as a table tells gaps from zeros", "[render][tsv][timeline]") {
  SearchResult result = test::sample_result();
  const RenderOptions options{.timeline_table = true};
  test::check_golden("render/timeline_tsv", rendered(OutputFormat::Tsv, result, options));
  CHECK(rendered(OutputFormat::Csv, result, options)
            .starts_with("bucket,matches,archived,share\r\n2017-01,12,480,0.025000\r\n"));
  result.timeline->buckets.clear();
  CHECK(rendered(OutputFormat::Tsv, result, options) == "bucket\tmatches\tarchived\tshare\n");
}

TEST_CASE("paths are printed once each in the order of the hits", "[render][paths]") {
  SearchResult result = test::sample_result();
  result.hits.push_back(result.hits[0]);
  CHECK(rendered(OutputFormat::Paths, result, {}) == "feeds/2017.zip/kaspersky.txt\nnotes.txt\n");
  CHECK(rendered(OutputFormat::Paths, result, {.nul_separated = true}) ==
        std::string("feeds/2017.zip/kaspersky.txt\0notes.txt\0", 39));
  result.hits[0].article.path = "a\nb";
  CHECK(rendered(OutputFormat::Paths, result, {}).starts_with("a b\n"));
  CHECK(rendered(OutputFormat::Paths, result, {.nul_separated = true})
            .starts_with(std::string("a\nb\0", 4)));
}

TEST_CASE("a run file has six columns whatever the ids hold", "[render][trec]") {
  test::check_golden("render/trec", rendered(OutputFormat::Trec, test::sample_result(), {}));
  RenderOptions options;
  options.query_id = "topic 1";
  options.run_tag = "my run\tx";
  SearchResult odd = test::sample_result();
  odd.hits[0].article.given_id = "a b\tc\nd";
  for (const SearchResult& result : {test::sample_result(), odd}) {
    std::istringstream lines(rendered(OutputFormat::Trec, result, options));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      std::istringstream words(line);
      std::vector<std::string> columns{std::istream_iterator<std::string>(words), {}};
      REQUIRE(columns.size() == 6);
      CHECK(columns[0] == "topic_1");
      CHECK(columns[1] == "Q0");
      CHECK(columns[3] == std::to_string(count + 1));
      CHECK(columns[5] == "my_run_x");
    }
    CHECK(count == 2);
  }
}

}  // namespace
}  // namespace backfile
