// SPDX-License-Identifier: GPL-2.0-or-later
// The one function that changes the screen's state.
#pragma once

#include "searcher/tui/screen_event.h"

namespace backfile {

/// The state with which the screen opens, and its first wishes.
Step open_screen(SearchTerms terms, CommandContext command, ScreenSize size);

/// What `event` makes of `state`. Pure: touches no file, clock or terminal.
Step update(State state, const Event& event);

}  // namespace backfile
