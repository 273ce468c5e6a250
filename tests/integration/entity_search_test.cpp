// SPDX-License-Identifier: GPL-2.0-or-later
// Searching and counting by entity: aliases that the archive shows, the alias book, given names.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "searcher/session/search_session.h"
#include "tests/integration/index_fixture.h"
#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
using namespace backfile::test;

namespace {

using Ids = std::set<std::uint64_t>;

constexpr EntityKind kPerson = EntityKind::Person, kOrganization = EntityKind::Organization,
                     kPlace = EntityKind::Place;

/// An entity that the body is to name `times` times.
Entity found(EntityKind kind,
             const std::string& written,
             const std::string& canonical,
             std::size_t times = 1) {
  Entity entity{kind, written, canonical, {}, ""};
  entity.mentions.resize(times);
  return entity;
}

class World {
 public:
  std::uint64_t add(std::vector<Entity> entities) {
    Article article;
    article.id = articles_.size() + 1;
    article.headline = "Story";
    article.body = "A lead.\n\nThen ";
    for (Entity& entity : entities) {
      for (Mention& mention : entity.mentions) {
        const auto begin = static_cast<std::uint32_t>(article.body.size());
        mention = {begin, begin + static_cast<std::uint32_t>(entity.name.size())};
        article.body += entity.name + ", ";
      }
    }
    article.entities = std::move(entities);
    articles_.push_back(std::move(article));
    return articles_.back().id;
  }

  SearchSession open(const TempDir& dir, const std::string& book = "") const {
    IndexFixture index(dir.path() / "index");
    const auto half = articles_.begin() + static_cast<std::ptrdiff_t>(articles_.size() / 2);
    index.add_segment({articles_.begin(), half});
    index.add_segment({half, articles_.end()});
    if (!book.empty()) {
      dir.write("index/aliases.txt", book);
    }
    Result<SearchSession> session = SearchSession::open({index.folder()});
    REQUIRE(session);
    return std::move(*session);
  }

  const std::vector<Article>& articles() const { return articles_; }

 private:
  std::vector<Article> articles_;
};

SearchRequest request_for(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  return request;
}

Ids ids_of(SearchSession& session, const std::string& query) {
  CAPTURE(query);
  const auto result = session.search(request_for(query));
  if (!result) {
    FAIL(result.error().message);
  }
  Ids ids;
  for (const Hit& hit : result->hits) {
    ids.insert(hit.article.id);
  }
  return ids;
}

std::map<std::string, std::uint64_t> counts_of(SearchSession& session, FieldId field) {
  SearchRequest request = request_for("");
  request.facets = {field};
  request.facet_limit = 1000;
  const auto result = session.search(request);
  REQUIRE(result);
  std::map<std::string, std::uint64_t> counts;
  for (const FacetCount& count : result->facets.front().counts) {
    counts[count.name] += count.count;
  }
  return counts;
}

std::uint64_t total_of(SearchSession& session, const std::string& query) {
  const auto result = session.search(request_for(query));
  REQUIRE(result);
  return result->total;
}

}  // namespace

TEST_CASE("a name that one entity owns stands for it where it stands alone", "[search][entities]") {
  World world;
  Ids all;
  for (int i = 0; i < 5; ++i) {
    all.insert(world.add({found(kOrganization, "DHS", "Department of Homeland Security", 3)}));
  }
  const std::uint64_t alone = world.add({found(kOrganization, "DHS", "DHS")});
  all.insert(alone);
  world.add({found(kOrganization, "NASA", "NASA")});
  const TempDir dir;
  SearchSession session = world.open(dir);
  CHECK(ids_of(session, "org:DHS") == all);
  CHECK(ids_of(session, "org:\"department of homeland security\"") == all);
  CHECK(ids_of(session, "entity:dhs") == all);
  CHECK(ids_of(session, "org:=DHS") == Ids{alone});
  all.erase(alone);  // named but once, and not in the lead
  CHECK(ids_of(session, "about:org:DHS") == all);
  CHECK(ids_of(session, "about:DHS") == all);
  CHECK(counts_of(session, FieldId::Organization) ==
        std::map<std::string, std::uint64_t>{{"Department of Homeland Security", 6}, {"NASA", 1}});
}

TEST_CASE("a surname finds its one bearer, or says whom it may mean", "[search][entities]") {
  World world;
  const std::uint64_t full = world.add({found(kPerson, "Dmitry Peskov", "Dmitry Peskov")});
  const std::uint64_t alone = world.add({found(kPerson, "Peskov", "Peskov")});
  const std::uint64_t george = world.add({found(kPerson, "George Bush", "George Bush")});
  world.add({found(kPerson, "George Bush", "George Bush")});
  world.add({found(kPerson, "Jeb Bush", "Jeb Bush")});
  world.add({found(kOrganization, "DHS", "Department of Homeland Security")});
  const TempDir dir;
  SearchSession session = world.open(dir);
  CHECK(ids_of(session, "person:peskov") == Ids{full, alone});
  CHECK(ids_of(session, "person:=peskov") == Ids{alone});
  CHECK(ids_of(session, "person:\"george bush\"") == Ids{george, george + 1});
  CHECK(ids_of(session, "org:dhs").size() == 1);
  CHECK(ids_of(session, "person:nobody").empty());
  const auto open = session.search(request_for("person:bush"));
  REQUIRE_FALSE(open);
  CHECK(open.error().message == "\"bush\" may be 2 names");
  CHECK(open.error().hint ==
        "Write one of them: person:\"george bush\" (2), person:\"jeb bush\" (1).");
}

