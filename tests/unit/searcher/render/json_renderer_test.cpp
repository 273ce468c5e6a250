// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <limits>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "common/text/utf8.h"
#include "searcher/render/json_writer.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile {
namespace {

using test::rendered;
using Json = nlohmann::json;

std::string schema() {
  return test::read_file(test::source_dir() / "searcher" / "render" / "result.schema.json");
}

std::vector<std::string> violations(std::string_view definition, const std::string& document) {
  return test::schema_violations(schema(), definition, document);
}

std::string article_json(const Article& article, OutputFormat format) {
  std::ostringstream out;
  render_article(format, {article, {}, {}}, {}, out);
  return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

const std::vector<std::string> kNone;

TEST_CASE("JSON output is as the format describes it", "[render][json]") {
  const SearchResult result = test::sample_result();
  test::check_golden("render/json", rendered(OutputFormat::Json, result, {}));
  test::check_golden("render/jsonl", rendered(OutputFormat::JsonLines, result, {}));
}

TEST_CASE("every JSON output fulfils the schema", "[render][json][schema]") {
  SearchResult empty;
  for (const SearchResult& result : {test::sample_result(), test::hostile_result(), empty}) {
    CHECK(violations("result", rendered(OutputFormat::Json, result, {})) == kNone);
    for (const std::string& line : lines_of(rendered(OutputFormat::JsonLines, result, {}))) {
      CHECK(violations("hit_line", line) == kNone);
    }
    for (const Hit& hit : result.hits) {
      CHECK(violations("article_document", article_json(hit.article, OutputFormat::Json)) == kNone);
      CHECK(violations("article_document", article_json(hit.article, OutputFormat::JsonLines)) ==
            kNone);
    }
  }
}

TEST_CASE("the schema check itself finds what is wrong", "[render][json][schema]") {
  Json good = Json::parse(rendered(OutputFormat::Json, test::sample_result(), {}));
  const auto after = [&](auto change) {
    Json changed = good;
    change(changed);
    return violations("result", changed.dump()).size();
  };
  CHECK(after([](Json&) {}) == 0);
  CHECK(after([](Json& j) { j.erase("total"); }) == 1);
  CHECK(after([](Json& j) { j["total"] = -1; }) == 1);
  CHECK(after([](Json& j) { j["schema"] = 2; }) == 1);
  CHECK(after([](Json& j) { j["more"] = 1; }) == 1);
  CHECK(after([](Json& j) { j["hits"][0]["article"]["id"] = "ilou"; }) == 1);
  CHECK(after([](Json& j) { j["timeline"]["unit"] = "auto"; }) == 1);
  CHECK(violations("result", "{").size() == 1);
}

TEST_CASE("in a batch each result is one line with its query id", "[render][json]") {
  RenderOptions options;
  options.query_id = "q\t1";
  for (const OutputFormat format : {OutputFormat::Json, OutputFormat::JsonLines}) {
    const auto lines = lines_of(rendered(format, test::sample_result(), options));
    REQUIRE(lines.size() == 1);
    CHECK(violations("result", lines[0]) == kNone);
    CHECK(Json::parse(lines[0])["query_id"] == "q\t1");
  }
}

TEST_CASE("JSON keeps the text itself but nothing that steers a terminal",
          "[render][json][security]") {
  const std::string output = rendered(OutputFormat::Json, test::hostile_result(), {});
  CHECK(test::is_harmless(output));
  const Json json = Json::parse(output);
  CHECK(json["query"] == repair_utf8(test::hostile_text()));
  CHECK(json["hits"][0]["article"]["path"] == repair_utf8(test::hostile_text()));
  CHECK(output.find("\\u001b") != std::string::npos);
  CHECK(output.find("\\u202e") != std::string::npos);
}

TEST_CASE("JSON holds every member of a result", "[render][json]") {
  const SearchResult result = test::sample_result();
  const Json json = Json::parse(rendered(OutputFormat::Json, result, {}));
  CHECK(json["total"] == 1234);
  CHECK(json["archived"] == 56789);
  CHECK(json["hits"][0]["article"]["date"]["method"] == "url");
  CHECK(json["hits"][0]["article"]["body"] == result.hits[0].article.body);
  CHECK(json["hits"][0]["article"]["entities"][0]["count"] == 2);
  CHECK(json["hits"][0]["snippet"]["highlights"].size() ==
        result.hits[0].snippet.highlights.size());
  CHECK(json["facets"][0]["counts"][3]["name"] == "東京電力");
  CHECK(json["facets"][2]["missing"] == 1234);
  CHECK(json["timeline"]["buckets"].size() == result.timeline->buckets.size());
  SearchResult none;
  CHECK(Json::parse(rendered(OutputFormat::Json, none, {}))["timeline"].is_null());
}

TEST_CASE("the JSON writer writes valid JSON in both layouts", "[render][json]") {
  const bool indented = GENERATE(false, true);
  std::ostringstream out;
  JsonWriter json(out, indented);
  json.begin_object();
  json.key("empty").begin_array();
  json.end_array();
  json.key("object").begin_object();
  json.end_object();
  json.key("list").begin_array();
  json.number(18446744073709551615ull);
  json.real(0.1);
  json.real(std::numeric_limits<double>::infinity());
  json.real(std::nan(""));
  json.null();
  json.text("\"\\/\n\t\r\b\x1f\x7f");
  json.end_array();
  json.end_object();
  const Json read = Json::parse(out.str());
  CHECK(read["empty"].empty());
  CHECK(read["object"].is_object());
  CHECK(read["list"][0] == 18446744073709551615ull);
  CHECK(read["list"][1] == 0.1);
  CHECK(read["list"][2].is_null());
  CHECK(read["list"][3].is_null());
  CHECK(read["list"][5] == "\"\\/\n\t\r\b\x1f\x7f");
  CHECK((out.str().find('\n') != std::string::npos) == indented);
}

}  // namespace
}  // namespace backfile
