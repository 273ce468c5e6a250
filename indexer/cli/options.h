// SPDX-License-Identifier: GPL-2.0-or-later
// What the user asked of backfile-index, read off its arguments. Touches no file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/config_file.h"
#include "common/base/result.h"
#include "indexer/pipeline/pipeline_options.h"

namespace backfile {

enum class Action : std::uint8_t {
  Index,
  Inspect,
  Stats,
  Check,
  Export,
  Delete,
  Help,
  HelpFields,
  Version,
};
enum class ProgressWish : std::uint8_t { Auto, Always, Never, Json };
enum class Verbosity : std::uint8_t { Quiet, Normal, Verbose };

struct Options {
  Action action = Action::Index;
  PipelineOptions run;  ///< of Inspect: paths, reading, parsing; of the others: index, wait
  std::vector<std::string> article_ids;  ///< of Delete, as written
  std::filesystem::path export_file;     ///< of Export; - is standard output
  bool plain_text = false;               ///< --text
  ProgressWish progress = ProgressWish::Auto;
  Verbosity verbosity = Verbosity::Normal;
};

/// The variables that say where the index lies when --db does not, and where the user's config file
/// does; an empty one counts as unset.
struct Environment {
  std::string backfile_db, xdg_data_home, home, xdg_config_home{};
};

/// Reads the arguments after the program's name, and `config` for the options that they do not
/// give; not with --no-config: then it may have failed. The first of --help, --help-fields and
/// --version wins over everything else that is right. Errors: InvalidArgument, the message quotes
/// the argument, or names the line of the file, the hint names the nearest option where there is
/// one; that of `config`.
Result<Options> parse_options(const std::vector<std::string>& arguments,
                              const Environment& environment,
                              const Result<ConfigFile>& config = ConfigFile{});

/// "512K", "64M", "2G" or plain bytes. Errors: InvalidArgument.
Result<std::uint64_t> parse_size(std::string_view text);

}  // namespace backfile
