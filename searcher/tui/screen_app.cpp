// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/screen_app.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searcher/tui/update.h"
#include "searcher/tui/view.h"

namespace backfile {
namespace {

// The latest wish of each kind.
class Wishes {
 public:
  void add(std::vector<Wish> wishes) {
    for (Wish& wish : wishes) {
      const std::size_t kind = wish.index();
      by_kind_[kind] = std::move(wish);
    }
  }
  bool wants_to_quit() const { return by_kind_[0].has_value(); }
  /// The first in the order of kinds; nothing when there is none.
  std::optional<Wish> take() {
    for (std::optional<Wish>& wish : by_kind_) {
      if (wish) {
        return std::exchange(wish, std::nullopt);
      }
    }
    return std::nullopt;
  }
  bool empty() const {
    return std::ranges::none_of(by_kind_, [](const auto& wish) { return wish.has_value(); });
  }

 private:
  static_assert(std::is_same_v<std::variant_alternative_t<0, Wish>, Quit>);
  std::array<std::optional<Wish>, std::variant_size_v<Wish>> by_kind_;
};

class ScreenLoop {
 public:
  ScreenLoop(Step opened, Terminal& terminal, WishGranter& granter)
      : terminal_(terminal), granter_(granter) {
    accept(std::move(opened));
  }

  ScreenEnd run() {
    while (!ended_ && !wishes_.wants_to_quit()) {
      terminal_.show(draw(state_));
      if (!take_input(wishes_.empty())) {
        if (const auto wish = wishes_.take()) {
          accept(update(std::move(state_), granter_.grant(*wish)));
        }
      }
    }
    return {ended_ ? ended_->signal : 0, state_.shown};
  }

 private:
  void accept(Step step) {
    state_ = std::move(step.state);
    wishes_.add(std::move(step.wishes));
  }

  // All input that is there; false when there was none.
  bool take_input(bool wait) {
    bool any = false;
    while (const auto input = terminal_.next_input(wait && !any)) {
      any = true;
      if ((ended_ = ended_by(*input)) || wishes_.wants_to_quit()) {
        break;
      }
    }
    return any;
  }

  std::optional<Ended> ended_by(const Input& input) {
    if (const auto* end = std::get_if<Ended>(&input)) {
      return *end;
    }
    std::visit(
        [&](const auto& happened) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(happened)>, Ended>) {
            accept(update(std::move(state_), happened));
          }
        },
        input);
    return std::nullopt;
  }

  Terminal& terminal_;
  WishGranter& granter_;
  State state_;
  Wishes wishes_;
  std::optional<Ended> ended_;
};

}  // namespace

ScreenEnd run_screen(Step opened, Terminal& terminal, WishGranter& granter) {
  return ScreenLoop(std::move(opened), terminal, granter).run();
}

}  // namespace backfile
