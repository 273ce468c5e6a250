// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/exported_article.h"

#include <catch2/catch.hpp>

#include "common/model/article_id.h"
#include "indexer/parse/article_parser.h"

using namespace backfile;

namespace {

RawDocument document(const std::string& json) {
  RawDocument raw;
  raw.format = DocumentFormat::Json;
  raw.path = "export.jsonl";
  raw.record = 4;
  raw.bytes = json;
  return raw;
}

/// The reason why a line is not read, "" when it is.
std::string refusal(const std::string& members) {
  const auto article =
      parse_article(document(R"({"backfile_article":1,"id":"000000000001",)" + members + "}"), {});
  return article ? "" : article.error().message;
}

}  // namespace

TEST_CASE("an exported article is known by its first member", "[parse][export]") {
  CHECK(is_exported_article(document(R"({"backfile_article":1})")));
  CHECK_FALSE(is_exported_article(document(R"({"title":"x","backfile_article":1})")));
  CHECK_FALSE(is_exported_article(document(R"({"backfile_articles":1})")));
  CHECK_FALSE(is_exported_article(document(R"({"backfile_article)")));
  RawDocument text = document(R"({"backfile_article":1})");
  text.format = DocumentFormat::Text;
  CHECK_FALSE(is_exported_article(text));
}

TEST_CASE("what an export says is taken as it is and nothing is made of it", "[parse][export]") {
  ParseOptions options;
  options.source = "another";
  options.language = std::string("fra");
  const auto article = parse_article(
      document(R"({"backfile_article":1,"id":"000000000001","path":"/a/b.html","title":"By Ada",)"
               R"("date":{"value":"2017-09","precision":"day","method":"url","confidence":"low",)"
               R"("text":"2017/09"},"byline":["by  Ada"],"language":"und",)"
               R"("body":"Once.\n\nOn May 3, 1999.","entities":[{"type":"place","name":"Oslo",)"
               R"("canonical":"Oslo, Norway","count":1,"mentions":[{"start":0,"end":4}]}]})"),
      options);
  REQUIRE(article);
  CHECK(article->id == 1);
  CHECK(article->path == "/a/b.html");
  CHECK(article->record == 0);
  CHECK(article->source.empty());
  CHECK(article->language == "und");
  CHECK(article->bylines == std::vector<std::string>{"by  Ada"});
  CHECK(iso_date(article->date) == "2017-09");
  CHECK(article->date.method == DateMethod::Url);
  CHECK(article->entities ==
        std::vector<Entity>{{EntityKind::Place, "Oslo", "Oslo, Norway", {{0, 4}}}});
  CHECK(article->warnings.empty());
}

TEST_CASE("an export that was altered is skipped with the member's name", "[parse][export]") {
  CHECK(refusal(R"("body":"x")").empty());
  struct Case {
    std::string members, named;
  };
  const auto [members, named] = GENERATE(values<Case>({
      {R"("id":"x","body":1)", "body"},
      {R"("title":["x"])", "title"},
      {R"("record":-1)", "record"},
      {R"("record":4294967296)", "record"},
      {R"("byline":"x")", "byline"},
      {R"("byline":[1])", "byline"},
      {R"("date":"2017")", "date"},
      {R"("date":{"value":"2017-13","method":"url","confidence":"low"})", "date"},
      {R"("date":{"value":"2017-1-1","method":"url","confidence":"low"})", "date"},
      {R"("date":{"value":"+017","method":"url","confidence":"low"})", "date"},
      {R"("date":{"value":"2017","method":"guess","confidence":"low"})", "date"},
      {R"("entities":[1])", "entities"},
      {R"("entities":[{"type":"ship","name":"x"}])", "entities"},
      {R"("entities":[{"type":"place","name":"x","mentions":[{"start":0,"end":9}]}])", "mentions"},
  }));
  CAPTURE(members);
  CHECK(refusal(members) == "an exported article whose \"" + named + "\" cannot be read");
  CHECK(parse_article(document(R"({"backfile_article":1})"), {}).error().message ==
        "an exported article whose \"id\" cannot be read");
  CHECK(parse_article(document(R"({"backfile_article":2,"id":"000000000001"})"), {}).error().code ==
        ErrorCode::Version);
}

TEST_CASE("controls do not come in by way of an export", "[parse][export]") {
  const auto article =
      parse_article(document(R"({"backfile_article":1,"id":"000000000001","title":"a\u001b[31mb",)"
                             R"("source":"\u202ex","body":"c\u0007d"})"),
                    {});
  REQUIRE(article);
  CHECK(article->headline == "ab");
  CHECK(article->source == "x");
  CHECK(article->body == "cd");
}
