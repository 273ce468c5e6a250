// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/fingerprint_table.h: what was put is found where it lies, near the end
// too.
#include "indexer/entity/fingerprint_table.h"

#include <cstdint>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "indexer/entity/feature_hash.h"

using namespace backfile;

TEST_CASE("a key is found where it was put, however full the table", "[entity][model]") {
  for (const std::size_t slots : {1u, 3u, 4u, 5u, 11u, 64u, 201u}) {
    CAPTURE(slots);
    FingerprintTable table(slots);
    std::vector<std::pair<std::uint64_t, std::size_t>> places;
    for (std::uint64_t i = 0; i + 1 < slots; ++i) {
      const std::uint64_t key = mix_bits(i * 77 + slots);
      places.emplace_back(key, table.put(key));
      for (const auto& [known, place] : places) {
        REQUIRE(table.find(known) == place);
      }
    }
    CHECK(table.is_sound());
    std::size_t found = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
      found += table.find(mix_bits(i * 79 + 5'000'000)) != FingerprintTable::kNone ? 1u : 0u;
    }
    CHECK(found <= 20);  // by chance of the marks
  }
}
