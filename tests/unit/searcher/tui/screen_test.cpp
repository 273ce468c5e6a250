// SPDX-License-Identifier: GPL-2.0-or-later
// The screen driven by a fake terminal over a made-up archive.
#include <catch2/catch.hpp>

#include "searcher/tui/key_table.h"
#include "searcher/tui/layout.h"
#include "searcher/tui/update.h"
#include "tests/support/golden.h"
#include "tests/unit/searcher/render/sample_result.h"
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

TEST_CASE("facets select and exclude several values and the counts follow", "[tui][facets]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  for (int i = 0; i < 2; ++i) {
    terminal.press(KeyCode::Tab);
  }
  terminal.type("j j jx");  // two selected, the third excluded
  terminal.type("ljjj ");   // and a person
  test::run(terminal, archive);
  CHECK(shows(terminal, "✓ org 2"));
  CHECK(shows(terminal, "✗ org 3"));
  CHECK(shows(terminal, "✓ person 3"));
  CHECK(shows(terminal, "$ backfile-search --org '==org 1' --org '==org 2' --not-org '==org 3'"));
  test::check_golden("screen/facets", terminal.last().text());
  FakeTerminal cleared(kSmallestScreen);
  cleared.press(KeyCode::Tab);
  cleared.press(KeyCode::Tab);
  cleared.type("j j xcu");
  test::run(cleared, archive);
  CHECK(shows(cleared, "✗ org 2"));
  CHECK(archive.searched[archive.searched.size() - 2].filters.empty());
}

TEST_CASE("a heading unfolds and a value that is chosen stays in sight", "[tui][facets]") {
  FakeTerminal terminal({60, 200});
  MadeUpArchive archive;
  terminal.press(KeyCode::Tab);
  terminal.press(KeyCode::Tab);
  terminal.type(" ");
  for (int i = 0; i < 12; ++i) {
    terminal.press(KeyCode::Down);
  }
  terminal.type(" ");
  test::run(terminal, archive);
  CHECK(shows(terminal, "✓ org 12"));
  FakeTerminal folded({60, 200});
  folded.press(KeyCode::Tab);
  folded.press(KeyCode::Tab);
  folded.type(" jjjjjjjjjjjj g ");
  test::run(folded, archive);
  CHECK(shows(folded, "✓ org 12"));
  CHECK_FALSE(shows(folded, "org 11"));
}

TEST_CASE("the timeline narrows to a month and a day and back", "[tui][timeline]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  for (int i = 0; i < 3; ++i) {
    terminal.press(KeyCode::Tab);
  }
  terminal.press(KeyCode::Home);
  for (int i = 0; i < 14; ++i) {
    terminal.press(KeyCode::Right);
  }
  terminal.press(KeyCode::Down);  // 1987-03
  terminal.press(KeyCode::Home);
  terminal.press(KeyCode::Right);
  terminal.press(KeyCode::Down);  // 1987-03-02
  test::run(terminal, archive);
  CHECK(shows(terminal, "Only 1987-03-02 by day"));
  CHECK(shows(terminal, "$ backfile-search --date 1987-03-02"));
  test::check_golden("screen/timeline_day", terminal.last().text());
  FakeTerminal back(kSmallestScreen);
  for (int i = 0; i < 3; ++i) {
    back.press(KeyCode::Tab);
  }
  back.press(KeyCode::Down);
  back.press(KeyCode::Up);
  back.press(KeyCode::Up);
  test::run(back, archive);
  CHECK(shows(back, "this is the whole archive"));
  CHECK(archive.searched.back() == SearchTerms{});
}

TEST_CASE("a gap of the archive is drawn apart from a zero and not gone into", "[tui][timeline]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  for (int i = 0; i < 3; ++i) {
    terminal.press(KeyCode::Tab);
  }
  terminal.press(KeyCode::Home);
  for (int i = 0; i < 16; ++i) {
    terminal.type("l");
  }
  terminal.press(KeyCode::Enter);
  test::run(terminal, archive);
  CHECK(shows(terminal, "the archive has nothing of 1987-05"));
  CHECK(shows(terminal, "1987-05: nothing in the archive"));
  CHECK(archive.searched.back() == SearchTerms{});
}

TEST_CASE("the reader shows the article with hits and folded parts", "[tui][reader]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.press(KeyCode::Enter);
  terminal.press(KeyCode::Enter);
  terminal.type("nn");
  test::run(terminal, archive);
  CHECK(shows(terminal, "hit 2 of 3"));
  CHECK(shows(terminal, "Date: 2017-09-14, from the address, high confidence"));
  CHECK(shows(terminal, "▸ Captions (1)"));
  test::check_golden("screen/reader", terminal.last().text());
  FakeTerminal further(kSmallestScreen);
  further.press(KeyCode::Enter);
  further.press(KeyCode::Enter);
  further.type("ccrdG]o");
  test::run(further, archive);
  CHECK(shows(further, "2 of 100"));
  CHECK(archive.addresses == std::vector<std::string>{test::full_article().url});
  FakeTerminal left(kSmallestScreen);
  left.press(KeyCode::Enter);
  left.press(KeyCode::Enter);
  left.type("]q");
  test::run(left, archive);
  CHECK(shows(left, "▌ Headline 2"));
}

