// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/name_joins.cpp: each rule where it fires and where it must not.
#include "indexer/entity/name_joins.h"

#include <catch2/catch.hpp>

#include "tests/support/marked_article.h"

using namespace backfile;

namespace {

/// "surname: Peskov > Dmitry Peskov", one a join, in order.
std::vector<std::string> joins_in(std::string_view body, std::vector<Entity> given = {}) {
  test::MarkedArticle marked = test::marked_article("", body);
  marked.article.entities = std::move(given);
  const std::vector<ArticleName> names = names_of(marked.article, marked.mentions, EntityLexicon());
  std::vector<std::string> joins;
  for (const NameJoin& join : join_names(marked.article, names)) {
    joins.push_back(fmt::format(
        "{}: {} > {}", name_of(join.rule), names[join.from].form.text, names[join.into].form.text));
  }
  return joins;
}

using Joins = std::vector<std::string>;

}  // namespace

TEST_CASE("what is written alike is of the kind that most of it has", "[entity][name_joins]") {
  CHECK(joins_in("In [O Pernod], [L Pernod], [O Pernod]") == Joins{"same name: Pernod > Pernod"});
  CHECK(joins_in("[O Exxon Valdez], [P Exxon Valdez], [P Exxon Valdez]") ==
        Joins{"same name: Exxon Valdez > Exxon Valdez"});
  CHECK(joins_in("[O Borman's Inc], [L Borman], [L Borman]") ==
        Joins{"same name: Borman > Borman's"});
  CHECK(joins_in("[O Nestle], [P Nestle], [P Nestle]") == Joins{"named after: Nestle > Nestle"});
  SECTION("not the place of a dateline") {
    CHECK(joins_in("[L NASHUA], March 24 - [O Nashua Corp] said").empty());
  }
  SECTION("not without a majority") { CHECK(joins_in("[O Pernod], [L Pernod]").empty()); }
  SECTION("not a person's surname or one with a title") {
    CHECK(joins_in("[P George Washington], [L Washington], [L Washington], [P Washington]") ==
          Joins{"surname: Washington > George Washington"});
    CHECK(joins_in("In [L Lincoln], [L Lincoln], Mr. [P Lincoln]").empty());
  }
}

TEST_CASE("a surname is the one person's with that surname", "[entity][name_joins]") {
  CHECK(joins_in("[P Dmitry Peskov] spoke. [P Peskov] said. Mr. [P Peskov] left.") ==
        Joins{"surname: Peskov > Dmitry Peskov"});
  CHECK(joins_in("[P Osama bin Laden] and [P Bin Laden]") ==
        Joins{"surname: Bin Laden > Osama bin Laden"});
  CHECK(joins_in("[P Bashar al-Assad], [P Assad]") == Joins{"surname: Assad > Bashar al-Assad"});
  CHECK(joins_in("[P Martin King Jr.], [P King]") == Joins{"surname: King > Martin King Jr."});
  SECTION("not with two of them") {
    CHECK(joins_in("[P Bill Clinton], [P Hillary Clinton], [P Clinton]").empty());
  }
  SECTION("not against Mr and Mrs") {
    CHECK(joins_in("Mr. [P Denis Thatcher] and Mrs. [P Thatcher]").empty());
  }
  SECTION("not by the given name") { CHECK(joins_in("[P Dmitry Peskov], [P Dmitry]").empty()); }
  SECTION("not over kinds") { CHECK(joins_in("[P George Washington], [L Washington]").empty()); }
}

TEST_CASE("full names are one person's when initials agree", "[entity][name_joins]") {
  CHECK(
      joins_in("[P Ronald W. Reagan], [P Ronald Reagan], [P Reagan]") ==
      Joins{"fuller name: Ronald Reagan > Ronald W. Reagan", "surname: Reagan > Ronald W. Reagan"});
  CHECK(joins_in("[P J. Smith], [P John Smith]") == Joins{"fuller name: J. Smith > John Smith"});
  CHECK(joins_in("[P J. Smith], [P Robert Smith]").empty());
  CHECK(joins_in("[P George H. Bush], [P George W. Bush], [P George Bush]").empty());
  CHECK(joins_in("[P Robert Maxwell], [P Ian Maxwell], [P Kevin Maxwell], [P Maxwell]").empty());
}

TEST_CASE("an acronym is the name with its initials", "[entity][name_joins]") {
  CHECK(joins_in("[O Department of Homeland Security], [O DHS]") ==
        Joins{"acronym: DHS > Department of Homeland Security"});
  CHECK(joins_in("[O US Securities and Exchange Commission]. [O S.E.C.]") ==
        Joins{"acronym: SEC > US Securities and Exchange Commission"});
  CHECK(joins_in("[O Asia-Pacific Economic Cooperation], [L APEC]") ==
        Joins{"acronym: APEC > Asia-Pacific Economic Cooperation"});
  SECTION("not with two of them") {
    CHECK(joins_in("[O American Bar Association], [O American Booksellers Association], [O ABA]")
              .empty());
  }
  SECTION("not a country") { CHECK(joins_in("[O United Sugars], [L US]").empty()); }
  SECTION("not with a name that has the acronym in it") {
    CHECK(joins_in("[O EC Commission], [O EC]").empty());
  }
  SECTION("not a place by two letters") {
    CHECK(joins_in("[O General Motors], [L GM]").empty());
    CHECK(joins_in("[O General Motors], [P GM]") == Joins{"acronym: GM > General Motors"});
  }
}

