// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/name_form.cpp.
#include "indexer/entity/name_form.h"

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

struct Case {
  EntityKind kind;
  std::string surface, text, key;
};

constexpr auto kPerson = EntityKind::Person;
constexpr auto kOrganization = EntityKind::Organization;
constexpr auto kPlace = EntityKind::Place;

}  // namespace

TEST_CASE("a name is shown and compared without what names of one entity differ in",
          "[entity][name_form]") {
  const auto [kind, surface, text, key] = GENERATE(values<Case>({
      {kOrganization, "the Kaspersky Lab", "Kaspersky Lab", "kaspersky lab"},
      {kOrganization, "Kaspersky  Lab,\nInc.", "Kaspersky Lab", "kaspersky lab"},
      {kOrganization, "Procter & Gamble Co", "Procter & Gamble", "procter and gamble"},
      {kOrganization, "Tiffany & Co.", "Tiffany", "tiffany"},
      {kOrganization, "J.C. Penney Co Inc", "JC Penney", "jc penney"},
      {kOrganization, "McDonald’s Corp", "McDonald's", "mcdonald"},
      {kOrganization, "McDonald", "McDonald", "mcdonald"},
      {kOrganization, "Volkswagen AG", "Volkswagen", "volkswagen"},
      {kOrganization, "Microsoft Corporation", "Microsoft", "microsoft"},
      {kOrganization,
       "British Broadcasting Corporation",
       "British Broadcasting Corporation",
       "british broadcasting corporation"},
      {kOrganization, "U.S. Department of State", "Department of State", "department of state"},
      {kOrganization, "US Steel", "US Steel", "us steel"},
      {kOrganization, "Inc", "Inc", "inc"},
      {kOrganization, "U.N.", "UN", "un"},
      {kPerson, "President Ronald W. Reagan", "Ronald W. Reagan", "ronald w reagan"},
      {kPerson, "Mrs. Thatcher's", "Thatcher", "thatcher"},
      {kPerson, "Pastor Co", "Pastor Co", "pastor co"},
      {kPlace, "The Hague", "The Hague", "the hague"},
      {kPlace, "“the Bronx”", "Bronx", "bronx"},
      {kPlace, " \n", "", ""},
  }));
  CAPTURE(surface);
  const NameForm form = name_form(kind, surface);
  CHECK(form.text == text);
  CHECK(form.key == key);
}

TEST_CASE("an acronym is one word of capitals", "[entity][name_form]") {
  CHECK(name_form(kOrganization, "DHS").is_acronym);
  CHECK(name_form(kOrganization, "U.N.").is_acronym);
  CHECK(name_form(kOrganization, "G7").is_acronym == false);
  CHECK_FALSE(name_form(kOrganization, "Kaspersky").is_acronym);
  CHECK_FALSE(name_form(kOrganization, "AT&T").is_acronym);
  CHECK(name_form(kOrganization, "KASPERSKY LAB").is_shouted);
}
