// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/bounded_queue.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using backfile::BoundedQueue;

TEST_CASE("a queue gives back what came in and in its order", "[pipeline][queue]") {
  BoundedQueue<int> queue(10, 100);
  for (int i = 0; i < 5; ++i) {
    REQUIRE(queue.push(int{i}, 1, {}));
  }
  queue.close();
  for (int i = 0; i < 5; ++i) {
    CHECK(queue.pop({}) == i);
  }
  CHECK_FALSE(queue.pop({}).has_value());
}

TEST_CASE("a closed queue takes nothing more", "[pipeline][queue]") {
  BoundedQueue<int> queue(10, 100);
  queue.close();
  CHECK_FALSE(queue.push(1, 1, {}));
  CHECK_FALSE(queue.pop({}).has_value());
}

TEST_CASE("an item larger than the bound is let through alone", "[pipeline][queue]") {
  BoundedQueue<std::unique_ptr<int>> queue(10, 100);
  REQUIRE(queue.push(std::make_unique<int>(7), 1'000'000, {}));
  CHECK(**queue.pop({}) == 7);
  REQUIRE(queue.push(std::make_unique<int>(8), 1'000'000, {}));
}

TEST_CASE("a full queue makes the pusher wait for room", "[pipeline][queue]") {
  const bool by_count = GENERATE(true, false);
  BoundedQueue<int> queue(by_count ? 2 : 100, by_count ? 100 : 2);
  queue.push(1, 1, {});
  queue.push(2, 1, {});
  std::atomic<bool> pushed = false;
  std::jthread pusher([&] {
    queue.push(3, 1, {});
    pushed = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK_FALSE(pushed);
  CHECK(queue.pop({}) == 1);
  pusher.join();
  CHECK(pushed);
  CHECK(queue.pop({}) == 2);
  CHECK(queue.pop({}) == 3);
}

TEST_CASE("a stop request frees whoever waits", "[pipeline][queue]") {
  std::stop_source source;
  BoundedQueue<int> empty(1, 1), full(1, 1);
  full.push(1, 1, {});
  std::optional<int> popped = 1;
  bool pushed = true;
  {
    std::jthread popper([&] { popped = empty.pop(source.get_token()); });
    std::jthread pusher([&] { pushed = full.push(2, 1, source.get_token()); });
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    source.request_stop();
  }
  CHECK_FALSE(popped.has_value());
  CHECK_FALSE(pushed);
  CHECK_FALSE(full.pop(source.get_token()).has_value());
}

TEST_CASE("many threads lose nothing and repeat nothing", "[pipeline][queue]") {
  constexpr int kThreads = 4, kEach = 2000;
  BoundedQueue<int> queue(16, 64);
  std::vector<std::vector<int>> taken(kThreads);
  {
    std::vector<std::jthread> poppers, pushers;
    for (int t = 0; t < kThreads; ++t) {
      poppers.emplace_back([&, t] {
        while (std::optional<int> item = queue.pop({})) {
          taken[static_cast<std::size_t>(t)].push_back(*item);
        }
      });
      pushers.emplace_back([&, t] {
        for (int i = 0; i < kEach; ++i) {
          queue.push(t * kEach + i, static_cast<std::size_t>(i % 7), {});
        }
      });
    }
    pushers.clear();
    queue.close();
  }
  std::set<int> all;
  std::size_t count = 0;
  for (const std::vector<int>& items : taken) {
    count += items.size();
    all.insert(items.begin(), items.end());
  }
  CHECK(count == kThreads * kEach);
  CHECK(all.size() == kThreads * kEach);
}
