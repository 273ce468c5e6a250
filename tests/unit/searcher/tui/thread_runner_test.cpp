// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/thread_runner.h"

#include <catch2/catch.hpp>
#include <poll.h>

#include "tests/unit/searcher/tui/made_up_archive.h"

using namespace backfile;

namespace {

/// All answers until the runner has nothing left to do.
std::vector<Event> answers_of(ThreadRunner& runner) {
  std::vector<Event> answers;
  while (runner.is_busy()) {
    pollfd source{runner.descriptor(), POLLIN, 0};
    poll(&source, 1, 10);
    while (auto answer = runner.next_answer()) {
      answers.push_back(std::move(*answer));
    }
  }
  return answers;
}

}  // namespace

TEST_CASE("wishes are answered on threads and the latest of a kind last", "[tui][threads]") {
  const auto make = [] { return std::make_unique<test::MadeUpArchive>(); };
  ThreadRunner runner(make, make);
  CHECK_FALSE(runner.next_answer());
  SearchTerms terms;
  for (int i = 0; i < 50; ++i) {
    terms.query += "a";
    runner.start(FindHits{terms, 0, 10});
    runner.start(FindCounts{terms, terms, TimelineUnit::Year});
  }
  std::string hits, counts;
  for (const Event& answer : answers_of(runner)) {
    if (const auto* found = std::get_if<HitsFound>(&answer)) {
      CHECK(found->terms.query.size() > hits.size());
      hits = found->terms.query;
    } else if (const auto* counted = std::get_if<CountsFound>(&answer)) {
      CHECK(counted->terms.query.size() > counts.size());
      counts = counted->terms.query;
    }
  }
  CHECK(hits == terms.query);
  CHECK(counts == terms.query);
}

TEST_CASE("a runner without a granter answers nothing and ends", "[tui][threads]") {
  const auto none = [] { return std::unique_ptr<WishGranter>(); };
  ThreadRunner runner(none, none);
  runner.start(ReadArticle{{}, 1});
  CHECK(answers_of(runner).empty());
}
