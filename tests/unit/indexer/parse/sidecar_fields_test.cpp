// SPDX-License-Identifier: GPL-2.0-or-later
// Metadata beside a text, and lines with a date at their head.
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

Article with_sidecar(std::string sidecar) {
  RawDocument document;
  document.path = "f.txt";
  document.bytes = "Lander rests on comet\n\nIt landed on Wednesday, and so it did.\n";
  document.sidecar = std::move(sidecar);
  Result<Article> article = parse_article(document, {});
  REQUIRE(article);
  return *std::move(article);
}

}  // namespace

TEST_CASE("sidecar of bare lines is told by their shapes", "[parse][sidecar]") {
  const Article article = with_sidecar(
      "Ann Ray\nhttps://m.facebook.com/1\nhttps://mw.example/lander\nSpace\n13/11/2014 16h03\n");
  CHECK(article.headline == "Lander rests on comet");
  CHECK(article.bylines == Lines{"Ann Ray"});
  CHECK(article.url == "https://mw.example/lander");
  CHECK(article.sections == Lines{"Space"});
  CHECK(iso_date(article.date) == "2014-11-13");
}

TEST_CASE("sidecar may be JSON or named lines", "[parse][sidecar]") {
  for (const char* sidecar : {"{\"author\": \"Ann Ray\", \"date\": \"2014-11-12\"}",
                              "Author: Ann Ray\nDate: 2014-11-12\n"}) {
    const Article article = with_sidecar(sidecar);
    CHECK(article.bylines == Lines{"Ann Ray"});
    CHECK(iso_date(article.date) == "2014-11-12");
  }
}

TEST_CASE("dated line is parted from its date and label", "[parse][lines]") {
  struct Case {
    std::string line, date, body;
  };
  const Case example = GENERATE(values<Case>({
      {"2023-08-16 18:24:57，正文：很长的文字。", "2023-08-16", "很长的文字。"},
      {"[  2023/08/16  18:24 ]，正文：文字", "2023-08-16", "文字"},
      {"2023-08-16: It landed: yes", "2023-08-16", "It landed: yes"},
      {"08-16 18:24，正文：文字", "", "文字"},
  }));
  CAPTURE(example.line);
  const Article article = article_in(DocumentFormat::DatedLine, example.line);
  CHECK(iso_date(article.date) == example.date);
  CHECK(article.body == example.body);
}
