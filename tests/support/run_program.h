// SPDX-License-Identifier: GPL-2.0-or-later
// Runs one of the two real programs as a user's shell would.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace backfile::test {

struct ProgramRun {
  std::vector<std::string> arguments;  ///< the program's path first
  std::string standard_input;
  std::filesystem::path folder;        ///< working folder, the current one when empty
  /// Added to a small fixed environment (PATH, LANG=C.UTF-8, HOME=/nonexistent, TERM=dumb).
  std::map<std::string, std::string> environment;
};

struct ProgramOutput {
  int exit_code = -1;  ///< 128 + signal when a signal ended it, as a shell says it
  std::string out, err;
};

/// Runs to the end and returns what was printed.
ProgramOutput run_program(const ProgramRun& run);

/// Starts it, sends `signal` after `delay`, waits for the end.
ProgramOutput run_and_signal(const ProgramRun& run, std::chrono::microseconds delay, int signal);

/// The built programs.
std::string indexer_program();
std::string searcher_program();

}  // namespace backfile::test
