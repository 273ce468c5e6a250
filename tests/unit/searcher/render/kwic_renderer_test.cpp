// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "tests/support/golden.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile {
namespace {

using test::rendered;
using Lines = std::vector<std::string>;

std::vector<Highlight> places_of(std::string_view text, std::string_view word) {
  std::vector<Highlight> places;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    places.push_back(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
  }
  return places;
}

Hit hit_with(std::uint64_t id, std::string headline, std::string body, std::string_view word) {
  Hit hit;
  hit.article = test::bare_article();
  hit.article.id = id;
  hit.article.source = "The Harbour Gazette";
  hit.headline = {headline, places_of(headline, word)};
  hit.body_marks = places_of(body, word);
  hit.article.headline = std::move(headline);
  hit.article.body = std::move(body);
  return hit;
}

SearchResult oil_result() {
  SearchResult result;
  result.total = 2;
  result.hits = {
      hit_with(7,
               "Dear oil",
               "Crude oil rose.\n\nNobody had thought that the price of oil, which had fallen for "
               "months, would come back.",
               "oil"),
      hit_with(8, "Ministers meet", "An oil embargo; cheap\noil at last", "oil")};
  return result;
}

Lines lines_of(const std::string& output) {
  Lines lines;
  for (std::size_t at = 0; at < output.size();) {
    const std::size_t end = output.find('\n', at);
    lines.push_back(output.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// What is printed from the word on.
Lines tails(KwicOrder order) {
  RenderOptions options;
  options.kwic_order = order;
  Lines found = lines_of(rendered(OutputFormat::Kwic, oil_result(), options));
  for (std::string& line : found) {
    line.erase(0, line.rfind("  oil") + 2);
  }
  return found;
}

TEST_CASE("a concordance stands aligned on the word", "[render][kwic]") {
  test::check_golden("render/kwic", rendered(OutputFormat::Kwic, oil_result(), {}));
  test::check_golden("render/kwic_wide",
                     rendered(OutputFormat::Kwic, oil_result(), {.columns = 130}));
  test::check_golden("render/kwic_fields",
                     rendered(OutputFormat::Kwic, oil_result(), {.columns = 0}));
}

TEST_CASE("a concordance is sorted by the word beside", "[render][kwic]") {
  const Lines by_text{"oil",
                      "oil  rose. ¶ Nobody had thought",
                      "oil, which had fallen for month",
                      "oil  embargo; cheap oil at last",
                      "oil  at last"};
  CHECK(tails(KwicOrder::Text) == by_text);
  // nothing, at, embargo, rose, which
  CHECK(tails(KwicOrder::Right) ==
        Lines{by_text[0], by_text[4], by_text[3], by_text[1], by_text[2]});
  // an, cheap, crude, dear, of
  CHECK(tails(KwicOrder::Left) ==
        Lines{by_text[3], by_text[4], by_text[1], by_text[0], by_text[2]});
}

TEST_CASE("words that stand together are one place", "[render][kwic]") {
  SearchResult result;
  result.hits = {hit_with(7, "", "the border wall and the border", "none")};
  result.hits[0].body_marks = {{4, 10}, {11, 15}, {24, 30}};
  const Lines lines = lines_of(rendered(OutputFormat::Kwic, result, {}));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].ends_with("  the  border wall  and the border"));
}

TEST_CASE("a concordance in colour shows the word and no more signs", "[render][kwic]") {
  const std::string output = rendered(OutputFormat::Kwic, oil_result(), {.color = true});
  CHECK(output.find("\x1b[1;31moil\x1b[0m") != std::string::npos);
  RenderOptions batch;
  batch.query_id = "q1";
  CHECK(rendered(OutputFormat::Kwic, oil_result(), batch).starts_with("q1\t000000000007 "));
  CHECK(rendered(OutputFormat::Kwic, SearchResult(), {}).empty());
}

TEST_CASE("a word longer than its room is cut", "[render][kwic]") {
  const std::string word(300, 'w');
  SearchResult result;
  result.hits = {hit_with(7, "", "a " + word + " b", word)};
  const Lines lines = lines_of(rendered(OutputFormat::Kwic, result, {}));
  REQUIRE(lines.size() == 1);
  CHECK(display_width(lines[0]) == 80);
}

}  // namespace
}  // namespace backfile
