// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/name_owners.h"

#include <catch2/catch.hpp>

#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

std::filesystem::path write_sample(const test::TempDir& dir) {
  const std::filesystem::path path = dir.path() / "names-000001";
  REQUIRE(write_name_owners(path,
                            {{EntityKind::Person, "peskov", "dmitry peskov"},
                             {EntityKind::Person, "white house", "white house", EntityKind::Place},
                             {EntityKind::Organization, "dhs", "department of homeland security"},
                             {EntityKind::Organization, "us", "us airways"},
                             {EntityKind::Place, "us", "united states"},
                             {EntityKind::Place, "usa", "united states"}},
                            {{{7, 2}, {9, 9, 4}}, {}, {{1, 0}}}));
  return path;
}

}  // namespace

TEST_CASE("owners are found by alias and aliases by owner, each kind for itself",
          "[index][names]") {
  const test::TempDir dir;
  const Result<NameOwners> owners = NameOwners::open(write_sample(dir));
  REQUIRE(owners);
  CHECK(owners->size() == 6);
  CHECK(owners->check());
  CHECK(owners->owner_of(EntityKind::Place, "us") == "united states");
  CHECK(owners->owner_of(EntityKind::Organization, "us") == "us airways");
  CHECK(owners->owner_of(EntityKind::Person, "us").empty());
  CHECK(owners->owner_of(EntityKind::Place, "zz").empty());
  using Names = std::vector<std::string_view>;
  CHECK(owners->aliases_of(EntityKind::Place, "united states") == Names{"us", "usa"});
  CHECK(owners->aliases_of(EntityKind::Person, "dmitry peskov") == Names{"peskov"});
  CHECK(owners->aliases_of(EntityKind::Person, "united states").empty());
  CHECK(owners->kind_of(EntityKind::Person, "white house") == EntityKind::Place);
  CHECK(owners->kind_of(EntityKind::Person, "peskov") == EntityKind::Person);
  CHECK(owners->owner_of(EntityKind::Person, "white house").empty());
  CHECK(owners->aliases_of(EntityKind::Person, "white house").empty());
  CHECK(std::ranges::equal(owners->folds(0), std::vector<NameFold>{{7, 2}, {9, 9, 4}}));
  CHECK(owners->folds(1).empty());
  CHECK(owners->folds(2).size() == 1);
  CHECK(owners->folds(3).empty());
}

TEST_CASE("a damaged file of owners is told or read, and does no harm",
          "[index][names][property]") {
  const test::TempDir dir;
  const std::filesystem::path path = write_sample(dir);
  const std::string bytes = test::read_file(path);
  test::Random random(7);
  test::for_each_damage(bytes, random, 500, [&](const std::string& damaged) {
    dir.write("damaged", damaged);
    const Result<NameOwners> owners = NameOwners::open(dir.path() / "damaged");
    if (!owners) {
      return;
    }
    CHECK((!owners->check() || damaged == bytes));
    for (std::uint32_t i = 0; i < owners->size(); ++i) {
      (void)owners->owner(i).alias.size();
    }
    (void)owners->aliases_of(EntityKind::Place, "united states");
    for (std::size_t segment = 0; segment < 5; ++segment) {
      (void)owners->folds(segment).size();
    }
  });
}

TEST_CASE("the key of an alias reads back", "[index][names]") {
  const NameOwner name{EntityKind::Organization, "dhs", "homeland security"};
  const std::string key = alias_facet_key(name);
  const auto read = read_alias_facet_key(key);
  REQUIRE(read);
  CHECK(read->kind == name.kind);
  CHECK(read->alias == name.alias);
  CHECK(read->owner == name.owner);
  for (const char* other : {"", "dhs", "3dhs\tx", "\t", "x\ty"}) {
    CHECK_FALSE(read_alias_facet_key(other));
  }
}
