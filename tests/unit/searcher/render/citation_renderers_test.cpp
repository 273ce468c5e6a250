// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "searcher/render/citation.h"
#include "tests/support/golden.h"
#include "tests/unit/searcher/render/sample_result.h"

namespace backfile {
namespace {

using test::rendered;
using Json = nlohmann::json;

SearchResult with_article(Article article) {
  SearchResult result;
  result.hits.resize(1);
  result.hits[0].article = std::move(article);
  return result;
}

std::string bibtex(Article article) {
  return rendered(OutputFormat::Bibtex, with_article(std::move(article)), {});
}

std::string ris(Article article) {
  return rendered(OutputFormat::Ris, with_article(std::move(article)), {});
}

Json csl(Article article) {
  return Json::parse(rendered(OutputFormat::CslJson, with_article(std::move(article)), {})).at(0);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("citations are as described", "[render][citation]") {
  const SearchResult result = test::sample_result();
  test::check_golden("render/bibtex", rendered(OutputFormat::Bibtex, result, {}));
  test::check_golden("render/ris", rendered(OutputFormat::Ris, result, {}));
  test::check_golden("render/csl_json", rendered(OutputFormat::CslJson, result, {}));
}

TEST_CASE("a date is cited as exactly as it is known", "[render][citation][date]") {
  struct Case {
    DatePrecision precision;
    std::string bibtex, ris;
    Json csl;
  };
  const auto c = GENERATE(values<Case>({
      {DatePrecision::Day,
       "  date = {2017-03-04},\n  year = {2017},\n  month = mar,\n",
       "PY  - 2017\nDA  - 2017/03/04/\n",
       Json::parse("[[2017,3,4]]")},
      {DatePrecision::Month,
       "  date = {2017-03},\n  year = {2017},\n  month = mar,\n",
       "PY  - 2017\nDA  - 2017/03//\n",
       Json::parse("[[2017,3]]")},
      {DatePrecision::Year,
       "  date = {2017},\n  year = {2017},\n",
       "PY  - 2017\nDA  - 2017///\n",
       Json::parse("[[2017]]")},
  }));
  Article article = test::bare_article();
  article.date = {
      *civil_day(2017, 3, 4), c.precision, DateMethod::Field, DateConfidence::High, "x"};
  CAPTURE(c.bibtex);
  CHECK(has(bibtex(article), c.bibtex));
  CHECK(has(bibtex(article), "month") == (c.precision != DatePrecision::Year));
  CHECK(has(ris(article), c.ris));
  CHECK(csl(article)["issued"]["date-parts"] == c.csl);
  CHECK_FALSE(csl(article)["issued"].contains("circa"));
}

TEST_CASE("an unknown date is not cited and a doubtful one as such", "[render][citation][date]") {
  Article article = test::bare_article();
  CHECK(has(ris(article), "N1  - Date: 2017-09, from the text, low confidence"));
  CHECK(has(bibtex(article), "  note = {Date: 2017-09, from the text"));
  CHECK(csl(article)["issued"]["circa"] == true);
  article.date = {};
  CHECK(bibtex(article) == "@article{backfile-000000000005,\n  entrysubtype = {newspaper},\n}\n");
  CHECK(ris(article) == "TY  - NEWS\nID  - backfile-000000000005\nER  - \n");
  CHECK(csl(article) == Json({{"id", "backfile-000000000005"}, {"type", "article-newspaper"}}));
}

TEST_CASE("only a person's name is taken apart", "[render][citation][names]") {
  struct Case {
    std::string byline;
    CitedName name;
  };
  const auto c = GENERATE(values<Case>({
      {"Vladimir Fedorenko", {"Fedorenko", "Vladimir"}},
      {"J. Scott", {"Scott", "J."}},
      {"Ludwig van Beethoven", {"van Beethoven", "Ludwig"}},
      {"Ursula von der Leyen", {"von der Leyen", "Ursula"}},
      {"Jean-Philippe O'Neill", {"O'Neill", "Jean-Philippe"}},
      {"Émile Zola", {"Zola", "Émile"}},
      {"Daniel O’Neill", {"O’Neill", "Daniel"}},
      {"Marcus De Guzman", {"De Guzman", "Marcus"}},
      {"Thu Le", {"Le", "Thu"}},
      {"Nidal al-Mughrabi", {"al-Mughrabi", "Nidal"}},
      {"Associated Press", {"Associated Press", ""}},
      {"On Assignment For HuffPost", {"On Assignment For HuffPost", ""}},
      {"Jonathan Landrum, Jr.", {"Jonathan Landrum, Jr.", ""}},
      {"Gazette Staff", {"Gazette Staff", ""}},
      {"Harbour Post", {"Harbour Post", ""}},
      {"Our Moscow Correspondent", {"Our Moscow Correspondent", ""}},
      {"Sputnik World", {"Sputnik World", ""}},
      {"AFP", {"AFP", ""}},
      {"John Smith, Washington", {"John Smith, Washington", ""}},
      {"山田 太郎", {"山田 太郎", ""}},
      {"one of our readers", {"one of our readers", ""}},
      {"", {"", ""}},
  }));
  CAPTURE(c.byline);
  CHECK(cited_name(c.byline, "Sputnik World") == c.name);
}

TEST_CASE("BibTeX reads back every sign of a headline", "[render][citation][bibtex]") {
  Article article = test::bare_article();
  article.headline = "50% & $5_m #1 {a} b} \\c ^d ~e \"f\" @g";
  article.url = "https://x.example/a_b?c=%20&d={e}~f";
  article.bylines = {"Trade and Industry {Desk}"};
  const std::string entry = bibtex(article);
  CHECK(has(entry,
            "title = {50\\% \\& \\$5\\_m \\#1 \\textbraceleft{}a\\textbraceright{} "
            "b\\textbraceright{} \\textbackslash{}c \\textasciicircum{}d \\textasciitilde{}e "
            "\"f\" @g},\n"));
  CHECK(has(entry, "url = {https://x.example/a_b?c=%20&d=%7Be%7D~f},\n"));
  CHECK(has(entry, "author = {{Trade and Industry \\textbraceleft{}Desk\\textbraceright{}}},\n"));
  CHECK(std::ranges::count(entry, '{') == std::ranges::count(entry, '}'));
}

TEST_CASE("no text of an article opens a field of its own", "[render][citation][security]") {
  const SearchResult hostile = test::hostile_result();
  for (const OutputFormat format :
       {OutputFormat::Bibtex, OutputFormat::Ris, OutputFormat::CslJson}) {
    CHECK(test::is_harmless(rendered(format, hostile, {})));
  }
  Article article = test::bare_article();
  article.headline = "a\nER  - \nTY  - BOOK\r\nTI  - b";
  CHECK(has(ris(article), "\nTI  - a ER - TY - BOOK"));
  CHECK(csl(hostile.hits[0].article)["author"].size() == 2);
}

TEST_CASE("keys are the same in every format and differ by article", "[render][citation]") {
  CHECK(csl(test::full_article())["id"] == "backfile-28t5cy4tqkff");
  CHECK(bibtex(test::full_article()).starts_with("@article{backfile-28t5cy4tqkff,\n"));
  CHECK(has(ris(test::full_article()), "\nID  - backfile-28t5cy4tqkff\n"));
}

TEST_CASE("citations of a batch stay apart", "[render][citation]") {
  RenderOptions batch;
  batch.query_id = "q2";
  batch.first_of_batch = false;
  CHECK(rendered(OutputFormat::Ris, test::sample_result(), batch).starts_with("\nTY  - NEWS"));
  const std::string items = rendered(OutputFormat::CslJson, test::sample_result(), batch);
  CHECK(std::ranges::count(items, '\n') == 1);
  CHECK(rendered(OutputFormat::CslJson, SearchResult(), {}) == "[]\n");
}

}  // namespace
}  // namespace backfile
