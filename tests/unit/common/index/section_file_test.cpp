// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/section_file.h"

#include <catch2/catch.hpp>

#include "common/index/manifest.h"
#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

constexpr SectionFileKind kKind{"TESTFILE", "test file", 3};

std::filesystem::path write_sample(const test::TempDir& dir) {
  const auto path = dir.path() / "sample";
  Result<SectionFileWriter> writer = SectionFileWriter::create(path, kKind);
  REQUIRE(writer);
  REQUIRE(writer->add_section(std::vector<std::uint32_t>{7, 8, 9}));
  REQUIRE(writer->add_section(std::string_view()));
  REQUIRE(writer->append("abc"));
  REQUIRE(writer->append("de"));
  REQUIRE(writer->end_section());
  REQUIRE(writer->finish(42));
  return path;
}

}  // namespace

TEST_CASE("sections read back as they were written", "[index][section_file]") {
  const test::TempDir dir;
  const auto path = write_sample(dir);
  const Result<SectionFile> file = SectionFile::open(path, kKind);
  REQUIRE(file);
  CHECK(file->record_count() == 42);
  const auto numbers = file->array<std::uint32_t>(0);
  CHECK(std::vector<std::uint32_t>(numbers.begin(), numbers.end()) ==
        std::vector<std::uint32_t>{7, 8, 9});
  CHECK(file->section(1).empty());
  CHECK(file->section(2) == "abcde");
  CHECK(file->check_body());
  CHECK(test::read_file(path).size() % 8 == 0);
}

TEST_CASE("a file that is missing or of another kind says so", "[index][section_file]") {
  const test::TempDir dir;
  const auto path = write_sample(dir);
  CHECK(SectionFile::open(dir.path() / "none", kKind).error().code == ErrorCode::NotFound);
  CHECK(SectionFile::open(path, {"OTHERONE", "other file", 3}).error().code == ErrorCode::Corrupt);
  CHECK(SectionFile::open(path, {"TESTFILE", "test file", 2}).error().code == ErrorCode::Corrupt);
  CHECK(SectionFile::open(dir.write("empty", ""), kKind).error().code == ErrorCode::Corrupt);
  CHECK_FALSE(SectionFile::open(dir.path(), kKind));
}

TEST_CASE("every damaged bit of a section file is found", "[index][section_file]") {
  const test::TempDir dir;
  const std::string bytes = test::read_file(write_sample(dir));
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ static_cast<char>(1u << bit % 8));
    const Result<SectionFile> file = SectionFile::open(dir.write("damaged", damaged), kKind);
    const bool found = !file || !file->check_body();
    CAPTURE(bit);
    REQUIRE(found);
    if (!file) {
      REQUIRE(file.error().code == ErrorCode::Corrupt);
      REQUIRE(file.error().message.find("damaged") != std::string::npos);
    }
  }
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    CAPTURE(cut);
    REQUIRE_FALSE(SectionFile::open(dir.write("cut", bytes.substr(0, cut)), kKind));
  }
  CHECK_FALSE(SectionFile::open(dir.write("longer", bytes + "x"), kKind));
}

TEST_CASE("a file that was never finished is not taken for one", "[index][section_file]") {
  const test::TempDir dir;
  {
    Result<SectionFileWriter> writer = SectionFileWriter::create(dir.path() / "torn", kKind);
    REQUIRE(writer);
    REQUIRE(writer->add_section(std::string_view("abcdefgh")));
  }
  CHECK(SectionFile::open(dir.path() / "torn", kKind).error().code == ErrorCode::Corrupt);
}
