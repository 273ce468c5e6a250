// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/screen_app.h"

#include <utility>

#include "searcher/tui/update.h"
#include "searcher/tui/view.h"

namespace backfile {
namespace {

class ScreenLoop {
 public:
  ScreenLoop(Step opened, Terminal& terminal, WishRunner& runner)
      : terminal_(terminal), runner_(runner) {
    accept(std::move(opened));
  }

  ScreenEnd run() {
    while (!ended_ && !quits_) {
      terminal_.show(draw(state_));
      if (!take_input()) {
        take_answers();
      }
    }
    return {ended_ ? ended_->signal : 0, state_.shown};
  }

 private:
  // Wishes wait until all input is taken: a later one may take their place.
  void accept(Step step) {
    state_ = std::move(step.state);
    for (Wish& wish : step.wishes) {
      quits_ |= std::holds_alternative<Quit>(wish);
      wishes_.add(std::move(wish));
    }
  }

  // All input that is there; where no answer can come meanwhile by itself, it is waited for. False
  // when there was none.
  bool take_input() {
    const bool wait = runner_.descriptor() >= 0 || !(runner_.is_busy() || !wishes_.empty());
    if (runner_.descriptor() >= 0) {
      hand_over();
    }
    bool any = false;
    while (const auto input = terminal_.next_input(wait && !any, runner_.descriptor())) {
      any = true;
      if ((ended_ = ended_by(*input)) || quits_) {
        break;
      }
    }
    return any;
  }

  void hand_over() {
    while (!quits_ && !wishes_.empty()) {
      runner_.start(*wishes_.take());
    }
  }

  void take_answers() {
    hand_over();
    if (auto answer = runner_.next_answer()) {
      accept(update(std::move(state_), *answer));
    }
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
  WishRunner& runner_;
  State state_;
  WishQueue wishes_;
  bool quits_ = false;
  std::optional<Ended> ended_;
};

}  // namespace

ScreenEnd run_screen(Step opened, Terminal& terminal, WishRunner& runner) {
  return ScreenLoop(std::move(opened), terminal, runner).run();
}

}  // namespace backfile
