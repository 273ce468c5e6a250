// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text as scraped, typed or printed: what is the article and what is not.
#include <catch2/catch.hpp>

#include "indexer/parse/article_parser.h"
#include "indexer/parse/text_units.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

Article read(const std::string& text, const std::string& path = "article.txt") {
  RawDocument document;
  document.path = path;
  document.bytes = text;
  auto article = parse_article(document, {});
  REQUIRE(article);
  return std::move(*article);
}

const std::string kProse =
    "The harbour has been closed since the storm of last week, and it will open again on Monday "
    "morning, "
    "its master told reporters, adding that two of the four cranes had been repaired by then.";
const std::string kMore =
    "Ships had waited in the roads for nine days; the first of them carries grain, the second one "
    "timber.";

TEST_CASE("an address from the container is cleaned as text is", "[parse][text_parser]") {
  RawDocument document;
  document.path = "w/1";
  document.bytes = "Lander rests on comet\n\nIt landed on Wednesday, and so it did.\n";
  document.url = std::string("http://mw.ex\0ample/lander", 25);
  const Result<Article> article = parse_article(document, {});
  REQUIRE(article);
  CHECK(article->url == "http://mw.example/lander");
  CHECK(article->source == "mw.example");
}

TEST_CASE("the scraped seed article reads as a person would read it", "[parse][text_parser]") {
  if (test::shared_dir().empty()) {
    WARN("skipped: ../shared is not here");
    return;
  }
  const std::string name = "sputnik-2017-09-14-kaspersky.txt";
  const Article article = read(test::read_file(test::shared_dir() / "seed" / name), "seed/" + name);
  CHECK(article.headline ==
        "Kremlin Considers Kaspersky Lab Discrimination in US to Be 'Unfair Competition'");
  CHECK(iso_date(article.date) == "2017-09-14");
  CHECK(article.date.method == DateMethod::Text);
  CHECK(article.date.confidence == DateConfidence::High);
  CHECK(article.date.text == "2017-09-14");
  CHECK(article.source == "Sputnik");
  CHECK(article.dateline == "MOSCOW (Sputnik)");
  CHECK(article.language == "en");
  CHECK(article.format == "text");
  CHECK(article.path == "seed/" + name);
  CHECK(article.bylines.empty());
  CHECK(article.sections.empty());
  CHECK(article.url.empty());
  CHECK(article.given_id.empty());
  CHECK(article.record == 0);
  CHECK(article.entities.empty());
  CHECK(article.warnings.empty());
  CHECK(article.boilerplate_bytes == 133);
  REQUIRE(article.captions.size() == 2);
  CHECK(article.captions[0].starts_with("Logo of the"));
  CHECK(article.captions[1].ends_with("File photo"));
  REQUIRE(article.related.size() == 2);
  CHECK(article.related[0].starts_with("US Attacks on"));
  CHECK(article.related[1].starts_with("'Fair Competition', You Say?"));
  CHECK(lead_of(article).starts_with("The US Department"));
  CHECK(article.body.ends_with("Kaspersky Lab products."));
  CHECK(article.body.size() == 2841);
  CHECK(std::count(article.body.begin(), article.body.end(), '\n') == 18);
  CHECK(article.body.find("File photo") == std::string::npos);
  CHECK(article.body.find("Attacks on Russian Media") == std::string::npos);
  CHECK(article.body.find("©") == std::string::npos);
}

TEST_CASE("chrome, captions and related headlines stay out of the body", "[parse][text_parser]") {
  const Article article = read(
      " date 2019-10-18 Register\nThe harbour before the storm.\n\nHarbour Reopens After Storm\n\n"
      "© Meridian/ A. Photographer\n" +
      kProse + "\n\nBRIGHTHAVEN (Meridian) — " + kMore +
      "\n\nA crane, file photo\n© Meridian\nStorm Takes Two Cranes Off the Quay\n" + kProse + "\n");
  CHECK(article.headline == "Harbour Reopens After Storm");
  CHECK(iso_date(article.date) == "2019-10-18");
  CHECK(article.source == "Meridian");
  CHECK(article.captions ==
        std::vector<std::string>{"The harbour before the storm.", "A crane, file photo"});
  CHECK(article.related == std::vector<std::string>{"Storm Takes Two Cranes Off the Quay"});
  CHECK(article.body.find("crane, file") == std::string::npos);
}

TEST_CASE("the title on the first line is the headline", "[parse][text_parser]") {
  CHECK(read("Rebel MP joins harbour party\n\n" + kProse + "\n\n" + kMore).headline ==
        "Rebel MP joins harbour party");
}

TEST_CASE("printed pages lose their numbers and running heads", "[parse][text_parser]") {
  const std::string half =
                        "The harbour has been closed since the storm of last week, and it will be",
                    rest = "open again on Monday, its master said.";
  const std::string head = "Harbour Authority Bulletin 12";
  const Article article =
      read("JOINT MEDIA RELEASE\n\nHarbour reopens  Tuesday, 3rd March 2020\n\n" + kProse + "\n\n" +
           half + "\n\n1/3\n\n" + head + "\n\n\n\n" + rest + "\n\n2/3\n\n" + head + "\n\n" + kMore +
           "\n\n3/3\n\n" + head + "\n");
  CHECK(article.headline == "Harbour reopens");
  CHECK(iso_date(article.date) == "2020-03-03");
  CHECK(article.body.find(half + " " + rest) != std::string::npos);
  CHECK(article.body.find("2/3") == std::string::npos);
}

TEST_CASE("a line that speaks of publishing dates a text without a date", "[parse][text_parser]") {
  const Article article =
      read("Harbour reopens\n\n" + kProse +
           "\n\nThis piece was first published in the Gazette on Tuesday, 3 March 2020.\n\n" +
           kMore + "\n\n" + kProse);
  CHECK(iso_date(article.date) == "2020-03-03");
  CHECK(article.date.confidence == DateConfidence::Low);
}

}  // namespace
}  // namespace backfile
