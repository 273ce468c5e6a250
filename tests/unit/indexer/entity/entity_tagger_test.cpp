// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/entity_tagger.cpp with the shipped model.
#include "indexer/entity/entity_tagger.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

using Names = std::set<std::pair<EntityKind, std::string>>;

Names names_in(std::string_view headline, std::string_view body, std::string_view language = "en") {
  EntityTagger tagger(*shipped_model_for(language));
  Names names;
  for (const EntityMention& mention : tagger.tag(headline, body)) {
    names.emplace(mention.kind, mention.surface);
  }
  return names;
}

}  // namespace

TEST_CASE("people organizations and places of plain news are found", "[entity][tagger]") {
  const Names names = names_in(
      "",
      "LONDON is quiet. British Prime Minister Margaret Thatcher met President Ronald Reagan in "
      "Washington on Tuesday, said a spokesman for the Department of State. Shares of General "
      "Motors "
      "Corp. rose in New York.");
  CHECK(names.contains({EntityKind::Person, "Margaret Thatcher"}));
  CHECK(names.contains({EntityKind::Person, "Ronald Reagan"}));
  CHECK(names.contains({EntityKind::Place, "Washington"}));
  CHECK(names.contains({EntityKind::Place, "New York"}));
  CHECK(names.contains({EntityKind::Organization, "Department of State"}));
  CHECK(names.contains({EntityKind::Organization, "General Motors Corp."}));
}

TEST_CASE("a street is named without the number of a house", "[entity][tagger]") {
  const Names names = names_in(
      "", "The studio moved from Barrack Street in Perth to 340 Hay Street, East Perth, in 1990.");
  CHECK(names.contains({EntityKind::Place, "Hay Street"}));
  CHECK(!names.contains({EntityKind::Place, "340 Hay Street"}));
}

TEST_CASE("mentions are slices of the text in its order", "[entity][tagger]") {
  EntityTagger tagger(*shipped_model_for("en"));
  const std::string headline = "PUTIN VISITS FRANCE AND GERMANY THIS WEEK";
  const std::string body = "In Москва — Moscow’s mayor, Sergei Sobyanin, met Angela Merkel.";
  std::size_t end = 0;
  bool was_headline = true;
  for (const EntityMention& mention : tagger.tag(headline, body)) {
    const std::string& text = mention.in_headline ? headline : body;
    CHECK(text.substr(mention.begin, mention.end - mention.begin) == mention.surface);
    end = was_headline == mention.in_headline ? end : 0;
    was_headline = mention.in_headline;
    CHECK(mention.begin >= end);
    end = mention.end;
  }
  const Names names = names_in(headline, body);
  CHECK(names.contains({EntityKind::Place, "FRANCE"}));
  CHECK(names.contains({EntityKind::Person, "Angela Merkel"}));
  CHECK(names.contains({EntityKind::Place, "Moscow"}));
}

TEST_CASE("a headline in capitals or Title Case names what its article names", "[entity][tagger]") {
  const std::string body =
      "The Kremlin hopes that Washington will not ban Kaspersky Lab, spokesman Dmitry Peskov told "
      "reporters in Moscow on Thursday. Peskov said Russia would protect Kaspersky Lab.";
  for (const auto& [headline, caps] :
       {std::pair("KREMLIN: RUSSIA WILL PROTECT KASPERSKY LAB, PESKOV SAYS IN MOSCOW", true),
        std::pair("Kremlin: Russia Will Protect Kaspersky Lab, Peskov Says In Moscow", false)}) {
    CAPTURE(headline);
    const Names names = names_in(headline, body);
    CHECK(names.contains({EntityKind::Place, caps ? "RUSSIA" : "Russia"}));
    CHECK(names.contains({EntityKind::Place, caps ? "MOSCOW" : "Moscow"}));
    CHECK(names.contains({EntityKind::Person, caps ? "PESKOV" : "Peskov"}));
    CHECK(names.contains({EntityKind::Organization, caps ? "KASPERSKY LAB" : "Kaspersky Lab"}));
  }
}

TEST_CASE("datelines bylines tables and results yield no absurd names", "[entity][tagger]") {
  const Names names =
      names_in("TENNIS RESULTS",
               "By John Smith\n\nTALLAHASSEE, Fla. (AP) — The state sued on "
               "Friday.\n\nSALVADOR, Feb 26 - Showers continued.\n\n"
               "Shr 34 cts vs 1.19 dlrs\n\nNet 807,000 vs 2,858,000\n\n"
               "Revs 100.2 mln vs 80 mln\n\nPSI 7-6 (7-3) 6-2\n\n"
               "Standings: P W D L F A Pts\n\n1. Pete Sampras beat Jim Courier 6-3 6-4");
  CHECK(names.contains({EntityKind::Person, "John Smith"}));
  CHECK(names.contains({EntityKind::Person, "Pete Sampras"}));
  CHECK(names.contains({EntityKind::Place, "TALLAHASSEE"}));
  CHECK(names.contains({EntityKind::Place, "SALVADOR"}));
  for (const auto& [kind, surface] : names) {
    CAPTURE(surface);
    for (const char* absurd : {"TENNIS",
                               "RESULTS",
                               "Shr",
                               "Net",
                               "Revs",
                               "Showers",
                               "Standings",
                               "Pts",
                               "By",
                               "Feb",
                               "P W"}) {
      CHECK(surface.find(absurd) == std::string::npos);
    }
  }
}

