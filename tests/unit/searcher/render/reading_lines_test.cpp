// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/reading_lines.h"

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "tests/unit/searcher/render/sample_result.h"

using namespace backfile;

namespace {

MarkedArticle marked(std::string body, std::vector<Highlight> hits) {
  MarkedArticle article;
  article.article.headline = "Oil";
  article.article.body = std::move(body);
  article.headline = {{0, 3}};
  article.body = std::move(hits);
  return article;
}

std::vector<std::string> texts(const ReadingPage& page, ReadingKind kind) {
  std::vector<std::string> found;
  for (const ReadingLine& line : page.lines) {
    if (line.kind == kind) {
      found.push_back(line.text);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("a page opens with what an article is known by", "[render][reading]") {
  const ReadingPage page = reading_page({test::full_article(), {}, {}}, {});
  REQUIRE(page.lines.size() > 10);
  CHECK(page.lines[0].kind == ReadingKind::Headline);
  CHECK(texts(page, ReadingKind::Byline) ==
        std::vector<std::string>{"By Vladimir Fedorenko, J. Scott"});
  CHECK(
      texts(page, ReadingKind::Dated) ==
      std::vector<std::string>{"Date: 2017-09-14, from the address, high confidence: “20170914”"});
  CHECK(page.paragraphs == 2);
  CHECK(date_note({}) == "not known");
}

TEST_CASE("what stands beside the text is folded until it is wished for", "[render][reading]") {
  const MarkedArticle article{test::full_article(), {}, {}};
  const ReadingPage folded = reading_page(article, {});
  CHECK(texts(folded, ReadingKind::Fold) ==
        std::vector<std::string>{"▸ Captions (1)", "▸ Shown beside it (1)", "▸ Names and details"});
  CHECK(texts(folded, ReadingKind::Detail).empty());
  const ReadingPage open =
      reading_page(article, {.columns = 100, .captions = true, .related = true, .details = true});
  CHECK(open.lines.size() > folded.lines.size() + 10);
  CHECK(texts(open, ReadingKind::Detail)[0] == "people         Dmitry Peskov (2)");
}

TEST_CASE("paragraphs are numbered and hits counted through the page", "[render][reading]") {
  const ReadingPage page =
      reading_page(marked("The oil price.\n\nMore oil\nand gas.", {{4, 7}, {21, 24}}), {});
  std::vector<std::size_t> numbers;
  for (const ReadingLine& line : page.lines) {
    if (line.paragraph != 0) {
      numbers.push_back(line.paragraph);
    }
  }
  CHECK(numbers == std::vector<std::size_t>{1, 2});
  REQUIRE(page.line_of_hit.size() == 3);
  CHECK(page.lines[page.line_of_hit[0]].text == "Oil");
  CHECK(page.lines[page.line_of_hit[1]].text == "The oil price.");
  CHECK(page.lines[page.line_of_hit[2]].text == "More oil");
  CHECK(page.lines[page.line_of_hit[2]].marks == std::vector<ReadingMark>{{5, 8, false, 3}});
}

TEST_CASE("names are marked beside hits and over line ends", "[render][reading]") {
  MarkedArticle article = marked("The Kaspersky Lab firm", {{4, 13}});
  article.article.entities = {
      {EntityKind::Organization, "Kaspersky Lab", "Kaspersky Lab", {{4, 17, false}}}};
  const ReadingPage page = reading_page(article, {});
  const ReadingLine& line = page.lines[page.line_of_hit[1]];
  CHECK(line.marks == std::vector<ReadingMark>{{4, 13, true, 2}, {13, 17, true, 0}});
  const ReadingPage narrow = reading_page(article, {.columns = 1});
  for (const ReadingLine& one : narrow.lines) {
    CHECK(display_width(one.text) <= 20);
  }
}

TEST_CASE("a hostile article is laid out harmless", "[render][reading]") {
  MarkedArticle article{test::hostile_result().hits[0].article, {{0, 400}, {2, 3}}, {{1, 9000}}};
  const ReadingPage page =
      reading_page(article, {.columns = 30, .captions = true, .related = true, .details = true});
  for (const ReadingLine& line : page.lines) {
    CAPTURE(line.text);
    CHECK(test::is_harmless(line.text));
    for (const ReadingMark& mark : line.marks) {
      CHECK(mark.begin < mark.end);
      CHECK(mark.end <= line.text.size());
    }
  }
}
