// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/schema_terms.h"

#include <catch2/catch.hpp>
#include <xapian.h>

#include "common/model/article_id.h"
#include "common/model/date.h"

using namespace backfile;

TEST_CASE("terms carry the prefixes of the field table", "[index][schema_terms]") {
  CHECK(text_term(FieldId::Text, "oil") == "oil");
  CHECK(text_term(FieldId::Title, "oil") == "Soil");
  CHECK(text_term(FieldId::Lead, "oil") == "XLoil");
  CHECK(stem_term(FieldId::Text, "oil") == "Zoil");
  CHECK(stem_term(FieldId::Title, "oil") == "ZSoil");
  CHECK(stem_term(FieldId::Caption, "oil") == "ZXCoil");
  CHECK(facet_term(FieldId::Organization, "kaspersky lab") == "XOkaspersky lab");
  CHECK(facet_term(FieldId::Language, "en") == "Len");
  CHECK(given_id_term("12345") == "XI12345");
  CHECK(article_id_term(42) == "Q" + print_article_id(42));
}

TEST_CASE("a colon parts a long prefix from a capital or a colon", "[index][schema_terms]") {
  CHECK(given_id_term("LA010189-0001") == "XI:LA010189-0001");
  CHECK(given_id_term(":x") == "XI::x");
  CHECK(given_id_term("la010189") == "XIla010189");
  CHECK(facet_term(FieldId::Person, "Élysée") == "XPÉlysée");
  std::string one_letter;
  append_term(one_letter, "Q", "ABC");
  CHECK(one_letter == "QABC");
}

TEST_CASE("date terms are those of omindex", "[index][schema_terms]") {
  const auto day = civil_day(2017, 9, 14);
  CHECK(day_term(*day) == "D20170914");
  CHECK(month_term(*day) == "M201709");
  CHECK(year_term(*day) == "Y2017");
  CHECK(date_value(*day) == "20170914");
  CHECK(date_value(*civil_day(1969, 7, 4)) == "19690704");
}

TEST_CASE("long values are cut at a character and stay distinct", "[index][schema_terms]") {
  std::string arabic;
  for (int i = 0; i < 123; ++i) {
    arabic += "ص";
  }
  const std::string term = facet_term(FieldId::Person, arabic);
  CHECK(term.size() <= kMaxTermBytes);
  CHECK(term.size() > kMaxTermBytes - 3);
  CHECK(term == facet_term(FieldId::Person, arabic));
  CHECK(term != facet_term(FieldId::Person, arabic + "ص"));
  CHECK(term.substr(0, 4) == "XPص");
  const std::string readable = term.substr(2, term.size() - 2 - 16);
  CHECK(readable.size() % 2 == 0);
  CHECK(arabic.substr(0, readable.size()) == readable);
  CHECK(facet_term(FieldId::Person, std::string(243, 'x')) == "XP" + std::string(243, 'x'));
  CHECK(facet_term(FieldId::Person, std::string(244, 'x')).size() == kMaxTermBytes);
  CHECK(given_id_term(std::string(1 << 20, 'A')).size() == kMaxTermBytes);
}

TEST_CASE("a database takes every term whatever the value", "[index][schema_terms]") {
  const std::string zeros(200, '\0');
  const std::string values[] = {std::string(5000, 'x'),
                                zeros,
                                "a" + zeros,
                                std::string(400, '\xbf'),
                                std::string(242, 'x') + "é",
                                std::string(1, '\xff')};
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& value : values) {
    CAPTURE(value.size());
    const std::string term = given_id_term(value);
    std::size_t escaped = 0;
    for (char c : term) {
      escaped += c == '\0' ? 2 : 1;
    }
    CHECK(escaped <= kMaxTermBytes);
    Xapian::Document document;
    CHECK_NOTHROW(document.add_boolean_term(term));
    CHECK_NOTHROW(database.add_document(document));
  }
}
