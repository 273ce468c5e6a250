// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/publisher.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "common/index/columns.h"
#include "common/text/text_analyzer.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
namespace fs = std::filesystem;

namespace {

/// A segment in the building folder with an article for each id; sequences count from `first`.
BuiltSegment build(const IndexPaths& index,
                   const std::string& name,
                   const std::vector<std::uint64_t>& ids,
                   std::uint64_t first) {
  const std::unique_ptr<SegmentBuilder> builder = make_direct_segment_builder(StockPhrases::No);
  for (std::uint64_t i = 0; i < ids.size(); ++i) {
    AnalyzedArticle analyzed;
    analyzed.article.id = ids[i];
    analyzed.article.language = "en";
    builder->add(std::move(analyzed), first + i);
  }
  fs::create_directories(building_folder(index));
  Result<BuiltSegment> segment = builder->write(building_folder(index) / name);
  REQUIRE(segment.has_value());
  return std::move(*segment);
}

std::vector<std::uint64_t> standing_ids(const IndexPaths& index, const Manifest& manifest) {
  std::vector<std::uint64_t> ids;
  for (const SegmentEntry& entry : manifest.segments) {
    const Result<Columns> columns = Columns::open(index.columns(entry.name));
    REQUIRE(columns.has_value());
    DocidSet dead(entry.article_count);
    if (!entry.tombstones.empty()) {
      dead = *read_tombstones(index.tombstones() / entry.tombstones, entry.article_count);
    }
    CHECK(dead.count() == entry.deleted_count);
    for (std::uint32_t docid = 1; docid <= entry.article_count; ++docid) {
      if (!dead.contains(docid)) {
        ids.push_back(columns->id(docid));
      }
    }
  }
  std::ranges::sort(ids);
  return ids;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  return names;
}

using Ids = std::vector<std::uint64_t>;
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what is published is what the manifest names", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path() / "i"};
  Publication first;
  first.built.push_back(build(index, "0-0", {1, 2, 3}, 0));
  first.built.push_back(build(index, "1-0", {2, 4}, 10));
  first.lost_sequences = {10};
  first.ledger.files.push_back({"/a", 1, 2, 3, {1, 2, 3, 4}, {}, {}});
  const Result<Manifest> one = publish(index, std::move(first));
  REQUIRE(one.has_value());
  CHECK(one->revision == 1);
  CHECK(one->analyzer == analyzer_fingerprint());
  CHECK(*read_manifest(index) == *one);
  CHECK(standing_ids(index, *one) == Ids{1, 2, 3, 4});
  CHECK(names_in(index.root) ==
        Names{"ledger-000001", "manifest", "segments", "stub", "tombstones", "values-000001"});
  CHECK(read_ledger(index.root, one->ledger)->files[0].path == "/a");
  CHECK(test::read_file(index.stub()) == "auto segments/000001\nauto segments/000002\n");

  Publication second;
  second.before = *one;
  second.superseded = {1, 2, 4, 77};
  second.built.push_back(build(index, "0-0", {1, 5}, 0));
  const Result<Manifest> two = publish(index, std::move(second));
  REQUIRE(two.has_value());
  CHECK(standing_ids(index, *two) == Ids{1, 3, 5});
  CHECK(names_in(index.segments()) == Names{"000001", "000003"});  // nothing stands in the second
  CHECK(names_in(index.root).front() == "ledger-000002");
}

TEST_CASE("sweeping takes leftovers and nothing else", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  Publication publication;
  publication.built.push_back(build(index, "0-0", {1}, 0));
  const Result<Manifest> manifest = publish(index, std::move(publication));
  REQUIRE(manifest.has_value());
  for (const char* leftover : {"building/0-0/x",
                               "segments/000009/postlist.glass",
                               "tombstones/000001-000009",
                               "ledger-000009",
                               "manifest.new",
                               "stub.new"}) {
    folder.write(leftover, "x");
  }
  for (const char* kept : {"aliases.txt", "lock", "notes.txt"}) {
    folder.write(kept, "x");
  }
  sweep_leftovers(index, *manifest);
  CHECK(names_in(folder.path()) == Names{"aliases.txt",
                                         "ledger-000001",
                                         "lock",
                                         "manifest",
                                         "notes.txt",
                                         "segments",
                                         "stub",
                                         "tombstones",
                                         "values-000001"});
  CHECK(names_in(index.segments()) == Names{"000001"});
  CHECK(names_in(index.tombstones()).empty());
}

