// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/model/article_id.h"

#include <random>

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("an article id prints and reads back", "[model][id]") {
  const auto seed = GENERATE(take(5, random(0, 1 << 30)));
  CAPTURE(seed);
  std::mt19937_64 random_source(static_cast<std::uint64_t>(seed));
  for (int i = 0; i < 200; ++i) {
    const std::uint64_t id = random_source() >> 4;
    const std::string text = print_article_id(id);
    REQUIRE(text.size() == kArticleIdChars);
    REQUIRE(read_article_id(text) == id);
  }
}

TEST_CASE("an article id reads in either case and refuses what is none", "[model][id]") {
  CHECK(read_article_id("0000000000ZZ") == read_article_id("0000000000zz"));
  CHECK(read_article_id("0000000000zz") == 1023);
  CHECK_FALSE(read_article_id("0000000000iz").has_value());
  CHECK_FALSE(read_article_id("0000000000z").has_value());
  CHECK_FALSE(read_article_id("0000000000zzz").has_value());
  CHECK_FALSE(read_article_id("").has_value());
}

TEST_CASE("the same identity gives the same id on every machine", "[model][id]") {
  CHECK(article_id("bbc.co.uk/news/1") == article_id("bbc.co.uk/news/1"));
  CHECK(article_id("bbc.co.uk/news/1") != article_id("bbc.co.uk/news/2"));
  CHECK(article_id("") != 0);
  CHECK(article_id("bbc.co.uk/news/1") >> 60 == 0);
}
