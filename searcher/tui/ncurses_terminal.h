// SPDX-License-Identifier: GPL-2.0-or-later
// The user's terminal, by ncurses. The only file that sees it is this one's .cpp.
#pragma once

#include <memory>

#include "common/base/result.h"
#include "searcher/tui/terminal.h"

namespace backfile {

/// Takes over the terminal of standard input and output until the object goes; then, also by an
/// exception, it is as it was before. Ctrl-C, SIGTERM, SIGHUP and SIGQUIT come as Ended; Ctrl-Z
/// gives the terminal back until the program goes on. One at a time; the signals stay blocked in
/// threads that are started meanwhile. Errors: InvalidArgument where they are no terminal, or one
/// that cannot place its cursor.
Result<std::unique_ptr<Terminal>> open_ncurses_terminal(bool color);

}  // namespace backfile
