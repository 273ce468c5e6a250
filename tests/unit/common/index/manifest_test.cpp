// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/manifest.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <xxhash.h>

#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

Manifest sample_manifest() {
  Manifest manifest;
  manifest.revision = 7;
  manifest.next_segment = 12;
  manifest.analyzer = "words/1 stems/snowball \"quoted\" ü";
  manifest.ledger = "ledger.7";
  manifest.names = "names-000007";
  manifest.values = "values-000007";
  manifest.written_by = "backfile-index 0.1.0";
  manifest.segments.push_back({"000003",
                               1000,
                               "000003.6",
                               4,
                               -180,
                               17423,
                               {{"en", 900}, {"und", 100}},
                               {{"iamglass", 0x0123456789abcdef}, {"postlist.glass", 0}}});
  manifest.segments.push_back({"000011", 1, "", 0, 0, -1, {}, {}});
  return manifest;
}

/// A manifest file of `json` (the members behind the checksum) with the checksum that fits.
std::string with_checksum(const std::string& json) {
  return fmt::format(
      "{{\n  \"checksum\": \"{:016x}\",\n{}", XXH3_64bits(json.data(), json.size()), json);
}

/// Reads `bytes` as the manifest of an index.
Result<Manifest> read_as_manifest(const test::TempDir& dir, const std::string& bytes) {
  dir.write("manifest", bytes);
  return read_manifest({dir.path()});
}

}  // namespace

TEST_CASE("a manifest reads back as it was written", "[index][manifest]") {
  const test::TempDir dir;
  const IndexPaths index{dir.path()};
  for (const Manifest& manifest : {Manifest{}, sample_manifest()}) {
    REQUIRE(write_manifest(index, manifest));
    const Result<Manifest> read = read_manifest(index);
    REQUIRE(read);
    CHECK(*read == manifest);
  }
  CHECK(std::distance(std::filesystem::directory_iterator(dir.path()), {}) == 1);
}

TEST_CASE("a folder without a manifest is not an index", "[index][manifest]") {
  const test::TempDir dir;
  for (const auto& root : {dir.path(), dir.path() / "none"}) {
    const Result<Manifest> read = read_manifest({root});
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::NotFound);
    CHECK(read.error().message.find(root.string()) != std::string::npos);
    CHECK_FALSE(read.error().hint.empty());
  }
}

TEST_CASE("another format version is refused naming both", "[index][manifest]") {
  const test::TempDir dir;
  Manifest manifest = sample_manifest();
  manifest.format_version = 99;
  REQUIRE(write_manifest({dir.path()}, manifest));
  const Result<Manifest> read = read_manifest({dir.path()});
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::Version);
  CHECK(read.error().message.find("99") != std::string::npos);
  CHECK(read.error().message.find(std::to_string(kFormatVersion)) != std::string::npos);
  CHECK_FALSE(read.error().hint.empty());
}

TEST_CASE("a manifest edited or torn is damaged", "[index][manifest][property]") {
  const test::TempDir dir;
  REQUIRE(write_manifest({dir.path()}, sample_manifest()));
  const std::string bytes = test::read_file(dir.path() / "manifest");
  const auto seed = GENERATE(1u, 2u);
  CAPTURE(seed);
  test::Random random(seed);
  test::for_each_damage(bytes, random, 200, [&](const std::string& damaged) {
    if (damaged == bytes) {
      return;
    }
    const Result<Manifest> read = read_as_manifest(dir, damaged);
    REQUIRE_FALSE(read);
    REQUIRE(read.error().code == ErrorCode::Corrupt);
  });
  CHECK(read_as_manifest(dir, bytes + " ").error().code == ErrorCode::Corrupt);
}

