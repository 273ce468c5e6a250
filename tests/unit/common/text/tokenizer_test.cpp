// SPDX-License-Identifier: GPL-2.0-or-later
// The tokenizer's words beside those of ICU.
#include "common/text/tokenizer.h"

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "common/text/word_class.h"
#include "tests/support/icu_words.h"

using namespace backfile;

namespace {

std::vector<std::string> words_of(std::string_view text) {
  Tokenizer tokenizer;
  tokenizer.start(text);
  std::vector<std::string> words;
  for (RawWord word; tokenizer.next(word);) {
    words.emplace_back(text.substr(word.begin, word.end - word.begin));
  }
  return words;
}

std::uint32_t seed_of_run() {
  const char* seed = std::getenv("BACKFILE_SEED");  // NOLINT: one thread
  return seed != nullptr ? static_cast<std::uint32_t>(std::strtoul(seed, nullptr, 10)) : 20170914U;
}

}  // namespace

TEST_CASE("tokenizer bounds words as UAX 29 does", "[text][tokenizer]") {
  using Words = std::vector<std::string>;
  struct Case {
    std::string text;
    Words words;
  };
  const Case c = GENERATE(values<Case>({
      {"", {}},
      {" .,!? ", {}},
      {"The quick (\"brown\") fox can't jump 32.3 feet, right?",
       {"The", "quick", "brown", "fox", "can't", "jump", "32.3", "feet", "right"}},
      {"U.S. and 1,000", {"U.S", "and", "1,000"}},
      {"3a a3 a.b 1.a a.1", {"3a", "a3", "a.b", "1", "a", "a", "1"}},
      {"__ _a_ @ @a a:b 1:2", {"_a_", "@a", "a", "b", "1", "2"}},
      {"l\u2019\u00C9t\u00E9 \u041F\u0440\u0438\u0432\u0435\u0442",
       {"l\u2019\u00C9t\u00E9", "\u041F\u0440\u0438\u0432\u0435\u0442"}},
      {"e\u0301te\u0301", {"e\u0301te\u0301"}},
      {"\u05E6\u05D4\"\u05DC \u05D2' a\"b", {"\u05E6\u05D4\"\u05DC", "\u05D2'", "a", "b"}},
      {"a\u200Db \u00BD \u20AC5 \U0001F600 x\U0001F600y", {"a\u200Db", "5", "x", "y"}},
      {"\uD55C\uAD6D\uC5B4 \u4E2D\u56FD", {"\uD55C\uAD6D\uC5B4", "\u4E2D\u56FD"}},
      {"a.\uD55C b", {"a", "\uD55C", "b"}},
      {"a.\U00010400 b", {"a.\U00010400", "b"}},
  }));
  CAPTURE(c.text);
  CHECK(words_of(c.text) == c.words);
}

TEST_CASE("tokenizer survives bytes that are no UTF-8", "[text][tokenizer]") {
  std::mt19937 random(seed_of_run());
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 60; i > 0; --i) {
      text.push_back(static_cast<char>(random() % 3 == 0 ? random() % 256 : 0x80 + random() % 128));
    }
    Tokenizer tokenizer;
    tokenizer.start(text);
    std::uint32_t last = 0;
    for (RawWord word; tokenizer.next(word);) {
      REQUIRE(word.begin >= last);
      REQUIRE(word.end > word.begin);
      REQUIRE(word.end <= text.size());
      last = word.end;
    }
  }
}

TEST_CASE("tokenizer agrees with ICU on random text", "[text][tokenizer][property]") {
  const std::vector<std::string> pieces{
      "a",          "B",          "z",      "\u00E9", "\u0142", "1",          "7",
      ".",          ",",          ":",      "'",      "\u2019", "\u2018",     "-",
      "_",          "&",          "@",      "/",      " ",      " ",          "\n",
      "\t",         "\u00A0",     "\u00AD", "\u0301", "\u0308", "\u200D",     "\u200C",
      "\u200B",     "\uFE0F",     "\u2060", "\u00A9", "\u2600", "\U0001F600", "\U0001F469",
      "\U0001F1E9", "\U0001F1EA", "\u20E3", "\u4E2D", "\u56FD", "\u3042",     "\u30AB",
      "\u30FC",     "\u0E01",     "\u0E34", "\u0E19", "\u0627", "\u0628",     "\u064E",
      "\u0640",     "\u0663",     "\u066B", "\u066C", "\u05D0", "\u05D1",     "\"",
      "\u05F4",     "\u05F3",     "\u0915", "\u093F", "\uD55C", "\uAD6D",     "\u00B7",
      "\u02BC",     "\u1E63",     "\u0434", "\u0439", ";",      "\u037E",     "\u2024",
      "\uFF0E",     "\U00010400", "\u00BD", "\u1780", "\u1000", "\u2014",     "\u20AC",
      "(",          ")",          "\r\n"};
  const std::uint32_t seed = seed_of_run();
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    // A small set of pieces a round makes rare meetings frequent.
    const std::size_t first = random() % pieces.size();
    const std::size_t range = 2 + random() % 30;
    for (std::size_t i = random() % 24; i > 0; --i) {
      const std::size_t pick = random() % 3 == 0 ? random() : first + random() % range;
      text += pieces[pick % pieces.size()];
    }
    CAPTURE(seed, round, text);
    REQUIRE(words_of(text) == test::icu_words(text));
  }
}

TEST_CASE("the table knows of ASCII what its properties say", "[text][tokenizer]") {
  for (char32_t c = 0; c < 0x80; ++c) {
    CAPTURE(std::uint32_t{c});
    CHECK(word_class_table()[c] == word_class_of(c));
  }
}
