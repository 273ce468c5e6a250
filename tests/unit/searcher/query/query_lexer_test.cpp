// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_lexer.h"

#include <string>

#include <catch2/catch.hpp>

#include "searcher/query/query_characters.h"

using namespace backfile;

TEST_CASE("every piece knows its bytes and its field", "[query][lexer]") {
  const std::string query = "oil title:(tax \"new law\"~3) org:A,=\"B C\" -x";
  const auto tokens = lex_query(query);
  REQUIRE(tokens);
  std::string pieces;
  for (const QueryToken& token : *tokens) {
    pieces += "[" + query.substr(token.begin, token.end - token.begin) + "]";
  }
  CHECK(pieces == "[oil][title:(][tax][\"new law\"~3][)][org:A][=\"B C\"][-][x][]");
  CHECK((*tokens)[0].field == FieldId::Text);
  CHECK((*tokens)[2].field == FieldId::Title);
  CHECK((*tokens)[3].distance == 3);
  CHECK(query.substr((*tokens)[3].value_begin, 3) == "new");
  CHECK((*tokens)[5].field == FieldId::Organization);
  CHECK_FALSE((*tokens)[5].continues);
  CHECK((*tokens)[6].continues);
  CHECK((*tokens)[6].exact);
  CHECK((*tokens)[8].field == FieldId::Text);
  CHECK(tokens->back().kind == QueryTokenKind::End);
}

TEST_CASE("dashes and emoji on their own are passed over", "[query][lexer]") {
  const auto c = GENERATE(values<std::pair<std::string, std::string>>({
      {"oil — price", "oil price"},
      {"oil – price …", "oil price"},
      {"🇺🇸 oil ⚠️ ❤️‍🔥 price ▶ €", "oil price"},
      {"(oil —) price", "( oil ) price"},
  }));
  CAPTURE(c.first);
  const auto tokens = lex_query(c.first);
  REQUIRE(tokens);
  std::string texts;
  for (std::size_t i = 0; i + 1 < tokens->size(); ++i) {
    const QueryToken& token = (*tokens)[i];
    texts += (i == 0 ? "" : " ") + (token.kind == QueryTokenKind::Word
                                        ? token.text
                                        : c.first.substr(token.begin, token.end - token.begin));
  }
  CHECK(texts == c.second);
}

TEST_CASE("operators are capitals standing alone", "[query][lexer]") {
  struct Case {
    std::string text;
    QueryTokenKind kind;
    std::uint32_t distance;
  };
  const auto c = GENERATE(values<Case>({
      {"AND", QueryTokenKind::And, 0},
      {"OR", QueryTokenKind::Or, 0},
      {"XOR", QueryTokenKind::Xor, 0},
      {"NOT", QueryTokenKind::Not, 0},
      {"NEAR", QueryTokenKind::Near, 10},
      {"NEAR/1", QueryTokenKind::Near, 1},
      {"ADJ/50", QueryTokenKind::Adj, 50},
      {"and", QueryTokenKind::Word, 0},
      {"Not", QueryTokenKind::Word, 0},
      {"near/5", QueryTokenKind::Word, 0},
      {"AND/OR", QueryTokenKind::Word, 0},
      {"ANDY", QueryTokenKind::Word, 0},
      {"NEARBY", QueryTokenKind::Word, 0},
      {"AND,", QueryTokenKind::Word, 0},
  }));
  CAPTURE(c.text);
  const auto tokens = lex_query(c.text);
  REQUIRE(tokens);
  REQUIRE(tokens->size() == 2);
  CHECK(tokens->front().kind == c.kind);
  CHECK(tokens->front().distance == c.distance);
}

TEST_CASE("blanking keeps every offset", "[query][lexer]") {
  const auto blanked = blank_controls("a\u00A0b\u200Bc\u202Ed\x7F\u0085e");
  REQUIRE(blanked);
  CHECK(*blanked == "a  b   c   d   e");
}

TEST_CASE("letters are what a word can be made of", "[query][lexer]") {
  struct Case {
    std::string text;
    std::size_t letters;
  };
  const auto c = GENERATE(values<Case>({
      {"", 0},
      {"abc", 3},
      {"a-b", 2},
      {"…—“”", 0},
      {"¿¡«»§", 0},
      {"é½º", 3},
      {"北京", 2},
      {"_*?~", 0},
      {"42", 2},
      {"。", 0},
      {" \t", 0},
  }));
  CAPTURE(c.text);
  CHECK(letter_count(c.text) == c.letters);
  CHECK(has_letter(c.text) == (c.letters > 0));
}
