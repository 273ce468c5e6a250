// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base/nearest_name.h"

#include <array>
#include <string>

#include <catch2/catch.hpp>

using backfile::nearest_name;

TEST_CASE("a misspelt name finds its neighbour", "[query][nearest_name]") {
  struct Case {
    std::string word, nearest;
  };
  const auto c = GENERATE(values<Case>({
      {"plcae", "place"},
      {"person", "person"},
      {"perosn", "person"},
      {"og", "org"},
      {"orgs", "org"},
      {"titel", "title"},
      {"foo", ""},
      {"xyz", ""},
      {"", ""},
      {"pp", ""},
      {"placement", ""},
      {std::string(100, 'p'), ""},
  }));
  CAPTURE(c.word);
  constexpr std::array<std::string_view, 4> names{"place", "person", "org", "title"};
  CHECK(nearest_name(c.word, names).value_or("") == c.nearest);
}

TEST_CASE("the first of equally near names is taken", "[query][nearest_name]") {
  constexpr std::array<std::string_view, 3> names{"", "cat", "car"};
  CHECK(nearest_name("cab", names) == std::string_view("cat"));
}
