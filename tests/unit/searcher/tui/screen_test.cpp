// SPDX-License-Identifier: GPL-2.0-or-later
// The screen driven by a fake terminal over a made-up archive.
#include <catch2/catch.hpp>

#include "tests/support/golden.h"
#include "tests/unit/searcher/tui/made_up_archive.h"

using namespace backfile;
using test::FakeTerminal;
using test::MadeUpArchive;

namespace {

bool shows(const FakeTerminal& terminal, std::string_view text) {
  return terminal.last().text().find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("the screen searches as one types and lists what is found", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.type("oil");
  CHECK(test::run(terminal, archive) == 0);
  REQUIRE(archive.searched.size() == 4);
  CHECK(archive.searched[0].query.empty());
  CHECK(archive.searched[3].query == "oil");
  CHECK(shows(terminal, "100 of 1,000 articles"));
  CHECK(shows(terminal, "Headline 1"));
  CHECK(shows(terminal, "$ backfile-search oil"));
  test::check_golden("screen/typed", terminal.last().text());
}

TEST_CASE("what is typed ahead is searched for once", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.type_ahead("crude oil");
  test::run(terminal, archive);
  REQUIRE(archive.searched.size() == 1);
  CHECK(archive.searched.back().query == "crude oil");
}

TEST_CASE("an unfinished query leaves the last list and says so", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.type("oil \"crude");
  test::run(terminal, archive);
  CHECK(shows(terminal, "the quotation mark is not closed"));
  CHECK(shows(terminal, "still listed: oil"));
  CHECK(shows(terminal, "Headline 1"));
  CHECK(shows(terminal, "$ backfile-search 'oil '"));
  FakeTerminal closed(kSmallestScreen);
  closed.type("oil \"crude\"");
  test::run(closed, archive);
  CHECK_FALSE(shows(closed, "not closed"));
}

TEST_CASE("the list is gone through and loads what it needs", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.press(KeyCode::Enter);
  for (int i = 0; i < 60; ++i) {
    terminal.press(KeyCode::Down);
  }
  test::run(terminal, archive);
  CHECK(shows(terminal, "Headline 61"));
}

TEST_CASE("q leaves and a signal ends", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.press(KeyCode::Escape);
  terminal.type("qx");
  CHECK(test::run(terminal, archive) == 0);
  FakeTerminal ended(kSmallestScreen);
  ended.give(Ended{15});
  CHECK(test::run(ended, archive) == 15);
}

TEST_CASE("a small window says so and a large one is used", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.resize({10, 40});
  test::run(terminal, archive);
  CHECK(shows(terminal, "too small"));
  FakeTerminal wide(kSmallestScreen);
  wide.resize({60, 200});
  test::run(wide, archive);
  CHECK(wide.last().size() == ScreenSize{60, 200});
  CHECK(shows(wide, "Headline 10"));
}

TEST_CASE("undo takes back whole words and other steps", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.type("crude oil");
  terminal.press(KeyCode::Escape);
  terminal.type("suuU");
  test::run(terminal, archive);
  std::vector<std::string> queries;
  for (const SearchTerms& terms : archive.searched) {
    queries.push_back(terms.query);
  }
  const std::vector<std::string> end(queries.end() - 3, queries.end());
  CHECK(end == std::vector<std::string>{"crude oil", "crude ", "crude oil"});
}
