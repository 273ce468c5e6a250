// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of common/text/country_names.cpp.
#include "common/text/country_names.h"

#include <catch2/catch.hpp>

using backfile::country_named;

TEST_CASE("every name of a country leads to its English short name", "[text][country_names]") {
  for (const char* name : {"US",
                           "U.S.",
                           "USA",
                           "U.S.A.",
                           "usa",
                           "America",
                           "the United States",
                           "United States of America",
                           "UNITED STATES"}) {
    CAPTURE(name);
    CHECK(country_named(name) == "United States");
  }
  CHECK(country_named("Britain") == "United Kingdom");
  CHECK(country_named("uk") == "United Kingdom");
  CHECK(country_named("Holland") == "Netherlands");
  CHECK(country_named("burma") == "Myanmar");
  CHECK(country_named("Côte d’Ivoire") == "Ivory Coast");
  CHECK(country_named("UAE") == "United Arab Emirates");
  CHECK(country_named("south-korea") == "South Korea");
  CHECK(country_named("west-germany") == "West Germany");
  CHECK(country_named("ussr") == "Soviet Union");
  CHECK(country_named("Russian Federation") == "Russia");
  CHECK(country_named("Hong Kong SAR China") == "Hong Kong");
  CHECK(country_named("trinidad-tobago") == "Trinidad and Tobago");
  CHECK(country_named("France") == "France");
  CHECK(country_named("Bosnia & Herzegovina") == "Bosnia and Herzegovina");
}

TEST_CASE("what is no country has no name of one", "[text][country_names]") {
  for (const char* name :
       {"", "the", "Paris", "Texas", "Europe", "Unknown Region", "New England"}) {
    CAPTURE(name);
    CHECK(country_named(name).empty());
  }
}
