// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/id_settlement.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "indexer/pipeline/pipeline_options.h"

using namespace backfile;
using Ids = std::vector<std::uint64_t>;

namespace {

PlannedFile planned(const std::string& path, std::optional<std::size_t> known = {}) {
  return {{path, path, 1, 1}, known};
}

LedgerFile known(const std::string& path, Ids articles) {
  return {path, 1, 1, 1, std::move(articles), {}, {}};
}

const LedgerFile& entry(const Settlement& settled, const std::string& path) {
  const auto found = std::ranges::find(settled.ledger.files, path, &LedgerFile::path);
  REQUIRE(found != settled.ledger.files.end());
  return *found;
}

const FileYield kWhole{1, {}}, kBroken{{}, {}};

}  // namespace

TEST_CASE("of two articles with one id the first in reading order stands", "[pipeline][settle]") {
  ReadPlan plan;
  plan.to_read = {planned("/a"), planned("/b")};
  const Settlement settled =
      settle_ids(plan, {}, {{7, 2, 1, true}, {7, 1, 0, true}, {8, 0, 0, true}}, {kWhole, kWhole});
  CHECK(settled.standing == 2);
  CHECK(settled.duplicates == Ids{0, 1});
  CHECK(settled.lost_sequences == Ids{2});
  CHECK(entry(settled, "/a").articles == Ids{8, 7});
  CHECK(entry(settled, "/b").articles.empty());
  CHECK(entry(settled, "/b").shadowed == Ids{7});
  CHECK(settled.superseded == Ids{7, 8});
}

TEST_CASE("an id that was taken already is shadowed", "[pipeline][settle]") {
  ReadPlan plan;
  plan.to_read = {planned("/a")};
  const Settlement settled = settle_ids(plan, {}, {{7, 0, 0, false}}, {kWhole});
  CHECK(settled.standing == 0);
  CHECK(settled.superseded.empty());
  CHECK(settled.lost_sequences.empty());
  CHECK(entry(settled, "/a").shadowed == Ids{7});
}

TEST_CASE("a changed file replaces all that it gave", "[pipeline][settle]") {
  ReadPlan plan;
  plan.to_read = {planned("/a", 0)};
  plan.states = {FileState::Changed};
  const Settlement settled =
      settle_ids(plan, {{known("/a", {1, 2})}, {}}, {{2, 0, 0, true}, {3, 1, 0, true}}, {kWhole});
  CHECK(settled.superseded == Ids{1, 2, 3});
  CHECK(entry(settled, "/a").articles == Ids{2, 3});
}

TEST_CASE("a file that could not be read whole keeps what it gave", "[pipeline][settle]") {
  ReadPlan plan;
  plan.to_read = {planned("/a", 0), planned("/b"), planned("/c")};
  plan.states = {FileState::Changed};
  const Settlement settled =
      settle_ids(plan,
                 {{known("/a", {1, 2})}, {}},
                 {{2, 0, 0, true}, {3, 1, 0, true}, {2, 2, 1, true}, {9, 3, 2, true}},
                 {kBroken, kWhole, kBroken});
  CHECK(settled.lost_sequences == Ids{0, 1, 3});
  CHECK(settled.superseded == Ids{2});
  CHECK(entry(settled, "/a").articles == Ids{1});  // 2 stands for /b now
  CHECK(entry(settled, "/b").articles == Ids{2});
  CHECK(settled.ledger.files.size() == 2);
}

TEST_CASE("gone files keep their articles until another file gives them or they are pruned",
          "[pipeline][settle]") {
  ReadPlan plan;
  plan.to_read = {planned("/new")};
  plan.states = {FileState::Gone, FileState::Gone, FileState::Pruned, FileState::Unseen};
  const FileLedger before{{known("/gone", {1, 2}),
                           known("/moved", {3}),
                           known("/pruned", {4, 5}),
                           known("/unseen", {6})},
                          {99}};
  const Settlement settled = settle_ids(plan, before, {{1, 0, 0, true}, {3, 1, 0, true}}, {kWhole});
  CHECK(settled.superseded == Ids{1, 3, 4, 5});
  CHECK(settled.removed == 2);
  CHECK(entry(settled, "/gone").articles == Ids{2});
  CHECK(entry(settled, "/unseen").articles == Ids{6});
  CHECK(entry(settled, "/new").articles == Ids{1, 3});
  CHECK(settled.ledger.files.size() == 3);
  CHECK(settled.ledger.deleted == Ids{99});
}

TEST_CASE("standard input adds and replaces but never takes away", "[pipeline][settle]") {
  ReadPlan plan;
  plan.to_read = {planned(kStandardInput, 0)};
  plan.states = {FileState::Changed};
  const Settlement settled =
      settle_ids(plan, {{known("-", {1, 2})}, {}}, {{2, 0, 0, true}, {3, 1, 0, true}}, {kWhole});
  CHECK(settled.superseded == Ids{2, 3});
  CHECK(entry(settled, "-").articles == Ids{1, 2, 3});
}

TEST_CASE("the settlement does not depend on the order of workers",
          "[pipeline][settle][property]") {
  const auto seed = GENERATE(take(20, random(0u, 1u << 30)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  ReadPlan plan;
  std::vector<FileYield> yields;
  for (int f = 0; f < 5; ++f) {
    plan.to_read.push_back(planned("/" + std::to_string(f)));
    yields.push_back(random() % 4 == 0 ? kBroken : kWhole);
  }
  std::vector<GivenArticle> given;
  for (std::uint64_t sequence = 0; sequence < 60; ++sequence) {
    given.push_back({1 + random() % 20, sequence, static_cast<std::uint32_t>(sequence / 12), true});
  }
  const Settlement first = settle_ids(plan, {}, given, yields);
  std::ranges::shuffle(given, random);
  const Settlement second = settle_ids(plan, {}, given, yields);
  CHECK(first.ledger == second.ledger);
  CHECK(first.superseded == second.superseded);
  CHECK(first.lost_sequences == second.lost_sequences);
  CHECK(first.standing == first.superseded.size());
}
