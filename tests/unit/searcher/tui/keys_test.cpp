// SPDX-License-Identifier: GPL-2.0-or-later
// Every key of the table, and long random sequences of them.
#include <cstdlib>
#include <random>

#include <catch2/catch.hpp>

#include "searcher/tui/key_table.h"
#include "searcher/tui/update.h"
#include "tests/unit/searcher/tui/made_up_archive.h"
#include "tests/unit/searcher/tui/screen_checks.h"

using namespace backfile;
using test::FakeTerminal;
using test::MadeUpArchive;

namespace {

/// Keys that lead from the opened screen to each place.
struct Way {
  KeyPlace place;
  std::vector<Key> keys;
};
const std::vector<Way>& ways() {
  const Key tab{KeyCode::Tab, 0}, enter{KeyCode::Enter, 0};
  static const std::vector<Way> kWays{{kInQuery, {}},
                                      {kInResults, {tab}},
                                      {kInFacets, {tab, tab}},
                                      {kInTimeline, {tab, tab, tab}},
                                      {kInReader, {enter, enter}},
                                      {kInHelp, {enter, {KeyCode::Character, U'?'}}}};
  return kWays;
}

}  // namespace

TEST_CASE("every key does something sound at its places", "[tui][keys]") {
  for (const KeyRow& row : key_table()) {
    for (const Way& way : ways()) {
      if ((row.places & way.place) == 0) {
        continue;
      }
      CAPTURE(row.label, row.help, static_cast<int>(way.place));
      FakeTerminal terminal(kSmallestScreen);
      MadeUpArchive archive;
      for (const Key& key : way.keys) {
        terminal.press(key);
      }
      terminal.press(row.key);
      terminal.press(row.key);
      CHECK(test::run(terminal, archive) == 0);
      CHECK(test::fault_of(terminal.last()).empty());
    }
  }
}

TEST_CASE("no place has two rows for one key", "[tui][keys]") {
  for (const Way& way : ways()) {
    for (const KeyRow& row : key_table()) {
      if ((row.places & way.place) != 0) {
        CAPTURE(row.label, row.help, static_cast<int>(way.place));
        CHECK(find_key(way.place, row.key) == &row);
      }
    }
  }
}

TEST_CASE("random keys leave a sound state and a sound screen", "[tui][keys][property]") {
  const char* given = std::getenv("BACKFILE_SEED");
  const auto seed =
      given == nullptr ? 20'261u : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr int kSequences = 60;
  for (int i = 0; i < kSequences; ++i) {
    MadeUpArchive archive;
    archive.total = random() % 3 == 0 ? random() % 3 : 100;
    const std::string fault = test::fault_of_random_keys(random, archive);
    REQUIRE(fault.empty());
  }
}