TEST_CASE("members that are missing or of another kind are damage", "[index][manifest]") {
  const test::TempDir dir;
  const std::string good =
      fmt::format("\"format_version\":{},", kFormatVersion) +
      R"("revision":1,"next_segment":2,"stock_phrases":false,"analyzer":"a","segments":[],"ledger":"","names":"","values":"",)"
      R"("written_by":""})";
  REQUIRE(read_as_manifest(dir, with_checksum(good)));
  const std::string segment =
      R"({"name":"000001","article_count":1,"tombstones":"","deleted_count":0,"first_day":0,"last_day":0,"languages":{"en":1}})";
  const auto with_segment = [&](std::string text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    std::string json = good;
    return with_checksum(json.replace(json.find("[]"), 2, "[" + text + "]"));
  };
  REQUIRE(read_as_manifest(dir, with_segment(segment, "1", "1")));
  const std::string bad[] = {
      with_checksum(""),
      with_checksum("}"),
      with_checksum("not json"),
      with_checksum(fmt::format("\"format_version\":{}}}", kFormatVersion)),
      with_checksum(R"("format_version":"2"})"),
      with_checksum(good + good),
      with_checksum(std::string(good).replace(good.find("false"), 5, "0")),
      with_segment(segment, "000001", "../../etc"),
      with_segment(segment, "000001", ""),
      with_segment(segment, "000001", ".."),
      with_segment(segment, "\"\"", "\"a/b\""),
      with_segment(segment, "\"article_count\":1", "\"article_count\":-1"),
      with_segment(segment, "\"article_count\":1", "\"article_count\":4294967296"),
      with_segment(segment, "\"first_day\":0", "\"first_day\":1e30"),
      with_segment(segment, "{\"en\":1}", "[]"),
      with_segment(segment, "{\"en\":1}", "{\"en\":\"1\"}"),
      with_segment(segment, "{\"en\":1}", "{},\"checksums\":{\"a\":\"0123\"}"),
      with_segment(segment, "{\"en\":1}", "{},\"checksums\":{\"../a\":\"0123456789abcdef\"}"),
      with_segment(segment, "{\"en\":1}", "{},\"checksums\":{\"a\":\"0123456789abcdeg\"}"),
  };
  for (const std::string& bytes : bad) {
    CAPTURE(bytes);
    const Result<Manifest> read = read_as_manifest(dir, bytes);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::Corrupt);
  }
}

TEST_CASE("a manifest that cannot be written leaves the old one", "[index][manifest]") {
  const test::TempDir dir;
  const IndexPaths index{dir.path()};
  REQUIRE(write_manifest(index, sample_manifest()));
  std::filesystem::create_directory(dir.path() / "manifest.new");
  const Result<void> written = write_manifest(index, Manifest{});
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::Io);
  CHECK(*read_manifest(index) == sample_manifest());
}

TEST_CASE("tombstones read back and are checked against their segment", "[index][tombstones]") {
  const test::TempDir dir;
  const auto file = dir.path() / "000001.2";
  for (std::uint32_t universe : {1u, 63u, 64u, 1000u}) {
    CAPTURE(universe);
    DocidSet deleted(universe);
    deleted.insert(1);
    deleted.insert(universe);
    REQUIRE(write_tombstones(file, deleted));
    const Result<DocidSet> read = read_tombstones(file, universe);
    REQUIRE(read);
    CHECK(*read == deleted);
    CHECK(read_tombstones(file, universe + 64).error().code == ErrorCode::Corrupt);
    CHECK(read_tombstones(file, universe + 1).error().code == ErrorCode::Corrupt);
  }
  CHECK(read_tombstones(dir.path() / "none", 1).error().code == ErrorCode::NotFound);
}

TEST_CASE("damaged tombstones never delete another article", "[index][tombstones][property]") {
  const test::TempDir dir;
  DocidSet deleted(200);
  deleted.insert_range(5, 70);
  REQUIRE(write_tombstones(dir.path() / "t", deleted));
  const std::string bytes = test::read_file(dir.path() / "t");
  test::Random random(3);
  test::for_each_damage(bytes, random, 200, [&](const std::string& damaged) {
    if (damaged == bytes) {
      return;
    }
    const Result<DocidSet> read = read_tombstones(dir.write("damaged", damaged), 200);
    REQUIRE_FALSE(read);
    REQUIRE(read.error().code == ErrorCode::Corrupt);
  });
}
