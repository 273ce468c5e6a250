// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/thread_runner.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

namespace backfile {

/// The answers of both threads, and a descriptor that counts them.
struct ThreadRunner::Shared {
  Shared() : descriptor(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC | EFD_SEMAPHORE)) {}
  ~Shared() { close(descriptor); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  const int descriptor;
  std::mutex mutex;
  std::deque<Event> answers;  // guarded by mutex
};

/// One thread and the wishes that wait for it.
class ThreadRunner::Lane {
 public:
  Lane(Shared& shared, MakeGranter make_granter)
      : shared_(shared),
        thread_([this, make = std::move(make_granter)](const std::stop_token& stop) {
          work(make, stop);
        }) {}

  void add(Wish wish) {
    {
      const std::lock_guard lock(mutex_);
      wishes_.add(std::move(wish));
    }
    wished_.notify_one();
  }
  bool is_busy() const {
    const std::lock_guard lock(mutex_);
    return granting_ || !wishes_.empty();
  }

 private:
  void work(const MakeGranter& make_granter, const std::stop_token& stop) {
    auto wish = next(stop);
    const std::unique_ptr<WishGranter> granter = wish ? make_granter() : nullptr;
    for (; wish; wish = next(stop)) {
      if (granter) {
        answer(granter->grant(*wish));
      }
    }
  }

  std::optional<Wish> next(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    granting_ = false;
    wished_.wait(lock, stop, [&] { return !wishes_.empty(); });
    if (stop.stop_requested()) {
      return std::nullopt;
    }
    granting_ = true;
    return wishes_.take();
  }

  void answer(Event event) {
    const std::lock_guard lock(shared_.mutex);
    shared_.answers.push_back(std::move(event));
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(shared_.descriptor, &one, sizeof one);
  }

  Shared& shared_;
  mutable std::mutex mutex_;
  std::condition_variable_any wished_;
  WishQueue wishes_;       // guarded by mutex_
  bool granting_ = false;  // guarded by mutex_
  std::jthread thread_;    // last: it uses the others
};

ThreadRunner::ThreadRunner(MakeGranter make_finder, MakeGranter make_counter)
    : shared_(std::make_unique<Shared>()),
      finding_(std::make_unique<Lane>(*shared_, std::move(make_finder))),
      counting_(std::make_unique<Lane>(*shared_, std::move(make_counter))) {}

ThreadRunner::~ThreadRunner() = default;

void ThreadRunner::start(Wish wish) {
  const bool counts =
      std::holds_alternative<FindCounts>(wish) || std::holds_alternative<FindHoldings>(wish);
  (counts ? counting_ : finding_)->add(std::move(wish));
}

std::optional<Event> ThreadRunner::next_answer() {
  const std::lock_guard lock(shared_->mutex);
  if (shared_->answers.empty()) {
    return std::nullopt;
  }
  std::uint64_t one = 0;
  [[maybe_unused]] const ssize_t taken = read(shared_->descriptor, &one, sizeof one);
  Event answer = std::move(shared_->answers.front());
  shared_->answers.pop_front();
  return answer;
}

int ThreadRunner::descriptor() const { return shared_->descriptor; }

bool ThreadRunner::is_busy() const {
  if (finding_->is_busy() || counting_->is_busy()) {
    return true;
  }
  const std::lock_guard lock(shared_->mutex);
  return !shared_->answers.empty();
}

}  // namespace backfile
