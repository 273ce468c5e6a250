// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/entity_tokens.cpp.
#include "indexer/entity/entity_tokens.h"

#include <catch2/catch.hpp>

using backfile::EntityLanguage;

namespace {

// Tokens between spaces, '|' in front of one that begins a sentence.
std::string tokens_of(std::string_view text, EntityLanguage language = EntityLanguage::English) {
  std::vector<backfile::EntityToken> tokens;
  backfile::tokenize_for_entities(text, tokens, language);
  std::string line;
  for (const auto& token : tokens) {
    line += (line.empty() ? "" : " ");
    line += token.starts_sentence ? "|" : "";
    line += text.substr(token.begin, token.end - token.begin);
  }
  return line;
}

}  // namespace

TEST_CASE("words and marks are cut as corpora of names cut them", "[entity][tokens]") {
  struct Case {
    const char* text;
    const char* tokens;
  };
  const Case given = GENERATE(values<Case>({
      {"Mr. Smith left.", "|Mr. Smith left ."},
      {"The U.S. Army said so.", "|The U.S. Army said so ."},
      {"J. K. Rowling and I. He", "|J. K. Rowling and I . |He"},
      {"Moscow's mayor", "|Moscow 's mayor"},
      {"Moscow’s mayor", "|Moscow ’s mayor"},
      {"O'Brien didn't", "|O'Brien didn't"},
      {"US-backed AT&T", "|US - backed AT&T"},
      {"1,000 or 3.5%.", "|1,000 or 3.5 % ."},
      {"wait... \"Yes!\" he said", "|wait ... |\" Yes ! \" he said"},
      {"One\n\ntwo\nthree", "|One |two three"},
      {"A Short Line\nThe text", "|A Short Line |The text"},
      {"a line that has been broken at about seventy columns as mail was for\nJohn Smith",
       "|a line that has been broken at about seventy columns as mail was for John Smith"},
      {"© AP/ J. Doe", "|© AP / J. Doe"},
      {"naïve Łódź — Ελλάδα", "|naïve Łódź — Ελλάδα"},
      {"", ""},
      {"...", "|..."},
      {"'", "|'"},
  }));
  CAPTURE(given.text);
  CHECK(tokens_of(given.text) == given.tokens);
}

TEST_CASE("German words keep their hyphens and ordinals", "[entity][tokens]") {
  const auto german = [](std::string_view text) { return tokens_of(text, EntityLanguage::German); };
  CHECK(german("Die SPD-Fraktion und Nord- und Südkorea.") ==
        "|Die SPD-Fraktion und Nord - und Südkorea .");
  CHECK(german("Am 3. Oktober spielte der 1. FC Köln.") ==
        "|Am 3. Oktober spielte der 1. FC Köln .");
  CHECK(german("Das war 2013. Prof. Dr. Müller ging.") ==
        "|Das war 2013 . |Prof. Dr. Müller ging .");
}

TEST_CASE("any bytes are cut without overlap and in order", "[entity][tokens]") {
  std::string text;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525 + 1013904223;
    text += static_cast<char>(state >> 24);
  }
  std::vector<backfile::EntityToken> tokens;
  backfile::tokenize_for_entities(text, tokens);
  std::uint32_t end = 0;
  for (const auto& token : tokens) {
    REQUIRE(token.begin >= end);
    REQUIRE(token.end > token.begin);
    end = token.end;
  }
  CHECK(end <= text.size());
}

TEST_CASE("typographic apostrophes are read as plain ones", "[entity][tokens]") {
  std::string space;
  CHECK(backfile::plain_token("O’Brien", space) == "O'Brien");
  CHECK(backfile::plain_token("plain", space) == "plain");
  CHECK(backfile::plain_token("Łódź", space) == "Łódź");
}
