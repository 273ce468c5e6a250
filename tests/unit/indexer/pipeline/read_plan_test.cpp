// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/read_plan.h"

#include <catch2/catch.hpp>

#include "indexer/pipeline/pipeline_options.h"

using namespace backfile;
using Ids = std::vector<std::uint64_t>;

namespace {

SourceFile found(const std::string& path, std::uint64_t size, std::int64_t mtime) {
  return {path, path, size, mtime};
}

LedgerFile known(const std::string& path,
                 std::uint64_t size,
                 std::int64_t mtime,
                 Ids articles,
                 Ids shadowed = {}) {
  return {path, size, mtime, size * 1000, std::move(articles), std::move(shadowed), {}};
}

Result<std::uint64_t> never(const std::filesystem::path& file) {
  FAIL("hashed " << file);
  return std::uint64_t{0};
}

std::vector<std::string> paths_of(const ReadPlan& plan) {
  std::vector<std::string> paths;
  for (const PlannedFile& file : plan.to_read) {
    paths.push_back(file.source.path);
  }
  return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("an empty ledger means that everything is read", "[pipeline][plan]") {
  FileLedger ledger;
  const ReadPlan plan =
      plan_reading({{found("/n/a", 1, 1), found("/n/b", 1, 1)}, {}, {"/n"}}, ledger, false, never);
  CHECK(paths_of(plan) == Paths{"/n/a", "/n/b"});
  CHECK_FALSE(plan.to_read[0].known.has_value());
  CHECK(plan.withheld.empty());
}

TEST_CASE("a file of the same size and time is not even hashed", "[pipeline][plan]") {
  FileLedger ledger{{known("/n/a", 1, 1, {5, 3})}, {}, {}};
  const ReadPlan plan = plan_reading({{found("/n/a", 1, 1)}, {}, {"/n"}}, ledger, true, never);
  CHECK(plan.to_read.empty());
  CHECK(plan.states == std::vector{FileState::Unchanged});
  CHECK(plan.withheld == Ids{3, 5});
  CHECK_FALSE(plan.times_changed);
}

TEST_CASE("another size is a change and another time a question to the content",
          "[pipeline][plan]") {
  struct Case {
    std::uint64_t size;
    std::int64_t mtime;
    std::uint64_t hash;
    FileState state;
    bool times_changed;
  };
  const Case c = GENERATE(values<Case>({
      {2, 1, 0, FileState::Changed, false},
      {1, 2, 1000, FileState::Unchanged, true},
      {1, 2, 1001, FileState::Changed, false},
  }));
  FileLedger ledger{{known("/n/a", 1, 1, {3})}, {}, {}};
  const auto hash = [&](const std::filesystem::path&) -> Result<std::uint64_t> { return c.hash; };
  const ReadPlan plan =
      plan_reading({{found("/n/a", c.size, c.mtime)}, {}, {"/n"}}, ledger, false, hash);
  CHECK(plan.states == std::vector{c.state});
  CHECK(plan.times_changed == c.times_changed);
  CHECK(ledger.files[0].mtime_ns == (c.times_changed ? c.mtime : 1));
  CHECK(plan.to_read.size() == (c.state == FileState::Changed ? 1u : 0u));
  CHECK(plan.withheld == (c.state == FileState::Changed ? Ids{} : Ids{3}));
}

TEST_CASE("a file that cannot be hashed is read again", "[pipeline][plan]") {
  FileLedger ledger{{known("/n/a", 1, 1, {3})}, {}, {}};
  const auto fails = [](const std::filesystem::path&) -> Result<std::uint64_t> {
    return failure(ErrorCode::Io, "no");
  };
  CHECK(plan_reading({{found("/n/a", 1, 2)}, {}, {"/n"}}, ledger, false, fails).states[0] ==
        FileState::Changed);
}

TEST_CASE("only files under the given folders can be gone", "[pipeline][plan]") {
  struct Case {
    std::string path;
    bool gone;
  };
  const auto [path, gone] = GENERATE(values<Case>({
      {"/n/x", true},
      {"/n/deep/er/x", true},
      {"/n", true},
      {"/news/x", false},
      {"/m/x", false},
      {"/n/shut/x", false},
      {"/n/shutter", true},
      {"-", false},
  }));
  CAPTURE(path);
  FileLedger ledger{{known(path, 1, 1, {3})}, {}, {}};
  const WalkResult walk{{}, {{"/n/shut", 0, "cannot be listed"}}, {"/n"}};
  const ReadPlan kept = plan_reading(walk, ledger, false, never);
  CHECK(kept.states[0] == (gone ? FileState::Gone : FileState::Unseen));
  CHECK(kept.withheld == (gone ? Ids{} : Ids{3}));
  const ReadPlan pruned = plan_reading(walk, ledger, true, never);
  CHECK(pruned.states[0] == (gone ? FileState::Pruned : FileState::Unseen));
}

TEST_CASE("the whole file system as root holds every file", "[pipeline][plan]") {
  FileLedger ledger{{known("/n/x", 1, 1, {3})}, {}, {}};
  CHECK(plan_reading({{}, {}, {"/"}}, ledger, true, never).states[0] == FileState::Pruned);
}

TEST_CASE("deleted articles are withheld for ever", "[pipeline][plan]") {
  FileLedger ledger{{known("/n/a", 1, 1, {3})}, {2, 9}, {}};
  CHECK(plan_reading({{found("/n/a", 2, 1)}, {}, {"/n"}}, ledger, false, never).withheld ==
        Ids{2, 9});
}

TEST_CASE("a file whose twin went away is read again", "[pipeline][plan]") {
  FileLedger ledger{
      {known("/n/a", 1, 1, {3}), known("/n/b", 1, 1, {4}, {3}), known("/n/c", 1, 1, {5}, {4, 77})},
      {77}};
  const SourceFile a = found("/n/a", 1, 1), b = found("/n/b", 1, 1), c = found("/n/c", 1, 1);
  const auto states = [&](std::vector<SourceFile> files, bool prune) {
    return plan_reading({std::move(files), {}, {"/n"}}, ledger, prune, never).states;
  };
  using enum FileState;
  CHECK(states({a, b, c}, true) == std::vector{Unchanged, Unchanged, Unchanged});
  CHECK(states({b, c}, true) == std::vector{Pruned, Uncovered, Unchanged});
  CHECK(states({b, c}, false) == std::vector{Gone, Unchanged, Unchanged});
  CHECK(states({found("/n/a", 9, 1), b, c}, false) == std::vector{Changed, Uncovered, Unchanged});
}

TEST_CASE("standard input is read last and takes the place of what it gave before",
          "[pipeline][plan]") {
  FileLedger ledger{{known("-", 0, 0, {1, 2}), known("/n/a", 1, 1, {3})}, {}, {}};
  ReadPlan plan = plan_reading({{found("/n/b", 1, 1)}, {}, {"/n/b"}}, ledger, true, never);
  CHECK(plan.withheld == Ids{1, 2, 3});
  plan_standard_input(plan, ledger);
  CHECK(paths_of(plan) == Paths{"/n/b", kStandardInput});
  CHECK(plan.to_read[1].known == 0u);
  CHECK(plan.withheld == Ids{3});
}
