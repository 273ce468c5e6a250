// SPDX-License-Identifier: GPL-2.0-or-later
// The screen's loop: input, update, draw; wishes are granted when no key waits.
#pragma once

#include "searcher/tui/screen_event.h"
#include "searcher/tui/terminal.h"

namespace backfile {

/// Grants wishes; the tests' one makes answers up.
class WishGranter {
 public:
  virtual ~WishGranter() = default;
  /// The answer to a wish. Requires: no Quit.
  virtual Event grant(const Wish& wish) = 0;
};

/// How the screen ended: the signal that did it, 0 for none; and what was shown last.
struct ScreenEnd {
  int signal = 0;
  SearchTerms shown{};
};

/// Runs until the user quits or the terminal ends it.
/// Keys that wait are taken together before a wish is granted, so that what is typed meanwhile is
/// searched for once.
ScreenEnd run_screen(Step opened, Terminal& terminal, WishGranter& granter);

}  // namespace backfile
