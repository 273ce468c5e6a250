// SPDX-License-Identifier: GPL-2.0-or-later
// Wishes granted beside the screen on two threads, so that keys are answered meanwhile.
#pragma once

#include <functional>
#include <memory>

#include "searcher/tui/wish_runner.h"

namespace backfile {

/// One thread looks for hits and reads articles, the other counts: what is counted for a query that
/// has changed since does not hold up the next list. Each has a granter of its own, made in its
/// thread when it is first needed; without one (nullptr) its wishes are not answered. The threads
/// end with the object, after the wish that they are at.
class ThreadRunner : public WishRunner {
 public:
  using MakeGranter = std::function<std::unique_ptr<WishGranter>()>;

  ThreadRunner(MakeGranter make_finder, MakeGranter make_counter);
  ~ThreadRunner() override;
  void start(Wish wish) override;
  std::optional<Event> next_answer() override;
  int descriptor() const override;
  bool is_busy() const override;

 private:
  struct Shared;
  class Lane;
  std::unique_ptr<Shared> shared_;
  std::unique_ptr<Lane> finding_, counting_;  // last: they end before shared_ does
};

}  // namespace backfile
