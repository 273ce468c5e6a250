// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/durable_file.h"

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

using namespace backfile;

TEST_CASE("a file is replaced whole and nothing stays beside it", "[index][durable_file]") {
  const test::TempDir dir;
  const auto file = dir.path() / "manifest";
  REQUIRE(write_durably(file, "first"));
  CHECK(test::read_file(file) == "first");
  REQUIRE(write_durably(file, ""));
  CHECK(test::read_file(file).empty());
  CHECK_FALSE(std::filesystem::exists(dir.path() / "manifest.new"));
}

TEST_CASE("a failed write names the path and leaves the old file", "[index][durable_file]") {
  const test::TempDir dir;
  const auto missing = dir.path() / "none" / "manifest";
  const Result<void> nowhere = write_durably(missing, "x");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == ErrorCode::Io);
  CHECK(nowhere.error().message.find(missing.string()) != std::string::npos);

  const auto file = dir.write("manifest", "old");
  std::filesystem::create_directory(dir.path() / "manifest.new");
  CHECK_FALSE(write_durably(file, "new"));
  CHECK(test::read_file(file) == "old");
}

TEST_CASE("a full disk is an input and output error with a hint", "[index][durable_file]") {
  if (!std::filesystem::exists("/dev/full")) {
    WARN("no /dev/full here");
    return;
  }
  Result<OutputFile> full = OutputFile::create("/dev/full");
  REQUIRE(full);
  const Result<void> written = full->append("some bytes");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::Io);
  CHECK(written.error().message.find("/dev/full") != std::string::npos);
  CHECK_FALSE(written.error().hint.empty());
}

TEST_CASE("bytes go where they are told", "[index][durable_file]") {
  const test::TempDir dir;
  {
    Result<OutputFile> file = OutputFile::create(dir.path() / "f");
    REQUIRE(file);
    REQUIRE(file->append("0123"));
    REQUIRE(file->write_at(1, "ab"));
    REQUIRE(file->append("45"));
    REQUIRE(file->sync());
  }
  CHECK(test::read_file(dir.path() / "f") == "0ab345");
  CHECK(sync_folder_with_files(dir.path()));
  CHECK_FALSE(sync_folder_with_files(dir.path() / "none"));
}
