// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/alias_book.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "searcher/match/entity_names.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

constexpr EntityKind kPerson = EntityKind::Person, kOrganization = EntityKind::Organization,
                     kPlace = EntityKind::Place;

std::string error_of(std::string_view book) {
  const auto lines = parse_alias_book(book, "aliases.txt");
  if (!lines) {
    return lines.error().message;
  }
  EntityNames names;
  const Result<void> added = names.add(std::nullopt, *lines, "aliases.txt");
  return added ? "" : added.error().message;
}

NameOwners owners_in(const test::TempDir& dir, const std::vector<NameOwner>& names) {
  REQUIRE(write_name_owners(dir.path() / "names", names, {}));
  Result<NameOwners> owners = NameOwners::open(dir.path() / "names");
  REQUIRE(owners);
  return std::move(*owners);
}

EntityNames names_of(std::string_view book, std::optional<NameOwners> owners) {
  EntityNames names;
  const auto lines = parse_alias_book(book, "aliases.txt");
  REQUIRE(lines);
  REQUIRE(names.add(std::move(owners), *lines, "aliases.txt"));
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a book's lines are read with blanks, notes and quotation marks", "[search][aliases]") {
  const auto lines = parse_alias_book(
      "\xef\xbb\xbf# the department\r\n"
      "\n"
      "DHS = Department of Homeland Security,  \"Homeland, Security\" \r\n"
      "  ! Paris Hilton = Paris\n"
      "org: US = US Airways",
      "aliases.txt");
  REQUIRE(lines);
  REQUIRE(lines->size() == 3);
  const AliasLine& first = (*lines)[0];
  CHECK(first.line == 3);
  CHECK_FALSE(first.forbids);
  CHECK_FALSE(first.kind);
  CHECK(first.name == "DHS");
  CHECK(first.others == Names{"Department of Homeland Security", "Homeland, Security"});
  CHECK((*lines)[1].forbids);
  CHECK((*lines)[1].name == "Paris Hilton");
  CHECK((*lines)[2].kind == kOrganization);
  CHECK((*lines)[2].name == "US");
}

TEST_CASE("what is wrong with a book names the line", "[search][aliases]") {
  const auto [book, message] = GENERATE(table<std::string, std::string>({
      {"\n\nDHS", "aliases.txt, line 3: a line is NAME = OTHER NAME, OTHER NAME"},
      {"= DHS", "aliases.txt, line 1: no name stands before the ="},
      {"DHS =", "aliases.txt, line 1: no name stands behind the ="},
      {"DHS = a,,b", "aliases.txt, line 1: there is no name beside a comma"},
      {"a = b\nc = B", "aliases.txt, line 2: b is in line 1 too"},
      {"a = b\norg:b = c", "aliases.txt, line 2: b is in line 1 too"},
      {"person:a = b\norg:b = c", ""},
      {"", ""},
  }));
  CAPTURE(book);
  CHECK(error_of(book) == message);
}

TEST_CASE("the book's word goes before what the archive shows", "[search][aliases]") {
  const test::TempDir dir;
  const EntityNames names =
      names_of("DHS = Department of Homeland Security\n!Paris Hilton = Paris\n",
               owners_in(dir,
                         {{kPerson, "hilton", "paris hilton"},
                          {kPerson, "kohl", "helmut kohl"},
                          {kPerson, "paris", "paris hilton"},
                          {kOrganization, "homeland", "department of homeland security"}}));
  CHECK(names.canonical(kOrganization, "department of homeland security") == "dhs");
  CHECK(names.canonical(kOrganization, "homeland") == "dhs");
  CHECK(names.shown(kOrganization, "dhs") == "DHS");
  CHECK(names.canonical(kOrganization, "nasa") == "nasa");
  CHECK(names.canonical(kPerson, "paris") == "paris");
  CHECK(names.canonical(kPerson, "hilton") == "paris hilton");
  CHECK(names.forbids(kPerson, "paris", "paris hilton"));
  CHECK(names.members(kOrganization, "dhs") ==
        Names{"department of homeland security", "dhs", "homeland"});
  CHECK(names.members(kPerson, "paris hilton") == Names{"hilton", "paris hilton"});
  const auto corrects = [&](EntityKind kind, const std::string& name, const std::string& as) {
    const EntityNames::Corrections& all = names.corrections(kind);
    return std::ranges::count(all, EntityNames::Correction{name, kind, as}) == 1;
  };
  CHECK(corrects(kOrganization, "department of homeland security", "dhs"));
  CHECK(corrects(kOrganization, "dhs", "dhs"));
  CHECK(corrects(kOrganization, "homeland", "dhs"));
  CHECK(corrects(kPerson, "paris", "paris"));
  CHECK(corrects(kPerson, "hilton", "paris hilton"));
  const auto& persons = names.corrections(kPerson);
  CHECK(std::ranges::count(persons, "kohl", &EntityNames::Correction::name) == 0);
}

TEST_CASE("a name is of the kind the archive knows unless book or aliases speak of it",
          "[search][aliases]") {
  const test::TempDir dir;
  constexpr EntityKind kPlace = EntityKind::Place;
  const EntityNames names =
      names_of("Lynch = Merrill Lynch\n",
               owners_in(dir,
                         {{kPerson, "merrill lynch", "merrill lynch", kOrganization},
                          {kPerson, "white house", "white house", kPlace}}));
  CHECK(names.kind_of(kPerson, "white house") == kPlace);
  CHECK(names.kind_of(kOrganization, "white house") == kOrganization);
  CHECK(names.entity_of(FieldId::SubjectPerson, "white house") ==
        std::pair(FieldId::SubjectPlace, std::string("white house")));
  CHECK(names.entity_of(FieldId::GivenPerson, "white house").first == FieldId::GivenPerson);
  CHECK(names.kind_of(kPerson, "merrill lynch") == kPerson);
  CHECK(names.entity_of(FieldId::Person, "merrill lynch") ==
        std::pair(FieldId::Person, std::string("lynch")));
}

TEST_CASE("indexes that differ on a name leave it alone", "[search][aliases]") {
  const test::TempDir first, second;
  EntityNames names;
  REQUIRE(names.add(
      owners_in(first, {{kPerson, "bush", "george bush"}, {kPerson, "kohl", "helmut kohl"}}),
      {},
      "aliases.txt"));
  REQUIRE(names.add(owners_in(second, {{kPerson, "bush", "jeb bush"}}), {}, "aliases.txt"));
  CHECK(names.canonical(kPerson, "bush") == "bush");
  CHECK(names.canonical(kPerson, "kohl") == "helmut kohl");
}

TEST_CASE("no book is an empty book, one that cannot be read an error", "[search][aliases]") {
  const test::TempDir dir;
  const auto none = read_alias_book(dir.path() / "aliases.txt");
  REQUIRE(none);
  CHECK(none->empty());
  std::filesystem::create_directory(dir.path() / "folder");
  CHECK_FALSE(read_alias_book(dir.path() / "folder"));
}
