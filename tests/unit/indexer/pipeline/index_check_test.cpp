// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/index_check.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>

#include <catch2/catch.hpp>

#include "indexer/analysis/article_analyzer.h"
#include "indexer/pipeline/publisher.h"
#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
namespace fs = std::filesystem;

namespace {

using MakeBuilder = std::unique_ptr<SegmentBuilder> (*)(StockPhrases);

/// An index of three segments of random articles; some of the first are replaced by the last.
class SampleIndex {
 public:
  explicit SampleIndex(MakeBuilder make = make_direct_segment_builder, std::size_t articles = 40)
      : random_(11), make_(make) {
    Publication first;
    first.before.stock_phrases = StockPhrases::Yes;
    first.built.push_back(build("0-0", 1, articles));
    first.built.push_back(build("1-0", 1 + articles, articles / 2));
    first.ledger.files.push_back({"/a", 1, 2, 3, ids_, {}, {}});
    Result<Manifest> one = publish(paths, std::move(first));
    REQUIRE(one);
    Publication second{*one, {}, {}, {}, {}};
    second.built.push_back(build("0-0", articles - 4, 8));
    second.superseded = {articles - 4,
                         articles - 3,
                         articles - 2,
                         articles - 1,
                         articles,
                         articles + 1,
                         articles + 2,
                         articles + 3};
    std::ranges::sort(ids_);
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
    second.ledger.files.push_back({"/a", 1, 2, 3, ids_, {}, {}});
    REQUIRE(publish(paths, std::move(second)));
  }

  /// Every file that must be there, from the index's folder.
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(paths.root)) {
      if (entry.is_regular_file()) {
        names.push_back(fs::relative(entry.path(), paths.root).string());
      }
    }
    std::ranges::sort(names);
    return names;
  }
  std::string read(const std::string& file) const { return test::read_file(paths.root / file); }
  void write(const std::string& file, const std::string& bytes) const {
    folder_.write("index/" + file, bytes);
  }
  /// The manifest as it would be if no checksums of the databases' files were kept.
  void forget_checksums() const {
    Result<Manifest> manifest = read_manifest(paths);
    REQUIRE(manifest);
    for (SegmentEntry& entry : manifest->segments) {
      entry.checksums.clear();
    }
    REQUIRE(write_manifest(paths, *manifest));
  }

 private:
  test::TempDir folder_;

 public:
  const IndexPaths paths{folder_.path() / "index"};

 private:
  BuiltSegment build(const std::string& name, std::size_t first_id, std::size_t count) {
    ArticleAnalyzer analyzer;
    const std::unique_ptr<SegmentBuilder> builder = make_(StockPhrases::Yes);
    for (std::size_t i = 0; i < count; ++i) {
      Article article = test::random_article(random_);
      article.id = first_id + i;
      ids_.push_back(article.id);
      builder->add(analyzer.analyze(std::move(article)), sequence_++);
    }
    fs::create_directories(building_folder(paths));
    Result<BuiltSegment> segment = builder->write(building_folder(paths) / name);
    REQUIRE(segment);
    return std::move(*segment);
  }

  test::Random random_;
  MakeBuilder make_;
  std::uint64_t sequence_ = 0;
  std::vector<std::uint64_t> ids_;
};

/// The names of the damaged parts, "" for a sound index.
std::string damaged_parts(const IndexPaths& index) {
  const Result<IndexCheck> check = check_index(index);
  REQUIRE(check);
  std::string names;
  for (const CheckedPart& part : check->parts) {
    if (part.fault_count > 0) {
      CHECK_FALSE(part.faults.empty());
      names += (names.empty() ? "" : " ") + part.name;
    }
  }
  CHECK(check->is_sound() == names.empty());
  CAPTURE(describe_check(index, *check, false));
  CHECK((describe_check(index, *check, true) == "") == names.empty());
  return names;
}

/// True when the report's first damaged part is `file` and a fault names its path.
bool blames(const IndexPaths& index, const std::string& file) {
  const Result<IndexCheck> check = check_index(index);
  REQUIRE(check);
  const auto part =
      std::ranges::find_if(check->parts, [](const CheckedPart& p) { return p.fault_count > 0; });
  return part != check->parts.end() && part->name == file &&
         part->faults.front().find((index.root / file).string()) != std::string::npos;
}

