// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/article_analyzer.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "tests/support/random_article.h"

using namespace backfile;

namespace {

Article sample_article() {
  Article article;
  article.id = 1;
  article.language = "en";
  article.headline = "Oil prices rise";
  article.body = "Crude oil rose on Friday.\n\nOPEC met in Vienna.";
  article.captions = {"A tanker", "The minister"};
  article.bylines = {"Jane Smith"};
  article.url = "https://example.com/oil";
  return article;
}

/// "form@position" of the tokens that a field has, in order.
std::vector<std::string> words_of(const AnalyzedArticle& analyzed, FieldId field) {
  std::vector<std::string> words;
  for (const FieldWords& range : analyzed.fields) {
    for (std::uint32_t i = range.first_token; range.field == field && i < range.last_token; ++i) {
      const Token& token = analyzed.words.tokens[i];
      words.push_back(std::string(analyzed.words.form(token)) + "@" +
                      std::to_string(token.position));
    }
  }
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("headline and body are one line of positions from 1 with gaps", "[analysis]") {
  const AnalyzedArticle analyzed = ArticleAnalyzer().analyze(sample_article());
  CHECK(words_of(analyzed, FieldId::Text) == Words{"oil@1",
                                                   "prices@2",
                                                   "rise@3",
                                                   "crude@104",
                                                   "oil@105",
                                                   "rose@106",
                                                   "on@107",
                                                   "friday@108",
                                                   "opec@209",
                                                   "met@210",
                                                   "in@211",
                                                   "vienna@212"});
  CHECK(words_of(analyzed, FieldId::Title) == Words{"oil@1", "prices@2", "rise@3"});
  CHECK(words_of(analyzed, FieldId::Lead) == Words{"oil@1",
                                                   "prices@2",
                                                   "rise@3",
                                                   "crude@104",
                                                   "oil@105",
                                                   "rose@106",
                                                   "on@107",
                                                   "friday@108"});
}

TEST_CASE("captions bylines and address lie apart", "[analysis]") {
  const AnalyzedArticle analyzed = ArticleAnalyzer().analyze(sample_article());
  CHECK(words_of(analyzed, FieldId::Caption) ==
        Words{"a@313", "tanker@314", "the@415", "minister@416"});
  CHECK(words_of(analyzed, FieldId::By) == Words{"jane@517", "smith@518"});
  CHECK_FALSE(words_of(analyzed, FieldId::Url).empty());
  std::uint32_t last = 0;
  for (const FieldWords& range : analyzed.fields) {
    REQUIRE(range.first_token < range.last_token);
    REQUIRE(range.last_token <= analyzed.words.tokens.size());
    if (range.field == FieldId::Text) {
      CHECK(analyzed.words.tokens[range.first_token].position > last);
      last = analyzed.words.tokens[range.first_token].position;
    }
  }
}

TEST_CASE("a long compound in an address gives its parts only", "[analysis]") {
  Article article;
  article.url = "oil-prices-rise/two-oil-prices-rise/five-more";
  CHECK(words_of(ArticleAnalyzer().analyze(article), FieldId::Url) == Words{"oilpricesrise@1",
                                                                            "oil@1",
                                                                            "prices@2",
                                                                            "rise@3",
                                                                            "two@4",
                                                                            "oil@5",
                                                                            "prices@6",
                                                                            "rise@7",
                                                                            "fivemore@8",
                                                                            "five@8",
                                                                            "more@9"});
  article.captions = {"two-oil-prices-rise"};
  CHECK(words_of(ArticleAnalyzer().analyze(article), FieldId::Caption).size() == 5);
}

TEST_CASE("a text that serves several fields is analyzed once", "[analysis]") {
  Article article = sample_article();
  article.captions.clear();
  article.bylines.clear();
  article.url.clear();
  const AnalyzedArticle analyzed = ArticleAnalyzer().analyze(article);
  CHECK(analyzed.words.tokens.size() == 12);
  std::multiset<std::pair<FieldId, std::uint32_t>> weights;
  for (const FieldWords& range : analyzed.fields) {
    weights.emplace(range.field, range.weight);
  }
  CHECK(weights ==
        std::multiset<std::pair<FieldId, std::uint32_t>>{{FieldId::Text, kHeadlineWeight},
                                                         {FieldId::Title, 1},
                                                         {FieldId::Lead, 1},
                                                         {FieldId::Text, 1},
                                                         {FieldId::Lead, 1}});
}

TEST_CASE("an article without headline begins its body at 1", "[analysis]") {
  Article article;
  article.body = "Only this.";
  const AnalyzedArticle analyzed = ArticleAnalyzer().analyze(article);
  CHECK(words_of(analyzed, FieldId::Text) == Words{"only@1", "this@2"});
  CHECK(words_of(analyzed, FieldId::Title).empty());
  CHECK(analyzed.article.language == "und");
  CHECK(analyzed.facets == std::vector<FacetName>{{FieldId::Language, "und", "und"}});
}

TEST_CASE("words are counted once whatever their joints", "[analysis]") {
  struct Case {
    std::string headline, body;
    std::uint32_t words;
  };
  const auto each = GENERATE(values<Case>({{"", "", 0},
                                           {"Two words", "", 2},
                                           {"", "Three more words.", 3},
                                           {"kata-containers", "run", 2},
                                           {"", "--- ... !!!", 0}}));
  CAPTURE(each.headline, each.body);
  Article article;
  article.headline = each.headline;
  article.body = each.body;
  CHECK(ArticleAnalyzer().analyze(article).word_count == each.words);
}

TEST_CASE("the fingerprint knows the words of the body and nothing else", "[analysis]") {
  ArticleAnalyzer analyzer;
  const auto fingerprint = [&](const std::string& headline, const std::string& body) {
    Article article;
    article.headline = headline;
    article.body = body;
    return analyzer.analyze(article).fingerprint;
  };
  const std::uint64_t one = fingerprint("A", "The  Oil PRICE,\n\nrose.");
  CHECK(one != 0);
  CHECK(one == fingerprint("Another", "the oil price rose"));
  CHECK(one != fingerprint("A", "the oil price fell"));
  CHECK(one != fingerprint("A", "oil the price rose"));
  CHECK(fingerprint("A", "") == 0);
  CHECK(fingerprint("A", "...") == 0);
}

TEST_CASE("facets come once each by their folded key", "[analysis]") {
  Article article = sample_article();
  article.source = "Sputnik";
  article.sections = {"World", "WORLD", "", " "};
  article.entities = {
      {EntityKind::Organization, "DHS", "US Department of Homeland Security", {}},
      {EntityKind::Organization, "Department", "US DEPARTMENT of Homeland Security", {}},
      {EntityKind::Person, "Dmitry Peskov", "", {}},
      {EntityKind::Place, "Moscow", "Moscow", {}},
      {EntityKind::Person, "Moscow", "Moscow", {}}};
  CHECK(ArticleAnalyzer().analyze(article).facets ==
        std::vector<FacetName>{
            {FieldId::Source, "Sputnik", "sputnik"},
            {FieldId::Section, "World", "world"},
            {FieldId::Language, "en", "en"},
            {FieldId::Organization,
             "US Department of Homeland Security",
             "us department of homeland security"},
            {FieldId::NameAlias, "DHS", "1dhs\tus department of homeland security"},
            {FieldId::NameAlias, "Department", "1department\tus department of homeland security"},
            {FieldId::Person, "Dmitry Peskov", "dmitry peskov"},
            {FieldId::Place, "Moscow", "moscow"},
            {FieldId::Person, "Moscow", "moscow"}});
}

TEST_CASE("what an article is about stands in headline or lead, or three times", "[analysis]") {
  Article article = sample_article();
  article.headline = "Peskov";
  article.body = "Moscow said.\n\nNASA, NASA, NASA, ESA, ESA.";
  article.entities = {{EntityKind::Person, "Peskov", "Peskov", {{0, 6, true}}},
                      {EntityKind::Place, "Moscow", "Moscow", {{0, 6}}},
                      {EntityKind::Organization, "NASA", "NASA", {{14, 18}, {20, 24}, {26, 30}}},
                      {EntityKind::Organization, "ESA", "ESA", {{32, 35}, {37, 40}}},
                      given_entity(EntityKind::Place, "usa")};
  std::vector<std::string> subjects, given;
  for (const FacetName& facet : ArticleAnalyzer().analyze(article).facets) {
    if (std::ranges::count(kSubjectFields, facet.field) > 0) {
      subjects.push_back(facet.key);
    }
    if (std::ranges::count(kGivenFields, facet.field) > 0) {
      given.push_back(facet.key);
    }
  }
  CHECK(subjects == std::vector<std::string>{"peskov", "moscow", "nasa"});
  CHECK(given == std::vector<std::string>{"usa"});
}

TEST_CASE("random articles keep positions rising and offsets inside", "[analysis][property]") {
  const auto seed = GENERATE(range(1u, 21u));
  CAPTURE(seed);
  test::Random random(seed);
  const Article article = test::random_article(random);
  ArticleAnalyzer analyzer;
  const AnalyzedArticle analyzed = analyzer.analyze(article);
  CHECK(analyzed.article == article);
  CHECK(analyzer.analyze(article).fingerprint == analyzed.fingerprint);
  std::uint32_t last = 1;
  for (const Token& token : analyzed.words.tokens) {
    REQUIRE(token.position >= last);
    last = token.position;
    REQUIRE(analyzed.words.form(token).size() == token.form_bytes);
    REQUIRE(analyzed.words.stem(token).size() == token.stem_bytes);
  }
}
