// SPDX-License-Identifier: GPL-2.0-or-later
// What the mouse does: it goes where it presses, and a second press goes in.
#pragma once

#include "searcher/tui/screen_event.h"

namespace backfile {

/// Requires: the screen is large enough.
void take_mouse(Step& step, const Mouse& mouse);

}  // namespace backfile
