// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/name_finder.cpp with the shipped models.
#include "indexer/entity/name_finder.h"

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

Article found(Article article) {
  NameFinder finder;
  finder.find(article);
  return article;
}

Article english(std::string headline, std::string body) {
  Article article;
  article.headline = std::move(headline);
  article.body = std::move(body);
  article.language = "en";
  return article;
}

const Entity* entity_called(const Article& article, const std::string& canonical) {
  const auto entity = std::ranges::find(article.entities, canonical, &Entity::canonical);
  return entity == article.entities.end() ? nullptr : &*entity;
}

std::vector<std::string> texts_of(const Article& article, const std::string& canonical) {
  std::vector<std::string> texts;
  if (const Entity* entity = entity_called(article, canonical)) {
    for (const Mention& mention : entity->mentions) {
      texts.emplace_back(text_of(article, mention));
    }
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("names of one entity are one with all their places", "[entity][name_finder]") {
  const Article article = found(
      english("REAGAN MEETS THATCHER IN LONDON",
              "LONDON - President Ronald Reagan met Prime Minister Margaret Thatcher in London "
              "on Monday. Mr. Reagan praised Britain. Thatcher said the United Kingdom would "
              "help the U.S. and the United States."));
  CHECK(texts_of(article, "Ronald Reagan") == Texts{"REAGAN", "Ronald Reagan", "Reagan"});
  CHECK(texts_of(article, "Margaret Thatcher") ==
        Texts{"THATCHER", "Margaret Thatcher", "Thatcher"});
  CHECK(texts_of(article, "United Kingdom") == Texts{"Britain", "United Kingdom"});
  CHECK(texts_of(article, "United States") == Texts{"U.S.", "United States"});
  CHECK(texts_of(article, "London") == Texts{"LONDON", "LONDON", "London"});
}

TEST_CASE("a name that stands only in capitals is spelled as usual", "[entity][name_finder]") {
  const Article article = found(english("U.S. SENATE MEETS IN IRAN AFTER TALKS WITH IBM",
                                        "Nothing else was said on Monday by the officials."));
  CHECK(entity_called(article, "US Senate") != nullptr);
  CHECK(entity_called(article, "Iran") != nullptr);
  CHECK(entity_called(article, "IBM") != nullptr);
}

TEST_CASE("a place that stands only in capitals is spelled word by word", "[entity][name_finder]") {
  const Article article =
      found(english("Oil firm moves", "NEW YORK, March 3 - An oil firm said it was to move."));
  CHECK(entity_called(article, "New York") != nullptr);
}

TEST_CASE("a country is a place in all it does", "[entity][name_finder]") {
  const Article article = found(english("", "The US Treasury and the US sued Canada and the UK."));
  for (const Entity& entity : article.entities) {
    CAPTURE(entity.canonical);
    CHECK((entity.kind == EntityKind::Organization) == (entity.canonical == "US Treasury"));
  }
}

TEST_CASE("a mere word is no organization of its own", "[entity][name_finder]") {
  const Article alone = found(english("", "Officials of the Commission met on Monday."));
  CHECK(entity_called(alone, "Commission") == nullptr);
  const Article in_full = found(
      english("", "The Bank of England raised its rate. The Bank said on Monday that it had to."));
  CHECK(texts_of(in_full, "Bank of England") == Texts{"Bank of England", "Bank"});
}

TEST_CASE("given names keep their spelling and order and get their mentions",
          "[entity][name_finder]") {
  Article article =
      english("", "Prime Minister Margaret Thatcher spoke in Britain. Thatcher left.");
  article.entities = {given_entity(EntityKind::Person, "thatcher"),
                      given_entity(EntityKind::Place, "uk"),
                      given_entity(EntityKind::Place, "west-germany"),
                      given_entity(EntityKind::Person, "nakasone")};
  article = found(std::move(article));
  REQUIRE(article.entities.size() == 4);
  const auto shows = [&](std::size_t i, std::string given, std::string canonical) {
    CHECK(article.entities[i].given_as == given);
    CHECK(article.entities[i].canonical == canonical);
  };
  shows(0, "thatcher", "Margaret Thatcher");
  shows(1, "uk", "United Kingdom");
  shows(2, "west-germany", "West Germany");
  shows(3, "nakasone", "nakasone");
  CHECK(article.entities[0].mentions.size() == 2);
  CHECK(article.entities[3].mentions.empty());
}

TEST_CASE("names are looked for in languages with a model and in unknown Latin text",
          "[entity][name_finder]") {
  Article article = english("", "President Ronald Reagan spoke in London.");
  article.language = "und";
  CHECK(entity_called(found(article), "Ronald Reagan") != nullptr);
  article.language = "fr";
  CHECK(found(article).entities.empty());
  article.language = "und";
  article.body = "Президент Путин в Москве. Владимир Путин и Дмитрий Песков.";
  CHECK(found(article).entities.empty());
}

TEST_CASE("a German genitive is the name's", "[entity][name_finder]") {
  Article article;
  article.language = "de";
  article.body =
      "Bundeskanzlerin Angela Merkel reiste nach Schweden. Schwedens Regierung empfing Merkel. "
      "Auch "
      "Frankreichs Präsident kam aus Paris, und Angela Merkels Sprecher sprach in Berlin.";
  const Article with_names = found(std::move(article));
  CHECK(texts_of(with_names, "Schweden") == Texts{"Schweden", "Schwedens"});
  CHECK(texts_of(with_names, "Frankreich") == Texts{"Frankreichs"});
  CHECK(entity_called(with_names, "Merkels") == nullptr);
}

TEST_CASE("finding names twice changes nothing", "[entity][name_finder]") {
  NameFinder finder;
  Article first = english("", "Kaspersky Lab and Eugene Kaspersky. Kaspersky, DHS, the US.");
  Article second = first;
  finder.find(first);
  Article between = english("", "Ford Motor Co and Gerald Ford met in Detroit.");
  finder.find(between);
  finder.find(second);
  CHECK(first == second);
}
