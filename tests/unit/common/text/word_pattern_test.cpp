// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/word_pattern.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

bool like(std::string pattern, std::string_view word, std::uint8_t edits = 0) {
  return WordMatcher({std::move(pattern), edits}).matches(word);
}

/// The distance by its definition, over bytes.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::string any_word(std::mt19937& random) {
  std::string word;
  for (std::size_t length = 1 + random() % 7; length > 0; --length) {
    word += static_cast<char>('a' + random() % 3);
  }
  return word;
}

}  // namespace

TEST_CASE("wildcards stand for letters anywhere in a word", "[text][pattern]") {
  CHECK(like("immigra*", "immigration"));
  CHECK(like("immigra*", "immigra"));
  CHECK_FALSE(like("immigra*", "immigr"));
  CHECK(like("te?t", "text"));
  CHECK(like("te?t", "teét"));
  CHECK_FALSE(like("te?t", "tet"));
  CHECK_FALSE(like("te?t", "texxt"));
  CHECK(like("*gate", "watergate"));
  CHECK(like("*gate", "gate"));
  CHECK_FALSE(like("*gate", "gates"));
  CHECK(like("w*ga*e", "watergate"));
  CHECK(like("a*b*c", "abbbcbc"));
  CHECK(fixed_beginning({"te?t*", 0}) == "te");
  CHECK(fixed_beginning({"kadyrov", 1}).empty());
}

TEST_CASE("words within so many edits are near", "[text][pattern]") {
  CHECK(like("kadyrov", "kadyrov", 1));
  CHECK(like("kadyrov", "kadirov", 1));
  CHECK(like("kadyrov", "kadyrvo", 1));
  CHECK_FALSE(like("kadyrov", "kadirof", 1));
  CHECK(like("kadyrov", "kadirof", 2));
  CHECK(like("кадыров", "кадиров", 1));
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    const std::string pattern = any_word(random);
    std::vector<std::string> words;
    for (int i = 0; i < 300; ++i) {
      words.push_back(any_word(random));
    }
    std::ranges::sort(words);
    const auto edits = static_cast<std::uint8_t>(1 + random() % 2);
    WordMatcher matcher({pattern, edits});
    std::string hopeless = "-";
    for (const std::string& word : words) {
      CAPTURE(pattern, word, edits, hopeless);
      const bool near = distance(pattern, word) <= edits;
      CHECK_FALSE((near && word.starts_with(hopeless)));
      REQUIRE(matcher.matches(word) == near);
      if (!near && matcher.hopeless_bytes() <= word.size()) {
        hopeless = word.substr(0, matcher.hopeless_bytes());
      }
    }
  }
}
