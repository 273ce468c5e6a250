// SPDX-License-Identifier: GPL-2.0-or-later
// The screen's loop: input, update, draw; wishes are handed over and their answers taken.
#pragma once

#include <optional>

#include "searcher/tui/screen_event.h"
#include "searcher/tui/terminal.h"
#include "searcher/tui/wish_runner.h"

namespace backfile {

/// How the screen ended: the signal that did it, 0 for none; and what was shown last.
struct ScreenEnd {
  int signal = 0;
  SearchTerms shown{};
};

/// Runs until the user quits or the terminal ends it. Keys that wait are taken together before a
/// wish is handed over, so that what is typed meanwhile is searched for once.
ScreenEnd run_screen(Step opened, Terminal& terminal, WishRunner& runner);

}  // namespace backfile