TEST_CASE("an acronym is the name that it stands behind in brackets", "[entity][name_joins]") {
  CHECK(joins_in("[O Organization of Petroleum Countries] ([O OPEC])") ==
        Joins{"bracketed acronym: OPEC > Organization of Petroleum Countries"});
  CHECK(joins_in("[O Federal Security Service] ([O FSB])") ==
        Joins{"bracketed acronym: FSB > Federal Security Service"});
  CHECK(joins_in("[O Doctors Without Borders] and [O MSF]").empty());
  CHECK(joins_in("[O Barclays Bank] ([L UK])").empty());
}

TEST_CASE("a supposed person is the one organization that begins so", "[entity][name_joins]") {
  CHECK(joins_in("[O Kaspersky Lab]. [P Kaspersky] denies it.") ==
        Joins{"named after: Kaspersky > Kaspersky Lab"});
  CHECK(joins_in("[O Dorsey Corp] sold [O Dorsey Trailers]. [P Dorsey] said") ==
        Joins{"same name: Dorsey > Dorsey"});
  SECTION("not with a title") {
    CHECK(joins_in("[O Kaspersky Lab]. Mr. [P Kaspersky] denies it.").empty());
  }
  SECTION("not when a person has the name") {
    CHECK(joins_in("[O Morgan Stanley], [P Morgan Freeman], [P Morgan]").empty());
    CHECK(joins_in("[O Kaspersky Lab], [P Eugene Kaspersky], [P Kaspersky]") ==
          Joins{"surname: Kaspersky > Eugene Kaspersky"});
  }
  SECTION("not with two of them") {
    CHECK(joins_in("[O Ford Motor], [O Ford Foundation], [P Ford]").empty());
  }
}

TEST_CASE("a short form is the longer name whose rest is generic", "[entity][name_joins]") {
  CHECK(joins_in("[O Kaspersky Lab], [O Kaspersky]") ==
        Joins{"short form: Kaspersky > Kaspersky Lab"});
  CHECK(joins_in("[O Bank of England], the [O Bank]") ==
        Joins{"short form: Bank > Bank of England"});
  CHECK(joins_in("[O Delta Air Lines Inc], [O Delta Air]").empty());
  SECTION("not with a legal form of its own") {
    CHECK(joins_in("[O Texas Air Corp], [O Texas Corp]").empty());
  }
  SECTION("not when the rest tells something") {
    CHECK(joins_in("[O Harvard Crimson], [O Harvard]").empty());
    CHECK(joins_in("[O Harvard Group], [O Harvard Crimson], [O Harvard]").empty());
  }
  SECTION("not a country or an acronym") {
    CHECK(joins_in("[O China Airlines], [O China]").empty());
    CHECK(joins_in("[O BP Oil], [O BP]").empty());
  }
}

TEST_CASE("a national body is itself with its country before it", "[entity][name_joins]") {
  CHECK(joins_in("[O U.S. Coast Guard], [O Coast Guard]") ==
        Joins{"with country: Coast Guard > US Coast Guard"});
  CHECK(joins_in("[O U.S. Senate], [O Canada Senate], [O Senate]").empty());
  CHECK(joins_in("[O Japan Security Pacific] and [O Security Pacific Corp]").empty());
}

TEST_CASE("given names take part and stay apart from each other", "[entity][name_joins]") {
  CHECK(joins_in("[P Baker] spoke.", {given_entity(EntityKind::Person, "james-baker")}) ==
        Joins{"surname: Baker > James Baker"});
  CHECK(joins_in("[P Ronald Reagan]", {given_entity(EntityKind::Person, "reagan")}) ==
        Joins{"surname: Reagan > Ronald Reagan"});
  CHECK(joins_in("[O European Community]", {given_entity(EntityKind::Organization, "ec")}) ==
        Joins{"acronym: Ec > European Community"});
  const std::vector<Entity> coffee{given_entity(EntityKind::Organization, "ico-coffee")};
  CHECK(joins_in("[O International Coffee Organization]", coffee) ==
        Joins{"acronym: Ico Coffee > International Coffee Organization"});
  CHECK(joins_in("[O International Cocoa Organization]", coffee).empty());
  CHECK(joins_in("",
                 {given_entity(EntityKind::Person, "reagan"),
                  given_entity(EntityKind::Person, "ronald-reagan")})
            .empty());
}
