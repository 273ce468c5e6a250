// SPDX-License-Identifier: GPL-2.0-or-later
// OutletLines for several workers: batches are learned in reading order, whoever comes first.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <span>
#include <stop_token>
#include <vector>

#include "indexer/parse/outlet_lines.h"

namespace backfile {

class LineLearner {
 public:
  explicit LineLearner(std::span<const LineCount> known) : lines_(known) {}

  /// Waits until every batch before `number` is learned, then learns this one. False when `stop`
  /// was requested first. Batches are popped in order, so whoever is waited for is at work.
  bool learn(std::uint64_t number, std::span<ArticleLines> batch, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!turn_.wait(lock, stop, [&] { return number == next_; })) {
      return false;
    }
    lines_.learn(batch);
    ++next_;
    lock.unlock();
    turn_.notify_all();
    return true;
  }

  std::vector<LineCount> counts() const {
    const std::lock_guard lock(mutex_);
    return lines_.counts();
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any turn_;
  OutletLines lines_;       // guarded by mutex_
  std::uint64_t next_ = 0;  // guarded by mutex_
};

}  // namespace backfile
