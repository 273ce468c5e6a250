// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher's conductor of faces: options -> request -> session -> renderer -> standard output.
#pragma once

#include <chrono>

#include "common/base/error.h"
#include "common/base/result.h"
#include "searcher/cli/environment.h"
#include "searcher/cli/options.h"
#include "searcher/session/search_session.h"

namespace backfile {

/// Exit codes of backfile-search. A Ctrl-C ends it by the signal itself, which a shell shows as
/// 130.
enum ExitCode : int { kFound = 0, kNothingFound = 1, kFailed = 2 };

/// Today in the user's time zone.
std::chrono::sys_days local_day();

/// Writes `error` to standard error, safe for a terminal.
void print_error(const Error& error);

/// A session over the options' indexes that knows the user's saved searches. Errors: as
/// SearchSession::open() and SavedSearches::read().
Result<SearchSession> open_session(const Options& options);

/// Does what the options ask for and returns the exit code; a query ends the process with it.
int run_search_program(const Options& options, const Environment& environment);

}  // namespace backfile