TEST_CASE("a folder with other things in it is not made an index", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  CHECK(open_manifest({folder.path() / "new"})->has_value() == false);
  folder.write("lock", "");
  folder.write("building/0-0/x", "");
  REQUIRE(open_manifest(index).has_value());
  folder.write("thesis.doc", "mine");
  const Result<std::optional<Manifest>> refused = open_manifest(index);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("an index of another analyzer is refused with a way out", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  Manifest manifest;
  manifest.analyzer = "of another day";
  REQUIRE(write_manifest(index, manifest).has_value());
  const Result<std::optional<Manifest>> refused = open_manifest(index);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == ErrorCode::Version);
  CHECK_THAT(refused.error().message, Catch::Contains("of another day"));
  CHECK_THAT(refused.error().hint, Catch::Contains("--rebuild"));
}

TEST_CASE("segment numbers pass over every folder that is there", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path()};
  CHECK(next_segment_number(index, 3) == 3);
  folder.write("segments/000007/x", "");
  folder.write("segments/odd/x", "");
  CHECK(next_segment_number(index, 3) == 8);
  CHECK(next_segment_number(index, 12) == 12);
}

TEST_CASE("small segments are merged when they are many", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path() / "i"};
  Publication publication;
  Ids all;
  for (std::uint64_t i = 0; i < 10; ++i) {
    publication.built.push_back(build(index, std::to_string(i), {2 * i + 1, 2 * i + 2}, 2 * i));
    all.insert(all.end(), {2 * i + 1, 2 * i + 2});
  }
  publication.lost_sequences = {0, 3};  // the articles 1 and 4
  std::erase_if(all, [](std::uint64_t id) { return id == 1 || id == 4; });
  const Result<Manifest> merged = publish(index, std::move(publication));
  REQUIRE(merged.has_value());
  REQUIRE(merged->segments.size() == 1);
  CHECK(merged->segments[0].article_count == 18);
  CHECK(merged->segments[0].tombstones.empty());
  CHECK(standing_ids(index, *merged) == all);
  CHECK(names_in(index.segments()) == Names{merged->segments[0].name});
  CHECK(names_in(index.tombstones()).empty());
}

TEST_CASE("all segments become one when asked", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path() / "i"};
  Publication first;
  first.built.push_back(build(index, "0", {1, 2}, 0));
  first.built.push_back(build(index, "1", {3}, 2));
  const Result<Manifest> apart = publish(index, std::move(first));
  REQUIRE(apart->segments.size() == 2);
  Publication second;
  second.before = *apart;
  second.superseded = {2};
  second.merge_all = true;
  const Result<Manifest> merged = publish(index, std::move(second));
  REQUIRE(merged.has_value());
  REQUIRE(merged->segments.size() == 1);
  CHECK(standing_ids(index, *merged) == Ids{1, 3});
}

TEST_CASE("segments that cannot be merged stay", "[pipeline][publish]") {
  const test::TempDir folder;
  const IndexPaths index{folder.path() / "i"};
  Publication first;
  first.built.push_back(build(index, "0", {1, 2}, 0));
  first.built.push_back(build(index, "1", {3}, 2));
  const Result<Manifest> apart = publish(index, std::move(first));
  fs::resize_file(index.segment(apart->segments[0].name) / "postlist.glass", 5000);
  Publication second;
  second.before = *apart;
  second.merge_all = true;
  const Result<Manifest> still = publish(index, std::move(second));
  REQUIRE(still.has_value());
  CHECK(still->segments == apart->segments);
}
