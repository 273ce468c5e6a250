// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/wish_runner.h"

#include <algorithm>
#include <utility>

namespace backfile {

void WishQueue::add(Wish wish) {
  const std::size_t kind = wish.index();
  by_kind_[kind] = std::move(wish);
}

std::optional<Wish> WishQueue::take() {
  for (std::optional<Wish>& wish : by_kind_) {
    if (wish) {
      return std::exchange(wish, std::nullopt);
    }
  }
  return std::nullopt;
}

bool WishQueue::empty() const {
  return std::ranges::none_of(by_kind_, [](const auto& wish) { return wish.has_value(); });
}

std::optional<Event> DirectRunner::next_answer() {
  const std::optional<Wish> wish = wishes_.take();
  return wish ? std::optional(granter_.grant(*wish)) : std::nullopt;
}

}  // namespace backfile
