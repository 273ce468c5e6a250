// SPDX-License-Identifier: GPL-2.0-or-later
// Databases written directly against the same ones written by the library.
#include "indexer/segment/glass_database_writer.h"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

#include "indexer/segment/glass_block.h"
#include "indexer/segment/glass_self_test.h"
#include "tests/support/database_difference.h"
#include "tests/support/random_database.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

void require_equal_and_sound(const test::RandomDatabase& database) {
  const test::TempDir dir;
  test::write_directly(database, dir.path() / "direct");
  test::write_through_library(database, dir.path() / "library");
  REQUIRE(test::database_difference(dir.path() / "direct", dir.path() / "library") == "");
  REQUIRE(test::database_faults(dir.path() / "direct") == "");
}

}  // namespace

TEST_CASE("a database written directly is the one the library writes",
          "[segment][glass][property]") {
  const auto seed = GENERATE(range(1u, 9u));
  CAPTURE(seed);
  test::Random random(seed);
  require_equal_and_sound(test::random_database(random, test::random_to(random, 150)));
}

TEST_CASE("an empty database is one", "[segment][glass]") { require_equal_and_sound({}); }

TEST_CASE("a database of empty documents is one", "[segment][glass]") {
  test::RandomDatabase database;
  database.documents.resize(3);
  require_equal_and_sound(database);
}

TEST_CASE("posting lists of many chunks and blocks are read back", "[segment][glass]") {
  test::RandomDatabase database;
  database.documents.resize(30'000);
  std::uint32_t number = 0;
  for (test::RandomDocument& document : database.documents) {
    ++number;
    document.terms["all"] = {1 + number % 300, {number}};
    document.terms["t" + std::to_string(number % 5000)] = {0, {}};
    document.values[0] = std::to_string(number);
  }
  require_equal_and_sound(database);
}

TEST_CASE("long posting lists leave no gaps in the leaves", "[segment][glass]") {
  test::RandomDatabase database;
  database.documents.resize(20'000);
  std::uint32_t number = 0;
  for (test::RandomDocument& document : database.documents) {
    ++number;
    for (std::uint32_t term = 2; term < 30; ++term) {
      if (number % term == 0) {
        document.terms["t" + std::to_string(term)] = {1, {}};
      }
    }
  }
  const test::TempDir dir;
  test::write_directly(database, dir.path() / "direct");
  const std::string blocks = test::read_file(dir.path() / "direct" / "postlist.glass");
  std::vector<std::size_t> free_bytes;  // by leaf
  for (std::size_t begin = 0; begin < blocks.size(); begin += kGlassBlockBytes) {
    if (blocks[begin + kGlassLevelAt] == 0) {
      free_bytes.push_back(big_endian_16(blocks, begin + kGlassTotalFreeAt));
    }
  }
  REQUIRE(free_bytes.size() > 10);
  free_bytes.pop_back();  // the last one ends where the lists do
  CHECK(std::ranges::max(free_bytes) < 150);
}

TEST_CASE("a long list of positions spans items and blocks", "[segment][glass]") {
  test::RandomDatabase database;
  database.documents.resize(2);
  test::RandomDocument::Term& term = database.documents[1].terms["long"];
  for (std::uint32_t i = 1; i < 60'000; ++i) {
    term.positions.push_back(i * 7919);
  }
  term.frequency = 1;
  database.documents[0].terms["long"] = {2, {1u << 31}};
  require_equal_and_sound(database);
}

TEST_CASE("the installed library passes the self-test", "[segment][glass]") {
  const test::TempDir dir;
  CHECK(test_direct_writing(dir.path()));
  CHECK(std::filesystem::is_empty(dir.path()));
  const Result<void> failed = test_direct_writing(dir.path() / "none");
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::Io);
}
