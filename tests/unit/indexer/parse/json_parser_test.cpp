// SPDX-License-Identifier: GPL-2.0-or-later
// JSON objects of news services.
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

Article json(std::string_view object) { return article_in(DocumentFormat::Json, object); }

}  // namespace

TEST_CASE("json reader reads a picture of ninjs by its caption", "[parse][json]") {
  const Article article = json(
      R"({"data": {"meta": {}, "item": {"altids": {"itemid": "7f"}, "type": "picture",
          "headline": "Lander at rest", "firstcreated": "2014-11-12T16:03:00Z",
          "photographer": {"code": "1", "name": "Ann Ray"}, "infosource": [{"name": "Meridian"}],
          "datelinelocation": {"city": "Darmstadt"}, "subject": [{"code": "s", "name": "Space"}],
          "description_creditline": "Ann Ray for Meridian",
          "description_caption": "The lander on its side."}}})");
  CHECK(article.headline == "Lander at rest");
  CHECK(article.body == "The lander on its side.");
  CHECK(article.given_id == "7f");
  CHECK(article.bylines == Lines{"Ann Ray"});
  CHECK(article.source == "Meridian");
  CHECK(article.dateline == "Darmstadt");
  CHECK(article.sections == Lines{"Space"});
  CHECK(iso_date(article.date) == "2014-11-12");
}

TEST_CASE("json reader knows the patterns of ninjs's names", "[parse][json]") {
  const Article article = json(
      R"({"headline_main": "Lander at rest", "body_class": "post-1", "body_words": 4,
          "body_markdown": "It landed and stayed.", "description_x": "not this one"})");
  CHECK(article.headline == "Lander at rest");
  CHECK(article.body == "It landed and stayed.");
}

TEST_CASE("json reader reads what other programs write for JSON", "[parse][json]") {
  struct Case {
    const char* object;
    const char* body;
    const char* warning;
  };
  const Case test = GENERATE(values<Case>({
      {R"({"text": "NaN stays in texts.", "date": NaN, "score": -Infinity})",
       "NaN stays in texts.",
       "NaN and Infinity, which JSON has not, were read as null"},
      {"{\"text\": \"One line\nand \\\"another\\\".\"}",
       "One line\n\nand \"another\".",
       "control characters inside JSON texts were escaped"},
      {R"({"text": "Half a pair: \ud83d."})",
       "Half a pair: \xEF\xBF\xBD.",
       "halves of surrogate pairs were replaced"},
  }));
  CAPTURE(test.object);
  const Article article = json(test.object);
  CHECK(article.body == test.body);
  CHECK(article.warnings == Lines{test.warning});
}
