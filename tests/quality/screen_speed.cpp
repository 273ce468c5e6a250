// SPDX-License-Identifier: GPL-2.0-or-later
// How long the full-screen search lets its user wait, over an index.
//
//   screen_speed INDEX [QUERY...]
//
// Types each query letter by letter, goes through the list, reads, chooses facets, narrows the
// timeline and takes all of it back. A kind of key a line, in milliseconds, median, 95th percentile
// and most:
//   echo    from the key to a screen that shows it
//   ready   from the key to the screen with everything that it asks for: hits, counts, timeline
// and of the wishes that are granted meanwhile, on two threads, the same figures.
#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <poll.h>

#include "searcher/session/search_session.h"
#include "searcher/tui/screen_app.h"
#include "searcher/tui/session_granter.h"
#include "searcher/tui/thread_runner.h"
#include "searcher/tui/update.h"

using namespace backfile;

namespace {

using Clock = std::chrono::steady_clock;
using Times = std::vector<double>;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct PlannedKey {
  Key key;
  std::string_view kind;
};

/// The keys of one round with a query, in order.
std::vector<PlannedKey> round_of(std::string_view query) {
  std::vector<PlannedKey> keys;
  const auto press = [&](std::string_view kind, KeyCode code, int times = 1) {
    for (int i = 0; i < times; ++i) {
      keys.push_back({{code, 0}, kind});
    }
  };
  const auto type = [&](std::string_view kind, std::string_view letters) {
    for (const char c : letters) {
      keys.push_back({{KeyCode::Character, static_cast<char32_t>(c)}, kind});
    }
  };
  type("typing", query);
  press("list", KeyCode::Enter);
  press("list", KeyCode::Down, 10);
  press("reading", KeyCode::Enter);
  type("reading", "nnjjq");
  press("facets", KeyCode::Tab);
  press("facets", KeyCode::Down);
  type("facets", " j x ");
  press("timeline", KeyCode::Tab);
  press("timeline", KeyCode::Left);
  press("timeline", KeyCode::Down, 2);
  press("timeline", KeyCode::Up, 2);
  type("undo", "uuuuu");
  type("list", "/");
  keys.push_back({{KeyCode::Control, U'u'}, "typing"});
  return keys;
}

/// Gives the next key when everything is answered, and takes the times.
class TimingTerminal : public Terminal {
 public:
  TimingTerminal(std::vector<PlannedKey> keys, const WishRunner& runner)
      : keys_(keys.begin(), keys.end()), runner_(runner) {}

  ScreenSize size() override { return {50, 160}; }
  void show(const Grid&) override {
    if (!echoed_) {
      echo[current_].push_back(ms_since(pressed_));
      echoed_ = true;
    }
  }
  std::optional<Input> next_input(bool wait, int descriptor) override {
    if (!wait) {
      return std::nullopt;
    }
    if (runner_.is_busy()) {
      pollfd answer{descriptor, POLLIN, 0};
      poll(&answer, 1, 1);
      return std::nullopt;
    }
    if (!current_.empty()) {
      ready[current_].push_back(ms_since(pressed_));
    }
    if (keys_.empty()) {
      return Ended{0};
    }
    const PlannedKey key = keys_.front();
    keys_.pop_front();
    current_ = key.kind;
    echoed_ = false;
    pressed_ = Clock::now();
    return key.key;
  }

  std::map<std::string_view, Times> echo, ready;

 private:
  std::deque<PlannedKey> keys_;
  const WishRunner& runner_;
  std::string_view current_;
  bool echoed_ = true;
  Clock::time_point pressed_;
};

/// What each kind of wish took, by both threads.
struct WishTimes {
  std::mutex mutex;
  std::map<std::size_t, Times> by_kind;  // guarded by mutex
};

class TimingGranter : public WishGranter {
 public:
  TimingGranter(SearchSession session, WishTimes& times)
      : granter_(std::move(session),
                 std::chrono::sys_days{},
                 [](const std::string&) { return Result<void>(); }),
        times_(times) {}
  Event grant(const Wish& wish) override {
    const auto start = Clock::now();
    Event answer = granter_.grant(wish);
    const double took = ms_since(start);
    const std::lock_guard lock(times_.mutex);
    times_.by_kind[wish.index()].push_back(took);
    return answer;
  }

 private:
  SessionGranter granter_;
  WishTimes& times_;
};

std::string figures(Times times) {
  if (times.empty()) {
    return "-";
  }
  std::ranges::sort(times);
  const auto at = [&](std::size_t percent) { return times[(times.size() - 1) * percent / 100]; };
  return fmt::format("{:8.2f} {:8.2f} {:8.2f}", at(50), at(95), times.back());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "screen_speed INDEX [QUERY...]\n");
    return 2;
  }
  if (const auto session = SearchSession::open({argv[1]}); !session) {
    fmt::print(stderr, "{}\n", session.error().message);
    return 2;
  }
  std::vector<std::string> queries(argv + 2, argv + argc);
  if (queries.empty()) {
    queries = {
        "oil price", "government said", "president of the bank", "\"interest rates\"", "war"};
  }
  std::vector<PlannedKey> keys;
  for (const std::string& query : queries) {
    std::ranges::copy(round_of(query), std::back_inserter(keys));
  }
  const std::size_t count = keys.size();
  WishTimes times;
  const auto make = [&]() -> std::unique_ptr<WishGranter> {
    auto session = SearchSession::open({argv[1]});
    return session ? std::make_unique<TimingGranter>(std::move(*session), times) : nullptr;
  };
  ThreadRunner runner(make, make);
  TimingTerminal terminal(std::move(keys), runner);
  const auto start = Clock::now();
  run_screen(open_screen({}, {}, terminal.size()), terminal, runner);
  fmt::print("{} keys in {:.1f} s\n", count, ms_since(start) / 1000);
  fmt::print("{:10} {:>6}   {:>26}   {:>26}\n",
             "key",
             "times",
             "echo: p50 p95 most",
             "ready: p50 p95 most");
  for (const auto& [kind, taken] : terminal.ready) {
    fmt::print(
        "{:10} {:6}   {}   {}\n", kind, taken.size(), figures(terminal.echo[kind]), figures(taken));
  }
  constexpr std::string_view kWishes[]{"quit", "address", "hits", "article", "holdings", "counts"};
  fmt::print("{:10} {:>6}   {:>26}\n", "wish", "times", "p50 p95 most");
  for (const auto& [wish, taken] : times.by_kind) {
    fmt::print("{:10} {:6}   {}\n", kWishes[wish], taken.size(), figures(taken));
  }
  return 0;
}
