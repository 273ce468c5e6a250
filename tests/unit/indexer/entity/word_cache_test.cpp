// SPDX-License-Identifier: GPL-2.0-or-later
// Words found often stay when a cache is full; a forgotten word comes back the same.
#include "indexer/entity/word_cache.h"

#include <string>

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("A full cache of words keeps those found often", "[entity]") {
  const EntityLexicon lexicon;
  WordCache cache(lexicon);
  const auto find_rare = [&](int round) {
    for (int i = 0; i < 20000; ++i) {
      cache.find("Rare" + std::to_string(round) + "x" + std::to_string(i));
    }
  };
  cache.find("Reuters").word->document_word = 7;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 10; ++i) {
      CHECK(cache.find("Reuters").word->document_word == 7);
    }
    cache.find("Rare0x5").word->document_word = 9;
    find_rare(round + 1);
    cache.clear_when_full();
  }
  CHECK(cache.find("Reuters").word->document_word == 7);
  CHECK(cache.find("Rare1x5").word->document_word == 0);
}

TEST_CASE("A place tells what its word's traits tell", "[entity]") {
  const EntityLexicon lexicon;
  WordCache cache(lexicon);
  for (const char* word : {"Mr.", "of", "1987", "--", "USA", "McDonald", "of", "ÉTÉ"}) {
    const WordPlace place = cache.find(word);
    const WordTraits traits = word_traits(word, lexicon);
    CHECK(place.lower == traits.lower);
    CHECK(place.case_kind == traits.case_kind);
    CHECK(place.role == traits.role);
    CHECK(place.word->traits.form == traits.form);
  }
}