TEST_CASE("the preview takes the place of the facets on a narrow screen", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.press(KeyCode::Enter);
  terminal.type("p");
  test::run(terminal, archive);
  CHECK(shows(terminal, "│ Headline 1"));
  CHECK_FALSE(shows(terminal, "Organizations"));
  test::check_golden("screen/preview", terminal.last().text());
}

TEST_CASE("help shows every key that has a help text", "[tui][help]") {
  FakeTerminal terminal({60, 200});
  MadeUpArchive archive;
  terminal.press(KeyCode::Enter);
  terminal.type("?");
  test::run(terminal, archive);
  for (const KeyRow& row : key_table()) {
    CAPTURE(row.help);
    CHECK(shows(terminal, row.help));
  }
  FakeTerminal small(kSmallestScreen);
  small.press(KeyCode::Enter);
  small.type("?");
  test::run(small, archive);
  test::check_golden("screen/help", small.last().text());
}

TEST_CASE("the mouse chooses what it presses and goes in at the second press", "[tui][mouse]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  const Layout layout = layout_of(kSmallestScreen, false);
  terminal.give(Mouse{MouseAction::Press, layout.facets.row + 1, layout.facets.column + 5});
  terminal.give(Mouse{MouseAction::Press, layout.list.row + 2, 5});
  terminal.give(Mouse{MouseAction::WheelDown, layout.list.row + 2, 5});
  test::run(terminal, archive);
  CHECK(shows(terminal, "✓ org 1"));
  CHECK(shows(terminal, "▌ Headline 3"));
  FakeTerminal reads(kSmallestScreen);
  reads.give(Mouse{MouseAction::Press, layout.list.row + 2, 5});
  reads.give(Mouse{MouseAction::Press, layout.list.row + 2, 5});
  test::run(reads, archive);
  CHECK(shows(reads, "2 of 100"));
  FakeTerminal narrows(kSmallestScreen);
  narrows.give(Mouse{MouseAction::Press, layout.timeline.row + 3, 1 + 14 * 2});
  narrows.give(Mouse{MouseAction::Press, layout.timeline.row + 3, 1 + 14 * 2});
  test::run(narrows, archive);
  CHECK(shows(narrows, "$ backfile-search --date 1987-03"));
}

TEST_CASE("pasted text is written into the query and is no keys", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.press(KeyCode::Enter);
  terminal.give(Paste{"qqq\nx\x1b[2J"});
  test::run(terminal, archive);
  CHECK(archive.searched.back().query == "qqq x\u241B[2J");
}

TEST_CASE("the history leads to older queries and back", "[tui][query]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.type("oil");
  terminal.press(KeyCode::Enter);
  terminal.type("/");
  terminal.press(Key{KeyCode::Control, U'u'});
  terminal.type("gas");
  terminal.press(KeyCode::Enter);
  terminal.type("/!");
  terminal.press(KeyCode::Up);
  terminal.press(KeyCode::Up);
  test::run(terminal, archive);
  CHECK(archive.searched.back().query == "oil");
  FakeTerminal again(kSmallestScreen);
  again.press(KeyCode::Up);
  test::run(again, archive);
  CHECK(shows(again, "no older query"));
}

TEST_CASE("the facets stay at their top until the keys go into them", "[tui][facets]") {
  Step step = open_screen({}, {}, kSmallestScreen);
  const auto count = [&](const std::vector<FieldId>& fields) {
    CountsFound found{step.state.shown, {}, {}};
    for (const FieldId field : fields) {
      found.facets.push_back({field, {{"a", 1, 0}}, 1, 0});
    }
    step = update(std::move(step.state), found);
  };
  count({FieldId::Person});
  count({FieldId::Organization, FieldId::Person});
  CHECK(step.state.facets.cursor == 0);
  CHECK(step.state.facets.first == 0);
}

TEST_CASE("m finds what is like the selected article", "[tui][screen]") {
  FakeTerminal terminal(kSmallestScreen);
  MadeUpArchive archive;
  terminal.type("oil");
  terminal.press(KeyCode::Enter);
  terminal.type("jm");
  test::run(terminal, archive);
  CHECK(archive.searched.back().query.empty());
  CHECK(archive.searched.back().similar == "000000000002");
  CHECK(shows(terminal, "like 000000000002"));
  CHECK(shows(terminal, "$ backfile-search --similar 000000000002"));
}
