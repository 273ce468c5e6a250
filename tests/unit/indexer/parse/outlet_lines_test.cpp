// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/outlet_lines.h"

#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace backfile;

namespace {

const std::string kFooter = "Sign up for our morning letter.";
const std::string kLongNote(200, 'n');

/// An article of its own text, and what `tail` puts behind it.
Article article(int number, const std::string& tail, const std::string& source = "Harbour Post") {
  Article made;
  made.source = source;
  made.body = fmt::format(
      "The council met for the {0}th time this year and spoke about bridge {0}.\n\nIt went on "
      "until a quarter to {0}, and nobody who had come to hear about bridge {0} left early, "
      "although the hall was cold, the chairs were hard and item {0} came last.{1}{2}",
      number,
      tail.empty() ? "" : "\n\n",
      tail);
  return made;
}

/// Learns the articles as one batch and takes out what recurs.
void settle(OutletLines& outlet_lines, std::vector<Article>& articles) {
  std::vector<ArticleLines> lines;
  for (const Article& each : articles) {
    lines.push_back(find_lines(each));
  }
  outlet_lines.learn(lines);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    drop_recurring(lines[i], articles[i]);
  }
}

std::vector<Article> articles(int from, int to, const std::string& tail) {
  std::vector<Article> made;
  for (int i = from; i < to; ++i) {
    made.push_back(article(i, tail));
  }
  return made;
}

int count_with(const std::vector<Article>& all, const std::string& line) {
  int count = 0;
  for (const Article& each : all) {
    count += each.body.find(line) != std::string::npos;
  }
  return count;
}

}  // namespace

TEST_CASE("a paragraph in five articles of an outlet is taken out of all", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> five = articles(0, 5, kFooter);
  settle(lines, five);
  CHECK(count_with(five, kFooter) == 0);
  CHECK(five[3].body == article(3, "").body);
  CHECK(five[3].boilerplate_bytes == kFooter.size());

  std::vector<Article> four = articles(0, 4, kFooter);
  OutletLines others;
  settle(others, four);
  CHECK(count_with(four, kFooter) == 4);
  CHECK(four[3].boilerplate_bytes == 0);
}

TEST_CASE("a paragraph of few of an outlet's articles is text", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> all = articles(0, 16, "");
  for (Article& with : articles(16, 21, kFooter)) {
    all.push_back(std::move(with));
  }
  settle(lines, all);
  CHECK(count_with(all, kFooter) == 5);  // of 21: less than a quarter
}

TEST_CASE("a long paragraph has to be in half of the articles", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> all = articles(0, 7, "");
  for (Article& with : articles(7, 13, kLongNote)) {
    all.push_back(std::move(with));
  }
  settle(lines, all);
  CHECK(count_with(all, kLongNote) == 6);
  std::vector<Article> more = articles(13, 15, kLongNote);
  settle(lines, more);
  CHECK(count_with(more, kLongNote) == 0);
}

TEST_CASE("outlets are apart, and a folder stands in for a missing one", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> all;
  for (int i = 0; i < 8; ++i) {
    all.push_back(article(i, kFooter, i % 2 == 0 ? "Harbour Post" : "Hill Gazette"));
  }
  settle(lines, all);
  CHECK(count_with(all, kFooter) == 8);

  std::vector<Article> nameless;
  for (int i = 0; i < 10; ++i) {
    nameless.push_back(article(i, kFooter, ""));
    nameless.back().path = fmt::format("{}/{}.txt", i < 4 ? "hill" : "harbour", i);
  }
  settle(lines, nameless);
  CHECK(count_with(nameless, kFooter) == 4);
}

TEST_CASE("a story sent many times keeps its paragraphs", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> copies;
  for (int i = 0; i < 9; ++i) {
    copies.push_back(article(1, i == 8 ? "One paragraph more." : ""));
  }
  const std::string text = copies[0].body;
  settle(lines, copies);
  CHECK(count_with(copies, text) == 9);
}

TEST_CASE("an article of mostly recurring paragraphs keeps them", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> five = articles(0, 5, kFooter);
  settle(lines, five);
  std::vector<Article> brief(1);
  brief[0].source = "Harbour Post";
  brief[0].body = "Fire out.\n\n" + kFooter;
  settle(lines, brief);
  CHECK(brief[0].body == "Fire out.\n\n" + kFooter);
}

TEST_CASE("a paragraph that an article has twice counts once", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> three = articles(0, 3, kFooter + "\n\n" + kFooter);
  settle(lines, three);
  CHECK(count_with(three, kFooter) == 3);
}

TEST_CASE("what was learned is known to a later run", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> five = articles(0, 5, kFooter);
  settle(lines, five);
  OutletLines later(lines.counts());
  CHECK(later.counts() == lines.counts());
  CHECK(later.counts().size() == 2);  // the outlet and the footer
  std::vector<Article> one = articles(5, 6, kFooter);
  settle(later, one);
  CHECK(count_with(one, kFooter) == 0);
}

TEST_CASE("rare paragraphs are forgotten when there are too many", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> five = articles(0, 8, kFooter);
  settle(lines, five);
  std::vector<Article> flood(1);
  for (int i = 0; i < 450'000; ++i) {
    flood[0].body += fmt::format("Row {}\n\n", i);
  }
  settle(lines, flood);
  const std::vector<LineCount> counts = lines.counts();
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].articles == 4);
  CHECK(counts[1].articles == 4);
}

TEST_CASE("an article without text gives no line", "[parse][outlet]") {
  OutletLines lines;
  std::vector<Article> empty(6);
  settle(lines, empty);
  CHECK(find_lines(empty[0]).lines.empty());
  CHECK(empty[0].body.empty());
}