TEST_CASE("a company's short form is no person", "[entity][tagger]") {
  const Names names = names_in("",
                               "Hughes Tool Co said its merger with Baker International Corp was "
                               "alive. The directors of Baker met in Houston. Baker said it would "
                               "sue, and shares of Baker rose.");
  CHECK(names.contains({EntityKind::Organization, "Baker"}));
  CHECK_FALSE(names.contains({EntityKind::Person, "Baker"}));
}

TEST_CASE("names of German news are found and other nouns are not", "[entity][tagger][german]") {
  const Names names = names_in(
      "",
      "Berlin (dpa) - Bundeskanzlerin Angela Merkel hat am Dienstag in Paris den französischen "
      "Präsidenten Emmanuel Macron getroffen. Die Gespräche über den Haushalt der Europäischen "
      "Union dauerten drei Stunden, sagte eine Sprecherin. Der Vorstand der Siemens AG in München "
      "begrüßte die Entscheidung. Auch Deutschlands Nachbarn seien zufrieden, erklärte der "
      "SPD-Politiker Frank-Walter Steinmeier am 3. Oktober.",
      "de");
  CHECK(names.contains({EntityKind::Person, "Angela Merkel"}));
  CHECK(names.contains({EntityKind::Person, "Emmanuel Macron"}));
  CHECK(names.contains({EntityKind::Person, "Frank-Walter Steinmeier"}));
  CHECK(names.contains({EntityKind::Place, "Paris"}));
  CHECK(names.contains({EntityKind::Place, "München"}));
  CHECK(names.contains({EntityKind::Place, "Deutschlands"}));
  CHECK(names.contains({EntityKind::Organization, "Europäischen Union"}));
  CHECK(names.contains({EntityKind::Organization, "Siemens AG"}));
  for (const char* noun : {"Gespräche",
                           "Haushalt",
                           "Stunden",
                           "Sprecherin",
                           "Vorstand",
                           "Nachbarn",
                           "Oktober",
                           "Dienstag"}) {
    CAPTURE(noun);
    CHECK(std::none_of(names.begin(), names.end(), [&](const auto& name) {
      return name.second.find(noun) != std::string::npos;
    }));
  }
}

TEST_CASE("a tagger gives the same names whatever it read before", "[entity][tagger]") {
  EntityTagger tagger(*shipped_model_for("en"));
  const auto first = tagger.tag("", "Tony Blair flew to Paris.");
  (void)tagger.tag("", "Paris Hilton met Mr. Blair and Cherie Blair of Blair Industries.");
  CHECK(tagger.tag("", "Tony Blair flew to Paris.") == first);
}

TEST_CASE("any bytes are read without harm", "[entity][tagger]") {
  EntityTagger tagger(*shipped_model_for("en"));
  std::string text;
  std::uint32_t state = 5;
  for (int i = 0; i < 30000; ++i) {
    state = state * 1664525 + 1013904223;
    text += i % 3 == 0 ? "A b. \xC3\x89\xE2\x80"[state >> 24 & 7] : static_cast<char>(state >> 24);
  }
  for (const EntityMention& mention : tagger.tag(text, text)) {
    REQUIRE(mention.end > mention.begin);
    REQUIRE(mention.end <= text.size());
  }
  CHECK(tagger.tag("", "").empty());
}

TEST_CASE("the seed article's names are found", "[entity][tagger]") {
  const auto shared = test::shared_dir();
  if (shared.empty()) {
    WARN("skipped: ../shared is not here");
    return;
  }
  const Names names =
      names_in("", test::read_file(shared / "seed/sputnik-2017-09-14-kaspersky.txt"));
  for (const char* person : {"Dmitry Peskov", "Nikolai Nikiforov"}) {
    CAPTURE(person);
    CHECK(names.contains({EntityKind::Person, person}));
  }
  CHECK(names.contains({EntityKind::Organization, "Kaspersky Lab"}));
  // Which country's department it is may belong to the name.
  CHECK(std::any_of(names.begin(), names.end(), [](const auto& name) {
    return name.first == EntityKind::Organization &&
           name.second.ends_with("Department of Homeland Security");
  }));
  for (const char* place : {"MOSCOW", "Russia", "United States"}) {  // the first in the dateline
    CAPTURE(place);
    CHECK(names.contains({EntityKind::Place, place}));
  }
}

TEST_CASE("a person behind a long office is a name of its own", "[entity][tagger]") {
  const Names names = names_in("",
                               "Russian Minister of Communications and Mass Media Nikolai "
                               "Nikiforov said so on Thursday.");
  CHECK(names.contains({EntityKind::Person, "Nikolai Nikiforov"}));
}