std::string flipped(std::string bytes, std::size_t at, unsigned bit) {
  bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1u << bit));
  return bytes;
}

/// Files that only tell other programs or hold nothing.
bool may_be_lost(const std::string& file) { return file == "stub" || file == "lock"; }

}  // namespace

TEST_CASE("an index that was published is sound", "[pipeline][check]") {
  const MakeBuilder make =
      GENERATE(as<MakeBuilder>{}, make_direct_segment_builder, make_library_segment_builder);
  const SampleIndex sample(make);
  const Result<IndexCheck> check = check_index(sample.paths);
  REQUIRE(check);
  CAPTURE(describe_check(sample.paths, *check, false));
  CHECK(check->is_sound());
  CHECK(check->notes.empty());
  CHECK(describe_check(sample.paths, *check, true) == "");
}

TEST_CASE("a library's database of many blocks and parts is sound", "[pipeline][check]") {
  const SampleIndex sample(make_library_segment_builder, 1100);
  CHECK(damaged_parts(sample.paths) == "");
}

TEST_CASE("leftovers are noted and are no damage", "[pipeline][check]") {
  const SampleIndex sample;
  for (const char* left : {"building/0-0/x",
                           "segments/000009/columns",
                           "tombstones/000009-000001",
                           "ledger-000009",
                           "manifest.new"}) {
    sample.write(left, "x");
  }
  sample.write("stub", "auto segments/000001\n");
  const Result<IndexCheck> check = check_index(sample.paths);
  REQUIRE(check);
  CHECK(check->is_sound());
  CHECK(check->notes.size() == 6);
}

TEST_CASE("what is no index or of another version is an error", "[pipeline][check]") {
  const test::TempDir empty;
  CHECK(check_index({empty.path()}).error().code == ErrorCode::NotFound);
  const SampleIndex sample;
  Result<Manifest> manifest = read_manifest(sample.paths);
  REQUIRE(manifest);
  manifest->format_version = GENERATE(kFormatVersion - 1, kFormatVersion + 1);
  REQUIRE(write_manifest(sample.paths, *manifest));
  const Error error = check_index(sample.paths).error();
  CHECK(error.code == ErrorCode::Version);
  CHECK(error.message.find(sample.paths.root.string()) != std::string::npos);
}

TEST_CASE("each file that is gone or cut or altered is named", "[pipeline][check]") {
  const SampleIndex sample;
  for (const std::string& file : sample.files()) {
    CAPTURE(file);
    const std::string whole = sample.read(file);
    if (!may_be_lost(file) && file != "manifest") {
      fs::remove(sample.paths.root / file);
      CHECK(blames(sample.paths, file));
    }
    for (const std::size_t kept : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
      if (kept < whole.size() && !may_be_lost(file)) {
        CAPTURE(kept);
        sample.write(file, whole.substr(0, kept));
        CHECK(blames(sample.paths, file));
      }
    }
    for (const std::size_t place : {std::size_t{0}, whole.size() / 3, whole.size() - 1}) {
      if (place < whole.size() && !may_be_lost(file)) {
        CAPTURE(place);
        sample.write(file, flipped(whole, place, 3));
        CHECK(blames(sample.paths, file));
      }
    }
    sample.write(file, whole + "x");
    CHECK(damaged_parts(sample.paths).starts_with(may_be_lost(file) ? "" : file));
    sample.write(file, whole);
  }
  CHECK(damaged_parts(sample.paths) == "");
}

TEST_CASE("files of another segment are recognized without any checksum", "[pipeline][check]") {
  const SampleIndex sample;
  sample.forget_checksums();
  struct Case {
    std::vector<std::string> files;
    std::string blamed;
  };
  const auto [files, blamed] = GENERATE(values<Case>({
      {{"columns"}, "segments/000001/columns"},
      {{"text"}, "segments/000001/text"},
      {{"columns", "text"}, "segments/000001/columns"},
      {{"position.glass"}, "segments/000001/position.glass"},
      {{"postlist.glass"}, "segments/000001/postlist.glass"},
      {{"iamglass", "postlist.glass", "position.glass", "docdata.glass"},
       "segments/000001/postlist.glass"},
  }));
  for (const std::string& file : files) {
    const std::string one = sample.read("segments/000001/" + file);
    sample.write("segments/000001/" + file, sample.read("segments/000002/" + file));
    sample.write("segments/000002/" + file, one);
  }
  CHECK(damaged_parts(sample.paths).starts_with(blamed));
}

