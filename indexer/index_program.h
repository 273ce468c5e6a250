// SPDX-License-Identifier: GPL-2.0-or-later
// The program backfile-index but for the process around it.
#pragma once

#include <string>
#include <vector>

#include "indexer/cli/options.h"

namespace backfile {

/// Does what `arguments` (without the program's name) ask for: results to stdout, everything for
/// people to stderr. Returns the exit code.
int run_indexer(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace backfile
