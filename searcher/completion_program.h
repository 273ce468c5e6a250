// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-search --complete: what a shell offers for the word that is being typed.
#pragma once

#include <string>
#include <vector>

#include "searcher/cli/environment.h"

namespace backfile {

/// Prints a line for each thing that the last word of `line`, the words behind the program's name,
/// may become: whole words, unquoted, the likeliest first. Says nothing of what fails. Returns the
/// exit code: whether there is any.
int run_completion_program(const std::vector<std::string>& line, const Environment& environment);

}  // namespace backfile
