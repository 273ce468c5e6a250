// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/recasing.cpp.
#include "indexer/entity/recasing.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "indexer/entity/feature_hash.h"

using namespace backfile;

namespace {

EntityLexicon some_lexicon() {
  std::unordered_map<std::uint64_t, std::uint16_t> entries;
  for (const char* rare : {"considers",
                           "discrimination",
                           "to",
                           "be",
                           "in",
                           "says",
                           "of",
                           "new",
                           "deal",
                           "oil",
                           "prices"}) {
    entries[hash_word(rare)] = 1u << LexiconEntry::kCapitalShift;
  }
  entries[hash_word("nato")] = static_cast<std::uint16_t>(7u << LexiconEntry::kCapitalShift);
  return EntityLexicon(entries);
}

std::string recased(const std::string& headline, const std::string& body = "") {
  std::deque<std::string> words, forms;
  std::vector<PlainToken> tokens;
  for (const auto& [text, is_headline] : {std::pair(headline, true), std::pair(body, false)}) {
    std::istringstream in(text);
    bool starts = true;
    for (std::string word; in >> word; starts = false) {
      tokens.push_back({words.emplace_back(word), starts, is_headline});
    }
  }
  recase_headlines(tokens, some_lexicon(), forms);
  std::string text;
  for (const PlainToken& token : tokens) {
    if (token.is_headline) {
      text += (text.empty() ? "" : " ") + std::string(token.form);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("headlines in capitals are written as usual", "[entity][recasing]") {
  CHECK(recased("KREMLIN SAYS NATO DEAL TO BE NEW") == "Kremlin says NATO deal to be new");
  CHECK(recased("O'NEILL SAYS OIL PRICES") == "O'Neill says oil prices");
}

TEST_CASE("title case is undone for words that are seldom names", "[entity][recasing]") {
  CHECK(recased("Kremlin Considers Kaspersky Lab Discrimination in US") ==
        "Kremlin considers Kaspersky Lab discrimination in US");
  CHECK(recased("Kremlin considers a lab") == "Kremlin considers a lab");
}

TEST_CASE("the body tells how a headline's word is written", "[entity][recasing]") {
  CHECK(recased("FOX SAYS OIL DEAL", "the Oil Deal of the fox") == "fox says Oil Deal");
}

TEST_CASE("a dateline's place is written with an initial", "[entity][recasing]") {
  const auto place = [](std::vector<std::string> words) {
    std::deque<std::string> forms;
    std::vector<PlainToken> tokens;
    for (const std::string& word : words) {
      tokens.push_back({word, tokens.empty(), false});
    }
    recase_headlines(tokens, some_lexicon(), forms);
    std::string text;
    for (const PlainToken& token : tokens) {
      if (token.is_dateline) {
        text += (text.empty() ? "" : " ") + std::string(token.form);
      }
    }
    return text;
  };
  CHECK(place({"TALLAHASSEE", ",", "Fla.", "(", "AP", ")", "—", "Florida", "sued", "it"}) ==
        "Tallahassee");
  CHECK(place({"NEW", "YORK", ",", "March", "4", "-", "The", "firm", "said", "so"}) == "New York");
  CHECK(place({"BRUSSELS", "1996-08-22"}) == "Brussels");
  CHECK(place({"NATO", "-", "The", "alliance", "said", "so"}).empty());
  CHECK(place({"IBM", "and", "Apple", "-", "Both", "said", "so"}).empty());
  CHECK(place({"The", "US", "Army", "—", "It", "said", "so"}).empty());
}

TEST_CASE("a short line in capitals is written as usual", "[entity][recasing]") {
  CHECK(recased("BRUSSELS") == "Brussels");
  CHECK(recased("DEAL PRICES") == "deal prices");
  CHECK(recased("NATO") == "NATO");
}

TEST_CASE("a sentence's own capitals stay", "[entity][recasing]") {
  CHECK(recased("The US and NATO met Mr. Smith") == "The US and NATO met Mr. Smith");
  CHECK(recased("").empty());
}
