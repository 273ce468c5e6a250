// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/name_settlement.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/integration/index_fixture.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
using namespace backfile::test;

namespace {

/// Article `id`, which writes `alias` for the person `owner`.
Article article_with(std::uint64_t id, const std::string& alias, const std::string& owner) {
  Article article;
  article.id = id;
  article.body = alias;
  article.entities = {{EntityKind::Person, alias, owner, {}, ""}};
  return article;
}

/// "alias=owner" of what is settled in the index.
std::vector<std::string> settled(IndexFixture& index) {
  std::vector<std::string> names;
  if (index.manifest().names.empty()) {
    return names;
  }
  const Result<NameOwners> owners = NameOwners::open(index.folder() / index.manifest().names);
  REQUIRE(owners);
  for (std::uint32_t i = 0; i < owners->size(); ++i) {
    const NameOwner name = owners->owner(i);
    names.push_back(name.kind == name.owner_kind
                        ? fmt::format("{}={}", name.alias, name.owner)
                        : fmt::format("{}:{}", name_of(name.owner_kind), name.alias));
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an alias belongs to who has nine in ten of five articles or more", "[pipeline][names]") {
  const TempDir dir;
  IndexFixture index(dir.path() / "index");
  std::vector<Article> articles;
  std::uint64_t id = 0;
  const auto add = [&](int count, const char* alias, const char* owner) {
    for (int i = 0; i < count; ++i) {
      articles.push_back(article_with(++id, alias, owner));
    }
  };
  add(4, "Four", "Number Four");
  add(5, "Five", "Number Five");
  add(9, "Nine", "Number Nine");
  add(1, "Nine", "Other Nine");
  add(8, "Eight", "Number Eight");
  add(1, "Eight", "Other Eight");
  add(5, "Chain", "Five");  // Five is itself owned
  index.add_segment(articles);
  CHECK(settled(index) == Names{"five=number five", "nine=number nine"});
  index.delete_articles({5});  // the first of five
  CHECK(settled(index) == Names{"chain=five", "nine=number nine"});
}

TEST_CASE("a full name is settled to be of one kind where nearly all articles know it so",
          "[pipeline][names]") {
  const TempDir dir;
  IndexFixture index(dir.path() / "index");
  std::vector<Article> articles;
  const auto add = [&](int count,
                       EntityKind kind,
                       const std::string& name,
                       const std::string& given = "",
                       const std::string& written = "") {
    for (int i = 0; i < count; ++i) {
      Article article;
      article.id = articles.size() + 1;
      article.body = written.empty() ? name : written;
      article.entities = {{kind, article.body, name, {}, given}};
      articles.push_back(std::move(article));
    }
  };
  constexpr EntityKind kPerson = EntityKind::Person, kFirm = EntityKind::Organization,
                       kPlace = EntityKind::Place;
  add(20, kPlace, "White House"), add(1, kFirm, "White House");
  add(19, kPlace, "Few Articles"), add(1, kFirm, "Few Articles");
  add(37, kPlace, "Some Doubt"), add(2, kFirm, "Some Doubt");
  add(60, kPlace, "Oneword"), add(1, kFirm, "Oneword");
  add(50, kFirm, "Merrill Lynch"), add(1, kPerson, "Merrill Lynch");
  add(49, kFirm, "Morgan Stanley"), add(1, kPerson, "Morgan Stanley");
  add(60, kFirm, "Tagged So"), add(1, kPerson, "Tagged So", "Tagged So");
  add(60, kFirm, "Charles Schwab"), add(1, kPerson, "Charles Schwab", "", "Schwab");
  index.add_segment(articles);
  CHECK(settled(index) == Names{"organization:merrill lynch", "place:white house"});
  index.delete_articles({1});
  CHECK(settled(index) == Names{"organization:merrill lynch"});
}

TEST_CASE("neither order nor segments show in what is settled", "[pipeline][names]") {
  std::vector<Article> articles;
  for (std::uint64_t id = 1; id <= 30; ++id) {
    articles.push_back(
        article_with(id, fmt::format("Name{}", id % 3), fmt::format("Full Name{}", id % 3)));
  }
  const TempDir dir;
  IndexFixture one(dir.path() / "one"), many(dir.path() / "many");
  one.add_segment(articles);
  std::ranges::reverse(articles);
  for (std::size_t i = 0; i < articles.size(); i += 7) {
    many.add_segment(
        {articles.begin() + static_cast<std::ptrdiff_t>(i),
         articles.begin() + static_cast<std::ptrdiff_t>(std::min(i + 7, articles.size()))});
  }
  CHECK(settled(one) == settled(many));
  CHECK(settled(one).size() == 3);
}
