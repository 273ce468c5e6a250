// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/file_ledger.h"

#include <chrono>
#include <random>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

FileLedger small_ledger() {
  return {{{"-", 0, 0, 0, {9}, {}, {}},
           {"/news/a.jsonl",
            120,
            1'500'000'000'000'000'000,
            0xfeedfacecafebeef,
            {1, 2, 1ull << 59},
            {7},
            {}},
           {"/news/a.zip",
            1u << 31,
            -5,
            1,
            {},
            {},
            {{"/news/a.zip/x/1.txt", 0, "empty"},
             {"/news/a.zip/x/2.csv", 17, "not text"},
             {"elsewhere", 4'000'000'000, "empty"}}},
           {"/news/ü.txt", 0, 0, 0, {}, {}, {}}},
          {3, 5, 8},
          {{1, 3}, {1ull << 63, 70'000}}};
}

FileLedger random_ledger(std::mt19937_64& random, std::size_t files) {
  FileLedger ledger;
  for (std::size_t i = 0; i < files; ++i) {
    LedgerFile file;
    file.path =
        "/archive/" + std::to_string(1000000 + i) + "/" + std::string(random() % 20, 'x') + ".txt";
    file.size_bytes = random() >> random() % 64;
    file.mtime_ns = static_cast<std::int64_t>(random());
    file.hash = random();
    for (std::uint64_t n = random() % 3; n > 0; --n) {
      file.articles.push_back(random() >> 4);
    }
    for (std::uint64_t n = random() % 8 == 0 ? 2 : 0; n > 0; --n) {
      file.shadowed.push_back(random() >> 4);
      file.skipped.push_back({file.path + "/" + std::to_string(n),
                              static_cast<std::uint32_t>(random()),
                              "reason " + std::to_string(random() % 5)});
    }
    ledger.files.push_back(std::move(file));
  }
  return ledger;
}

}  // namespace

TEST_CASE("a ledger comes back as it was written", "[pipeline][ledger]") {
  for (const FileLedger& ledger : {FileLedger{}, small_ledger()}) {
    const Result<FileLedger> read = decode_ledger(encode_ledger(ledger));
    REQUIRE(read.has_value());
    CHECK(*read == ledger);
  }
  CHECK(small_ledger().skipped_count() == 3);
}

TEST_CASE("any ledger comes back as it was written", "[pipeline][ledger][property]") {
  const auto seed = GENERATE(take(20, random(0u, 1u << 30)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const FileLedger ledger = random_ledger(random, random() % 60);
  const Result<FileLedger> read = decode_ledger(encode_ledger(ledger));
  REQUIRE(read.has_value());
  CHECK(*read == ledger);
}

TEST_CASE("every cut and every flipped byte of a ledger is noticed", "[pipeline][ledger]") {
  const std::string bytes = encode_ledger(small_ledger());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CAPTURE(i);
    CHECK_FALSE(decode_ledger(std::string_view(bytes).substr(0, i)).has_value());
    std::string flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x41);
    const Result<FileLedger> read = decode_ledger(flipped);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == ErrorCode::Corrupt);
    CHECK_THAT(read.error().hint, Catch::Contains("--rebuild"));
  }
}

TEST_CASE("a ledger file is read by its name", "[pipeline][ledger]") {
  const test::TempDir folder;
  folder.write("ledger-000001", encode_ledger(small_ledger()));
  const Result<FileLedger> read = read_ledger(folder.path(), "ledger-000001");
  REQUIRE(read.has_value());
  CHECK(*read == small_ledger());
  CHECK(read_ledger(folder.path(), "")->files.empty());
  CHECK(read_ledger(folder.path(), "ledger-000002").error().code == ErrorCode::Io);
}

TEST_CASE("a ledger of a hundred thousand files is small and soon read", "[pipeline][ledger]") {
  std::mt19937_64 random(1);
  const FileLedger ledger = random_ledger(random, 100'000);
  const std::string bytes = encode_ledger(ledger);
  CHECK(bytes.size() < 8'000'000);
  const auto begin = std::chrono::steady_clock::now();
  const Result<FileLedger> read = decode_ledger(bytes);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  REQUIRE(read.has_value());
  CHECK(read->files.size() == 100'000);
  CHECK(taken.count() < 2000);  // sanitized builds too; a release build takes some 20 ms
}