TEST_CASE("an acronym of several spellings finds what is written so", "[search][entities]") {
  World world;
  Ids opec{world.add({found(kOrganization, "OPEC", "OPEC", 3)}),
           world.add({found(kOrganization, "OPEC", "Organization of Petroleum", 3)}),
           world.add({found(kOrganization, "OPEC", "Organisation of Petroleum", 3)})};
  const std::uint64_t unabridged =
      world.add({found(kOrganization, "Organisation of Petroleum", "Organisation of Petroleum")});
  const TempDir dir;
  SearchSession session = world.open(dir);
  CHECK(ids_of(session, "org:opec") == opec);
  CHECK(ids_of(session, "about:org:opec") == opec);
  CHECK(ids_of(session, "org:\"organisation of petroleum\"") == Ids{3, unabridged});
}

TEST_CASE("the alias book joins and parts names without a new index", "[search][entities]") {
  World world;
  Ids dhs, paris;
  for (int i = 0; i < 5; ++i) {
    dhs.insert(world.add({found(kOrganization, "Homeland Security", "Homeland Security")}));
    paris.insert(world.add({found(kPerson, "Paris", "Paris Hilton")}));
  }
  const std::uint64_t city = world.add({found(kPerson, "Paris", "Paris")});
  dhs.insert(world.add({found(kOrganization, "DHS", "DHS"),
                        found(kOrganization, "Homeland Security", "Homeland Security")}));
  const TempDir plain, with_book;
  SearchSession before = world.open(plain);
  CHECK(ids_of(before, "person:paris").size() == 6);
  CHECK(counts_of(before, FieldId::Organization) ==
        std::map<std::string, std::uint64_t>{{"DHS", 1}, {"Homeland Security", 6}});
  SearchSession after = world.open(
      with_book, "DHS = Homeland Security, Dept. of Homeland Security\n!Paris Hilton = Paris\n");
  CHECK(ids_of(after, "org:dhs") == dhs);
  CHECK(ids_of(after, "org:\"dept of homeland security\"") == dhs);
  CHECK(counts_of(after, FieldId::Organization) ==
        std::map<std::string, std::uint64_t>{{"DHS", 6}});
  CHECK(ids_of(after, "person:paris") == Ids{city});
  CHECK(ids_of(after, "person:\"paris hilton\"") == paris);
}

TEST_CASE("what the source tags is counted apart, exactly", "[search][entities]") {
  World world;
  Entity tagged = found(kPlace, "United States", "United States", 3);
  tagged.given_as = "usa";
  const std::uint64_t both = world.add({tagged});
  const std::uint64_t only_found = world.add({found(kPlace, "America", "United States")});
  const std::uint64_t only_given = world.add({given_entity(kPlace, "uk")});
  const TempDir dir;
  SearchSession session = world.open(dir);
  CHECK(ids_of(session, "given:place:usa") == Ids{both});
  CHECK(ids_of(session, "place:usa") == Ids{both, only_found});
  CHECK(ids_of(session, "place:america") == Ids{both, only_found});
  CHECK(ids_of(session, "about:place:uk").empty());
  CHECK(ids_of(session, "place:uk") == Ids{only_given});
  CHECK(counts_of(session, FieldId::GivenPlace) ==
        std::map<std::string, std::uint64_t>{{"uk", 1}, {"usa", 1}});
  CHECK(counts_of(session, FieldId::Entity) ==
        std::map<std::string, std::uint64_t>{{"United States", 2}, {"uk", 1}});
}

TEST_CASE("two indexes count by what both say", "[search][entities]") {
  const auto bushes = [](const std::string& full) {
    World world;
    for (int i = 0; i < 5; ++i) {
      world.add({found(kPerson, "Bush", full), found(kPerson, "Kohl", "Helmut Kohl")});
    }
    world.add({found(kPerson, "Bush", "Bush"), found(kPerson, "Kohl", "Kohl")});
    return world;
  };
  using Counts = std::map<std::string, std::uint64_t>;
  const TempDir first, second;
  SearchSession one = bushes("George Bush").open(first);
  CHECK(counts_of(one, FieldId::Person) == Counts{{"George Bush", 6}, {"Helmut Kohl", 6}});
  bushes("Jeb Bush").open(second);
  Result<SearchSession> both =
      SearchSession::open({first.path() / "index", second.path() / "index"});
  REQUIRE(both);
  CHECK(counts_of(*both, FieldId::Person) ==
        Counts{{"Bush", 2}, {"George Bush", 5}, {"Helmut Kohl", 12}, {"Jeb Bush", 5}});
}

