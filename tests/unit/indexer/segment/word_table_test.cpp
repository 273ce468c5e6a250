// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/word_table.h"

#include <catch2/catch.hpp>

#include "indexer/segment/facet_dictionary.h"

using namespace backfile;

TEST_CASE("equal words have one number and others another", "[segment][word_table]") {
  WordTable table;
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t i = 0; i < 5000; ++i) {
      REQUIRE(table.id_of("word" + std::to_string(i)) == i);
    }
  }
  CHECK(table.size() == 5000);
  CHECK(table.word(0) == "word0");
  CHECK(table.word(4999) == "word4999");
  CHECK(table.id_of("") == 5000);
  CHECK(table.id_of(std::string("a\0b", 3)) == 5001);
  CHECK(table.id_of("a") == 5002);
  CHECK(table.word(5001).size() == 3);
  CHECK(table.memory_bytes() >= 5003 * (8 + 16 + 4));
}

TEST_CASE("facet values sort by field then key then name", "[segment][facet_dictionary]") {
  FacetDictionary facets;
  const FacetName names[] = {{FieldId::Place, "Paris", "paris"},
                             {FieldId::Source, "Reuters", "reuters"},
                             {FieldId::Person, "B", "ab"},
                             {FieldId::Person, "Ab", "ab"},
                             {FieldId::Person, "b", "a"},
                             {FieldId::Person, "", "abb"}};
  for (const FacetName& name : names) {
    facets.id_of(name);
  }
  CHECK(facets.id_of(names[1]) == 1);
  CHECK(facets.size() == 6);
  CHECK(facets.sorted() == std::vector<std::uint32_t>{1, 4, 3, 2, 5, 0});
  CHECK(facets.value(2).name == "B");
  CHECK(facets.value(2).key == "ab");
  CHECK(facets.value(2).field == FieldId::Person);
}
