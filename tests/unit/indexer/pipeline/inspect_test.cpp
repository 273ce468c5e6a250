// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/inspect.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace backfile;
using nlohmann::json;

namespace {

AnalyzedArticle sample() {
  AnalyzedArticle analyzed;
  Article& article = analyzed.article;
  article.id = 1;
  article.path = "/n/a.zip/b.html";
  article.record = 3;
  article.given_id = "NYT-1";
  article.format = "html";
  article.headline = "Caf\u00e9 \"closed\"";
  article.bylines = {"Ada Byron", "B. C."};
  article.dateline = "MOSCOW (Sputnik)";
  article.source = "Sputnik";
  article.sections = {"World", "Europe"};
  article.language = "en";
  article.url = "https://example.org/a";
  article.date = {*civil_day(2017, 9, 14),
                  DatePrecision::Day,
                  DateMethod::Url,
                  DateConfidence::High,
                  "2017/09/14"};
  article.body = "The DHS said no.\n\nThe DHS said yes.";
  article.captions = {"a portrait"};
  article.boilerplate_bytes = 12;
  article.entities = {
      {EntityKind::Organization, "DHS", "Department of Homeland Security", {{4, 7}, {22, 25}}},
      {EntityKind::Place, "usa", "usa", {}}};
  article.warnings = {"repaired"};
  analyzed.fingerprint = 0xabc;
  return analyzed;
}

constexpr const char* kSample = R"json({
    "id": "000000000001", "path": "/n/a.zip/b.html", "given_id": "NYT-1", "record": 3, "format": "html",
    "title": "Café \"closed\"",
    "date": {"value": "2017-09-14", "precision": "day", "method": "url", "confidence": "high", "text": "2017/09/14"},
    "date_candidates": [{"method": "url", "value": "2017-09-14", "text": "2017/09/14", "remark": ""}],
    "byline": ["Ada Byron", "B. C."], "source": "Sputnik", "section": "World", "sections": ["World", "Europe"],
    "language": "en", "url": "https://example.org/a", "dateline": "MOSCOW (Sputnik)",
    "body": "The DHS said no.\n\nThe DHS said yes.", "quotes": [],
    "captions": ["a portrait"], "related": [],
    "boilerplate_dropped": 12,
    "entities": [
      {"type": "organization", "name": "DHS", "canonical": "Department of Homeland Security", "given_as": "", "count": 2,
       "mentions": [{"start": 4, "end": 7, "text": "DHS", "zone": "lead"},
                    {"start": 22, "end": 25, "text": "DHS", "zone": "body"}]},
      {"type": "place", "name": "usa", "canonical": "usa", "given_as": "", "count": 1, "mentions": []}],
    "fingerprint": "0000000000000abc", "warnings": ["repaired"]})json";

}  // namespace

TEST_CASE("an inspected article has every field by its name", "[pipeline][inspect]") {
  const std::string line =
      inspect_line(sample(), {{{DateMethod::Url, "2017-09-14", "2017/09/14", ""}}});
  CHECK(std::count(line.begin(), line.end(), '\n') == 1);
  const json article = json::parse(line);
  CHECK(article == json::parse(kSample));
}

TEST_CASE("an article of which nothing is known has every field all the same",
          "[pipeline][inspect]") {
  const json article = json::parse(inspect_line({}));
  for (const char* field : {"id",
                            "path",
                            "format",
                            "title",
                            "date",
                            "byline",
                            "source",
                            "section",
                            "sections",
                            "language",
                            "url",
                            "dateline",
                            "body",
                            "quotes",
                            "captions",
                            "related",
                            "boilerplate_dropped",
                            "entities",
                            "fingerprint",
                            "warnings"}) {
    CAPTURE(field);
    CHECK(article.contains(field));
  }
  CHECK(article["date"]["value"] == "");
  CHECK(article["date"]["precision"] == "none");
}

TEST_CASE("what people are quoted with stands apart", "[pipeline][inspect]") {
  AnalyzedArticle analyzed;
  analyzed.article.body = "“We will mend it,” she said.";
  const json quotes = json::parse(inspect_line(analyzed))["quotes"];
  CHECK(quotes == json::parse(R"([{"start": 3, "end": 19, "text": "We will mend it,"}])"));
}

TEST_CASE("offsets beyond the body do no harm", "[pipeline][inspect]") {
  AnalyzedArticle analyzed;
  analyzed.article.body = "short";
  analyzed.article.entities = {{EntityKind::Person, "x", "x", {{3, 900}, {80, 4}, {4, 2}}}};
  const json mentions = json::parse(inspect_line(analyzed))["entities"][0]["mentions"];
  REQUIRE(mentions.size() == 3);
  CHECK(mentions[0]["text"] == "rt");
  CHECK(mentions[1]["text"] == "");
  CHECK(mentions[2]["text"] == "");
}