TEST_CASE("a full name is of the kind that the archive knows", "[search][entities]") {
  World world;
  Ids firm, klein, klein_as_firm;
  for (int i = 0; i < 60; ++i) {
    firm.insert(world.add({found(kOrganization, "Stan Doe Corp", "Stan Doe Corp")}));
    klein.insert(world.add({found(kPerson, "Calvin Klein", "Calvin Klein")}));
  }
  firm.insert(world.add({found(kPerson, "Stan Doe Corp", "Stan Doe Corp", 3)}));
  for (int i = 0; i < 3; ++i) {
    klein_as_firm.insert(world.add({found(kOrganization, "Calvin Klein", "Calvin Klein")}));
  }
  const TempDir dir;
  SearchSession session = world.open(dir);
  using Counts = std::map<std::string, std::uint64_t>;
  CHECK(counts_of(session, FieldId::Person) == Counts{{"Calvin Klein", 60}});
  CHECK(counts_of(session, FieldId::Organization) ==
        Counts{{"Stan Doe Corp", 61}, {"Calvin Klein", 3}});
  CHECK(counts_of(session, FieldId::Entity) == Counts{{"Stan Doe Corp", 61}, {"Calvin Klein", 63}});
  CHECK(ids_of(session, "org:\"Stan Doe Corp\"") == firm);
  CHECK(ids_of(session, "entity:\"Stan Doe Corp\"") == firm);
  CHECK(ids_of(session, "about:\"Stan Doe Corp\"") == Ids{*firm.rbegin()});
  CHECK(ids_of(session, "person:\"Stan Doe Corp\"").empty());
  CHECK(ids_of(session, "person:\"Stan Doe\"").empty());
  CHECK(ids_of(session, "person:=\"Stan Doe Corp\"") == Ids{*firm.rbegin()});
  CHECK(ids_of(session, "person:\"Calvin Klein\"") == klein);
  CHECK(ids_of(session, "org:\"Calvin Klein\"") == klein_as_firm);
  const auto evidence = session.evidence("Stan Doe Corp");
  REQUIRE(evidence);
  REQUIRE(evidence->size() == 1);
  CHECK(evidence->front().field == FieldId::Organization);
  CHECK(evidence->front().articles == 61);
  // The book's word counts more.
  const TempDir other;
  SearchSession corrected = world.open(other, "person: Stan = Stan Doe Corp\n");
  CHECK(counts_of(corrected, FieldId::Person) == Counts{{"Calvin Klein", 60}, {"Stan", 1}});
}

TEST_CASE("facets by entity equal a count by looking", "[search][entities][property]") {
  const auto seed = GENERATE(1u, 2u, 3u);
  const bool has_book = GENERATE(false, true);
  Random random(seed);
  World world;
  const auto number = [&](int most) { return random_to(random, static_cast<std::uint32_t>(most)); };
  for (int i = 0; i < 300; ++i) {
    std::vector<Entity> entities;
    for (std::uint32_t n = number(4); n > 0; --n) {
      const std::uint32_t of = number(9);
      const std::string full = fmt::format("Full Name{}", of);
      const std::string written = number(2) == 0 ? full : fmt::format("Short{}", of);
      entities.push_back(
          found(static_cast<EntityKind>(number(2)), written, number(9) == 0 ? written : full));
    }
    for (int known = 0; known < 3; ++known) {  // of this kind in most articles
      const auto usual = static_cast<EntityKind>(known);
      const EntityKind kind = number(200) == 0 ? static_cast<EntityKind>(number(2)) : usual;
      const std::string name = fmt::format("Sure Kind{}", known);
      if (number(1) == 0 || kind != usual) {
        entities.push_back(found(kind, name, name));
      }
    }
    world.add(std::move(entities));
  }
  const TempDir dir;
  SearchSession session = world.open(dir, has_book ? "Book = Full Name3, Short4\n" : "");
  const auto counted_as = [has_book](const Entity& entity) {
    std::string name = entity.canonical;
    if (name.starts_with("Short")) {  // each is owned: nine in ten write it for the full name
      name = name == "Short4" && has_book ? "Book" : "Full Name" + name.substr(5);
    }
    return name == "Full Name3" && has_book ? std::string("Book") : name;
  };
  const auto kind_of = [](const Entity& entity) {
    return entity.canonical.starts_with("Sure")
               ? static_cast<std::size_t>(entity.canonical.back() - '0')
               : static_cast<std::size_t>(entity.kind);
  };
  for (std::size_t kind = 0; kind < kEntityFields.size(); ++kind) {
    std::map<std::string, std::uint64_t> expected;
    for (const Article& article : world.articles()) {
      std::set<std::string> names;
      for (const Entity& entity : article.entities) {
        if (kind_of(entity) == kind) {
          names.insert(counted_as(entity));
        }
      }
      for (const std::string& name : names) {
        ++expected[name];
      }
    }
    CHECK(counts_of(session, kEntityFields[kind]) == expected);
    for (const auto& [name, articles] : expected) {  // so are the articles that are chosen by it
      const std::string query =
          fmt::format("{}:==\"{}\"", field_of(kEntityFields[kind]).name, name);
      CAPTURE(query);
      CHECK(total_of(session, query) == articles);
    }
  }
}
