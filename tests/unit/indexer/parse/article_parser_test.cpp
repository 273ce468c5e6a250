// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/article_parser.h"

#include <string>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

const std::string kGerman =
    "<p>Der Hafenrat sagte am Dienstag, dass der alte Leuchtturm im Frühjahr wieder leuchten soll. "
    "Die Arbeiten an der Laterne begannen im vergangenen Jahr, nachdem ein Sturm die meisten "
    "Fenster zerbrochen hatte.</p><p>Das Haus des Wärters steht seit vielen Jahren leer und soll "
    "nach den Plänen der Stadt ein kleines Museum werden. Wann es öffnet, weiß noch niemand, denn "
    "das Geld dafür fehlt.</p>";

Article read_page(const std::string& html) {
  RawDocument document;
  document.path = "page.html";
  document.format = DocumentFormat::Html;
  document.bytes = html;
  Result<Article> article = parse_article(document, {});
  REQUIRE(article);
  return std::move(*article);
}

}  // namespace

TEST_CASE("a page's text tells its language against its frame", "[parse][article]") {
  CHECK(read_page("<html lang=en><article>" + kGerman + "</article>").language == "de");
  CHECK(read_page("<html lang=de-AT><article>" + kGerman + "</article>").language == "de");
  CHECK(read_page("<html lang=en><article><p>Kurz.</p></article>").language == "en");
}

TEST_CASE("authors are names, and not the outlet's", "[parse][article]") {
  const Article article = read_page(
      "<meta property=og:site_name content='Jobs &amp; Hire'><meta name=author content='Jobs "
      "&amp; Hire'><article>" +
      kGerman + "</article>");
  CHECK(article.source == "Jobs & Hire");
  CHECK(article.bylines.empty());
  CHECK(read_page("<meta name=author content=': and Ada Byron'><article>" + kGerman + "</article>")
            .bylines == std::vector<std::string>{"Ada Byron"});
}
