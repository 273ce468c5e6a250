// SPDX-License-Identifier: GPL-2.0-or-later
// The options of the user's config file, put beside those of the command line.
#pragma once

#include <functional>

#include "common/base/config_file.h"
#include "common/base/result.h"
#include "searcher/cli/command_line.h"
#include "searcher/cli/environment.h"

namespace backfile {

/// `typed` and those options of `config` that it does not give; $BACKFILE_DB goes before a db
/// there. Each line is read by read_command_line() and then by `check`. Errors: InvalidArgument
/// naming file and line, also for an option that makes no sense in each search, as --show.
Result<CommandLine> with_config(const CommandLine& typed,
                                const ConfigFile& config,
                                const Environment& environment,
                                const std::function<Result<void>(const CommandLine&)>& check);

}  // namespace backfile
