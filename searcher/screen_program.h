// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-search -i: options -> session -> full-screen search on the terminal.
#pragma once

#include <string>

#include "searcher/cli/environment.h"
#include "searcher/cli/options.h"

namespace backfile {

/// The command line, without --today and order, that finds what the options ask for: what a watch
/// is about.
std::string search_of(const Options& options);

/// Runs the screen until the user leaves it, then writes the command that finds what was shown last
/// to standard error; returns the exit code. A signal that ends it ends the
/// process, after the terminal is as it was.
int run_screen_program(const Options& options, const Environment& environment);

}  // namespace backfile