TEST_CASE("a manifest that fits no longer is noticed", "[pipeline][check]") {
  const SampleIndex sample;
  Result<Manifest> manifest = read_manifest(sample.paths);
  REQUIRE(manifest);
  SECTION("two segments under each other's name") {
    std::swap(manifest->segments[0].name, manifest->segments[1].name);
  }
  SECTION("a segment twice") { manifest->segments.push_back(manifest->segments[2]); }
  SECTION("a segment missing") { manifest->segments.pop_back(); }
  SECTION("tombstones forgotten") {
    manifest->segments[0].tombstones.clear();
    manifest->segments[0].deleted_count = 0;
  }
  SECTION("a wrong number of deleted articles") { manifest->segments[0].deleted_count = 1; }
  SECTION("a wrong day") { manifest->segments[0].last_day += 1; }
  SECTION("a wrong language") { manifest->segments[0].languages["xx"] = 1; }
  REQUIRE(write_manifest(sample.paths, *manifest));
  CHECK(damaged_parts(sample.paths) != "");
}

TEST_CASE("every bit that is turned over is noticed", "[pipeline][check][property]") {
  const SampleIndex sample(make_direct_segment_builder, 12);
  std::vector<std::string> files = sample.files();
  std::erase_if(files, may_be_lost);
  test::Random random(20170914);
  for (int round = 0; round < 300; ++round) {
    const std::string& file =
        files[test::random_to(random, static_cast<std::uint32_t>(files.size() - 1))];
    const std::string whole = sample.read(file);
    if (whole.empty()) {
      continue;
    }
    const auto at = test::random_to(random, static_cast<std::uint32_t>(whole.size() - 1));
    sample.write(file, flipped(whole, at, test::random_to(random, 7)));
    CAPTURE(file, at);
    CHECK(damaged_parts(sample.paths) != "");
    sample.write(file, whole);
  }
}

/// Without checksums a bit can hide where it means nothing: in the free space of a block, in the
/// UUID, in a bound that may be loose; and in the order of places that stay as many.
TEST_CASE("a database's own structure shows most of its damage", "[pipeline][check][property]") {
  const SampleIndex sample(make_direct_segment_builder, 12);
  sample.forget_checksums();
  test::Random random(GENERATE(1u, 2u));
  std::map<std::string, std::pair<int, int>> figures;  // seen, all
  for (int round = 0; round < 300; ++round) {
    const std::string file =
        std::array{"postlist.glass", "position.glass", "iamglass"}[test::random_to(random, 2)];
    const std::string path = "segments/000001/" + file;
    const std::string whole = sample.read(path);
    const auto at = test::random_to(random, static_cast<std::uint32_t>(whole.size() - 1));
    const std::string around = whole.substr(at < 8 ? 0 : at - 8, 17);
    if (file != "iamglass" && around.find_first_not_of('\0') == std::string::npos) {
      continue;  // free space
    }
    sample.write(path, flipped(whole, at, test::random_to(random, 7)));
    auto& [seen, all] = figures[file];
    seen += damaged_parts(sample.paths).empty() ? 0 : 1;
    ++all;
    sample.write(path, whole);
  }
  for (const auto& [file, counts] : figures) {
    const auto& [seen, all] = counts;
    std::cout << fmt::format("{}: {} of {} flips are seen without checksums\n", file, seen, all);
    CHECK(seen * 10 >= all * (file == "iamglass" ? 4 : 8));
  }
}

TEST_CASE("overwritten and cut tables end with a report", "[pipeline][check][property]") {
  const SampleIndex sample(make_direct_segment_builder, 12);
  sample.forget_checksums();
  const std::string file = GENERATE("postlist.glass", "position.glass", "iamglass");
  const std::string path = "segments/000001/" + file;
  const std::string whole = sample.read(path);
  test::Random random(5);
  int seen = 0, all = 0;
  test::for_each_damage(whole, random, 20, [&](const std::string& damaged) {
    sample.write(path, damaged);
    seen += damaged_parts(sample.paths).empty() ? 0 : 1;
    ++all;
  });
  CHECK(seen * 10 > all * 8);
}
