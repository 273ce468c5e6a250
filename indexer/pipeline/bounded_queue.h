// SPDX-License-Identifier: GPL-2.0-or-later
// A blocking queue between threads, bounded by the number and the bytes of what waits in it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace backfile {

/// First in, first out; any number of pushing and popping threads. An item larger than the whole
/// bound in bytes is let in when the queue is empty, so nothing waits for ever.
template <class Item>
class BoundedQueue {
 public:
  BoundedQueue(std::size_t max_count, std::size_t max_bytes)
      : max_count_(max_count), max_bytes_(max_bytes) {}

  /// Waits for room. False, and the item is dropped, when the queue is closed or `stop` requested.
  bool push(Item&& item, std::size_t bytes, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    const auto has_room = [&] {
      return closed_ || items_.empty() ||
             (items_.size() < max_count_ && bytes_ + bytes <= max_bytes_);
    };
    if (!not_full_.wait(lock, stop, has_room) || closed_ || stop.stop_requested()) {
      return false;
    }
    items_.emplace_back(std::move(item), bytes);
    bytes_ += bytes;
    lock.unlock();
    not_empty_.notify_one();
    return true;
  }

  /// Waits for an item. Nothing when the queue is closed and empty, or `stop` requested.
  std::optional<Item> pop(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    const auto has_news = [&] { return closed_ || !items_.empty(); };
    if (!not_empty_.wait(lock, stop, has_news) || items_.empty() || stop.stop_requested()) {
      return std::nullopt;
    }
    std::optional<Item> item(std::move(items_.front().first));
    bytes_ -= items_.front().second;
    items_.pop_front();
    lock.unlock();
    not_full_.notify_all();
    return item;
  }

  /// No item comes any more; what waits can still be popped.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    not_empty_.notify_all();
    not_full_.notify_all();
  }

 private:
  const std::size_t max_count_, max_bytes_;
  std::mutex mutex_;
  std::condition_variable_any not_full_, not_empty_;
  std::deque<std::pair<Item, std::size_t>> items_;  // guarded by mutex_
  std::size_t bytes_ = 0;                           // guarded by mutex_
  bool closed_ = false;                             // guarded by mutex_
};

}  // namespace backfile
