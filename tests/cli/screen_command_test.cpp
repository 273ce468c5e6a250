// SPDX-License-Identifier: GPL-2.0-or-later
// The command line that the screen shows finds what the screen shows, whatever was pressed.
#include <random>

#include <catch2/catch.hpp>

#include "searcher/cli/options.h"
#include "searcher/tui/session_granter.h"
#include "searcher/tui/timeline_bars.h"
#include "searcher/tui/update.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

/// The sample corpus, indexed by the real program.
SearchSession session_over(const std::filesystem::path& index) {
  auto session = SearchSession::open({index});
  REQUIRE(session);
  return std::move(*session);
}

/// The state once all wishes are granted.
State settled(Step step, WishGranter& granter) {
  DirectRunner runner(granter);
  for (Wish& wish : step.wishes) {
    runner.start(std::move(wish));
  }
  while (auto answer = runner.next_answer()) {
    step = update(std::move(step.state), *answer);
    for (Wish& wish : step.wishes) {
      runner.start(std::move(wish));
    }
  }
  return std::move(step.state);
}

State after_random_keys(std::mt19937& random, WishGranter& granter) {
  State state = settled(open_screen({}, {}, {60, 200}), granter);
  const auto press = [&](Key key) { state = settled(update(std::move(state), key), granter); };
  const auto press_code = [&](KeyCode code, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
      press({code, 0});
    }
  };
  const auto press_letter = [&](char32_t letter) { press({KeyCode::Character, letter}); };
  constexpr std::u32string_view kQueries[]{
      U"", U"space", U"oil OR space", U"-space", U"moon \"landing", U"said"};
  for (const char32_t letter : kQueries[random() % std::size(kQueries)]) {
    press_letter(letter);
  }
  press_code(KeyCode::Tab, 2);
  for (std::size_t i = random() % 4; i > 0; --i) {
    press_code(random() % 3 == 0 ? KeyCode::Right : KeyCode::Down, 1 + random() % 3);
    press_letter(random() % 3 == 0 ? U'x' : U' ');
  }
  press_code(KeyCode::Tab, 1);
  for (std::size_t i = random() % 4; i > 0; --i) {
    press_code(random() % 2 == 0 ? KeyCode::Right : KeyCode::Left, random() % 9);
    press_code(random() % 5 == 0 ? KeyCode::Up : KeyCode::Down, 1);
  }
  return state;
}

SearchResult found_by_command(const State& state, SearchSession& session) {
  std::vector<std::string> words = command_words(state.shown, {{"index"}, {}});
  words.erase(words.begin());
  auto options = parse_options(words, {});
  REQUIRE(options);
  options->request.limit = 5;
  options->request.facets = {FieldId::Organization, FieldId::Source};
  auto result = session.search(options->request);
  REQUIRE(result);
  return std::move(*result);
}

bool is_selected(const State& state, FieldId field) {
  return std::ranges::any_of(state.shown.filters, [&](const FieldFilter& filter) {
    return filter.field == field_of(field).name && !filter.excluded;
  });
}

}  // namespace

TEST_CASE("the command line finds what the screen shows", "[tui][command]") {
  const test::TempDir folder;
  const std::filesystem::path index = folder.path() / "index";
  const auto indexed =
      test::run_program({{test::indexer_program(), "-q", "-d", index.string(), "sample_corpus"},
                         "",
                         test::source_dir(),
                         {}});
  REQUIRE(indexed.exit_code <= 1);
  SearchSession session = session_over(index);
  SessionGranter granter(session_over(index), std::chrono::sys_days{}, [](const std::string&) {
    return Result<void>();
  });
  std::mt19937 random(5);
  for (int i = 0; i < 40; ++i) {
    const State state = after_random_keys(random, granter);
    const std::string command = command_line(state.shown, {});
    CAPTURE(i, command);
    const SearchResult result = found_by_command(state, session);
    CHECK(result.total == state.hits.total);
    for (std::size_t hit = 0; hit < std::min(result.hits.size(), state.hits.items.size()); ++hit) {
      CHECK(result.hits[hit].article.id == state.hits.items[hit].article.id);
    }
    for (const FacetTable& table : result.facets) {
      const auto shown = std::ranges::find(state.facets.tables, table.field, &FacetTable::field);
      REQUIRE(shown != state.facets.tables.end());
      if (!is_selected(state, table.field)) {
        CHECK(shown->distinct == table.distinct);
        CHECK(shown->missing == table.missing);
      }
    }
    std::uint64_t counted = state.timeline.matches.coarse + state.timeline.matches.undated;
    for (const TimelineBucket& bucket : state.timeline.matches.buckets) {
      counted += bucket.matches;
    }
    if (timeline_terms(state.shown) == state.shown) {
      CHECK(counted == state.hits.total);
    }
  }
}
