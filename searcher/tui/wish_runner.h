// SPDX-License-Identifier: GPL-2.0-or-later
// Who grants the screen's wishes: at once, or beside it on threads.
#pragma once

#include <array>
#include <optional>
#include <variant>

#include "searcher/tui/screen_event.h"

namespace backfile {

/// The latest wish of each kind.
class WishQueue {
 public:
  void add(Wish wish);
  /// The first in the order of kinds; nothing when there is none.
  std::optional<Wish> take();
  bool empty() const;

 private:
  std::array<std::optional<Wish>, std::variant_size_v<Wish>> by_kind_;
};

/// Grants one wish; knows nothing of time and threads.
class WishGranter {
 public:
  virtual ~WishGranter() = default;
  /// The answer to a wish. Requires: no Quit.
  virtual Event grant(const Wish& wish) = 0;
};

class WishRunner {
 public:
  virtual ~WishRunner() = default;
  /// Takes a wish over; a waiting one of its kind is forgotten. Requires: no Quit.
  virtual void start(Wish wish) = 0;
  /// An answer that is there (or, of a runner without a descriptor, that it now makes).
  virtual std::optional<Event> next_answer() = 0;
  /// Readable while an answer is there; -1 for a runner that makes it in next_answer().
  virtual int descriptor() const = 0;
  /// Whether something is still to be answered.
  virtual bool is_busy() const = 0;
};

/// Grants in next_answer(), one wish at a time.
class DirectRunner : public WishRunner {
 public:
  /// `granter` must outlive the runner.
  explicit DirectRunner(WishGranter& granter) : granter_(granter) {}
  void start(Wish wish) override { wishes_.add(std::move(wish)); }
  std::optional<Event> next_answer() override;
  int descriptor() const override { return -1; }
  bool is_busy() const override { return !wishes_.empty(); }

 private:
  WishGranter& granter_;
  WishQueue wishes_;
};

}  // namespace backfile
