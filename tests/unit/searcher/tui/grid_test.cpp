// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/grid.h"

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "tests/unit/searcher/render/sample_result.h"

using namespace backfile;

namespace {

/// Columns of a row by its cells: what every row must come to.
std::size_t columns_of(const Grid& grid, std::size_t row) {
  std::size_t columns = 0;
  for (std::size_t column = 0; column < grid.size().columns; ++column) {
    columns += grid.at(row, column).columns;
  }
  return columns;
}

}  // namespace

TEST_CASE("text is put into cells and cut with a sign", "[tui][grid]") {
  Grid grid({2, 10});
  CHECK(grid.put({0, 1, 5}, "oil") == 4);
  CHECK(grid.put({1, 0, 6}, "crude oil") == 6);
  CHECK(grid.text() == " oil\ncrude…\n");
}

TEST_CASE("nothing is drawn outside of the screen", "[tui][grid]") {
  Grid grid({1, 4});
  grid.put({0, 2, 10}, "price");
  grid.put({3, 0, 10}, "below");
  grid.put({0, 9, 10}, "beside");
  CHECK(grid.text() == "  p…\n");
}

TEST_CASE("wide characters take two cells and lose none of a row's columns", "[tui][grid]") {
  Grid grid({1, 6});
  grid.put({0, 0, 6}, "\u4E2D\u56FD\u653F\u5E9C");
  CHECK(grid.text() == "\u4E2D\u56FD…\n");
  CHECK(columns_of(grid, 0) == 6);
  grid.put({0, 1, 1}, "x");
  CHECK(grid.text() == " x\u56FD…\n");
  CHECK(columns_of(grid, 0) == 6);
}

TEST_CASE("marks stand over their letter and heaps of them are cut", "[tui][grid]") {
  const auto characters = drawn_characters("e\u0301a\u0301\u0302\u0303\u0304\u0305b");
  REQUIRE(characters.size() == 3);
  CHECK(characters[0].text == "e\u0301");
  CHECK(characters[1].text == "a\u0301\u0302\u0303");
  CHECK(characters[2].begin == 14);
}

TEST_CASE("of joined emoji the part that every terminal knows is drawn", "[tui][grid]") {
  const auto family = drawn_characters("\U0001F468\u200D\U0001F469\u200D\U0001F467!");
  REQUIRE(family.size() == 2);
  CHECK(family[0].text == "\U0001F468");
  CHECK(family[0].columns == 2);
  CHECK(drawn_characters("\u0301").empty());
}

TEST_CASE("hostile text is drawn harmless and in its place", "[tui][grid]") {
  Grid grid({1, 40});
  grid.put({0, 0, 40}, test::hostile_text());
  CHECK(test::is_harmless(grid.text()));
  CHECK(columns_of(grid, 0) == 40);
  // With highlights the text should be safe already; if it is not, its controls are left out.
  Grid marked({1, 40});
  marked.put({0, 0, 40}, {"a\x1b[2J\u202Eb", {{0, 1}}}, {}, {.bold = true});
  CHECK(marked.text() == "a[2Jb\n");
}

TEST_CASE("highlights look as they are told to", "[tui][grid]") {
  Grid grid({1, 10});
  const Look bold{.bold = true};
  grid.put({0, 0, 10}, {"oil price", {{4, 9}}}, {}, bold);
  CHECK(grid.at(0, 3).look == Look{});
  CHECK(grid.at(0, 4).look == bold);
  CHECK(grid.at(0, 8).look == bold);
  grid.reverse({0, 4, 1, 1});
  CHECK(grid.at(0, 4).look.reversed);
  CHECK_FALSE(grid.at(0, 5).look.reversed);
}
