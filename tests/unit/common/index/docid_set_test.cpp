// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/docid_set.h"

#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

DocidSet set_of(std::uint32_t universe, const std::set<std::uint32_t>& docids) {
  DocidSet set(universe);
  for (std::uint32_t docid : docids) {
    set.insert(docid);
  }
  return set;
}

std::set<std::uint32_t> docids_of(const DocidSet& set) {
  std::set<std::uint32_t> docids;
  set.for_each([&](std::uint32_t docid) { docids.insert(docid); });
  return docids;
}

}  // namespace

TEST_CASE("a range of docids sets exactly its members", "[index][docid_set]") {
  for (std::uint32_t first : {1u, 2u, 63u, 64u, 65u, 127u, 128u}) {
    for (std::uint32_t last : {1u, 62u, 63u, 64u, 65u, 128u, 191u, 192u, 200u}) {
      CAPTURE(first, last);
      DocidSet set(200);
      set.insert_range(first, last);
      CHECK(set.count() == (last >= first ? last - first + 1 : 0));
      CHECK(set.next(1) == (last >= first ? first : 0));
      for (std::uint32_t docid = 1; docid <= 200; ++docid) {
        if (set.contains(docid) != (docid >= first && docid <= last)) {
          FAIL_CHECK("wrong at " << docid);
        }
      }
    }
  }
}

TEST_CASE("the complement holds all other docids and never docid 0", "[index][docid_set]") {
  for (std::uint32_t universe : {1u, 63u, 64u, 65u, 128u, 1000u}) {
    CAPTURE(universe);
    const DocidSet all = DocidSet(universe).complement();
    CHECK(all.count() == universe);
    CHECK_FALSE(all.contains(0));
    CHECK(all.complement().count() == 0);
    CHECK(all.complement() == DocidSet(universe));
  }
  CHECK(DocidSet().complement().count() == 0);
  CHECK(DocidSet().next(0) == 0);
  CHECK(DocidSet(64).next(65) == 0);
}

TEST_CASE("set operations agree with sets of numbers", "[index][docid_set][property]") {
  const auto seed = GENERATE(1u, 2u, 3u, 4u, 5u);
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::uint32_t universe = 1 + static_cast<std::uint32_t>(random()) % 300;
  std::set<std::uint32_t> a, b;
  for (int i = 0; i < 80; ++i) {
    a.insert(1 + static_cast<std::uint32_t>(random()) % universe);
    b.insert(1 + static_cast<std::uint32_t>(random()) % universe);
  }
  std::set<std::uint32_t> both, either = a, one, only_a = a;
  either.insert(b.begin(), b.end());
  for (std::uint32_t docid : b) {
    only_a.erase(docid);
  }
  for (std::uint32_t docid : either) {
    (a.count(docid) + b.count(docid) == 2 ? both : one).insert(docid);
  }
  const DocidSet left = set_of(universe, a), right = set_of(universe, b);
  CHECK(docids_of(DocidSet(left) &= right) == both);
  CHECK(docids_of(DocidSet(left) |= right) == either);
  CHECK(docids_of(DocidSet(left) ^= right) == one);
  CHECK(docids_of(DocidSet(left) -= right) == only_a);
  CHECK(left.count() == a.size());
  for (std::uint32_t from = 0; from <= universe + 1; ++from) {
    const auto expected = a.lower_bound(from);
    REQUIRE(left.next(from) == (expected == a.end() ? 0 : *expected));
  }
}
