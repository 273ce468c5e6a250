// SPDX-License-Identifier: GPL-2.0-or-later
// What the screen needs of a terminal; tests put their own in its place.
#pragma once

#include <optional>
#include <variant>

#include "searcher/tui/grid.h"
#include "searcher/tui/screen_event.h"

namespace backfile {

/// The screen has to be left: `signal` says so, 0 when the terminal is gone.
struct Ended {
  int signal = 0;
};
using Input = std::variant<Key, Paste, Mouse, Resized, Ended>;

class Terminal {
 public:
  virtual ~Terminal() = default;
  virtual ScreenSize size() = 0;
  virtual void show(const Grid& grid) = 0;
  /// The next input; with `wait` it is waited for until it comes or `descriptor` (-1: none) can be
  /// read, without only what is there already.
  virtual std::optional<Input> next_input(bool wait, int descriptor) = 0;
};

}  // namespace backfile
