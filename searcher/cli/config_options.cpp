// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is with_config().
#include "searcher/cli/config_options.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "searcher/cli/option_table.h"

namespace backfile {
namespace {

/// What asks for something once.
constexpr std::array<std::string_view, 13> kNotKept{"background",
                                                    "count",
                                                    "help",
                                                    "interactive",
                                                    "no-config",
                                                    "null",
                                                    "offset",
                                                    "queries",
                                                    "show",
                                                    "similar",
                                                    "version",
                                                    "watch",
                                                    "why"};

bool is_switch(std::string_view option) {
  const auto row = std::ranges::find(kOptionRows, option, &OptionRow::name);
  return row != kOptionRows.end() && row->kind == OptionKind::Flag;
}

/// The line as an argument; none for a switch that is off.
Result<std::vector<std::string>> arguments_of(const std::string& option, const std::string& value) {
  if (std::ranges::count(kNotKept, option) > 0 || option.starts_with("why-") ||
      option.starts_with("help-")) {
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("--{} is for the command line alone", option));
  }
  if (!is_switch(option)) {
    return std::vector{fmt::format("--{}={}", option, value)};
  }
  const auto on = read_switch(value);
  if (!on) {
    return failure(on.error().code, fmt::format("--{} {}", option, on.error().message));
  }
  return *on ? std::vector{fmt::format("--{}", option)} : std::vector<std::string>();
}

}  // namespace

Result<CommandLine> with_config(const CommandLine& typed,
                                const ConfigFile& config,
                                const Environment& environment,
                                const std::function<Result<void>(const CommandLine&)>& check) {
  CommandLine kept;
  const auto take = [&](const std::string& option, const std::string& value) -> std::string {
    const auto arguments = arguments_of(option, value);
    if (!arguments) {
      return in_one_line(arguments.error());
    }
    const auto line = read_command_line(*arguments);
    if (!line) {
      return in_one_line(line.error());
    }
    if (const auto checked = check(*line); !checked) {
      return in_one_line(checked.error());
    }
    const auto added = add_options(*line, kept);
    return added ? std::string() : in_one_line(added.error());
  };
  if (const auto read = read_config(config, "search", take); !read) {
    return Unexpected(read.error());
  }
  if (!environment.backfile_db.empty()) {
    kept.options.erase("db");
  }
  CommandLine both = typed;
  both.options.insert(kept.options.begin(), kept.options.end());
  return both;
}

}  // namespace backfile
