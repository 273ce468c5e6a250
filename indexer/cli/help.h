// SPDX-License-Identifier: GPL-2.0-or-later
// What backfile-index prints about itself, and the exit codes it documents.
#pragma once

#include <string>

#include "common/base/error.h"

namespace backfile {

/// --help: usage, options by group, exit codes. At most 100 columns.
std::string help_text();
/// --help-fields: a line for every field of common/index/schema.h.
std::string fields_text();
/// --version.
std::string version_text();

/// Exit codes beside those of errors.
inline constexpr int kExitAllIndexed = 0;
inline constexpr int kExitSomeSkipped = 1;

/// 2 for a failure, 3 for a locked index, 130 for one that the user broke off (128 + SIGINT).
int exit_code_of(ErrorCode code);

}  // namespace backfile
