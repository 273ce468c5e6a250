// SPDX-License-Identifier: GPL-2.0-or-later
// The arguments parted into options and words, by the option table; values are not read yet.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"

namespace backfile {

struct CommandLine {
  /// Values by option name, in the order given; one empty value for a flag.
  std::map<std::string, std::vector<std::string>, std::less<>> options;
  std::vector<std::string> words;  ///< what is no option, and all behind "--"

  bool has(std::string_view option) const { return options.contains(option); }
  /// The values of `option`, none when it was not given.
  std::vector<std::string> values(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::vector<std::string>() : found->second;
  }
  /// Its first value, "" when it was not given.
  std::string value(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string() : found->second.front();
  }
};

/// Errors: InvalidArgument for an option that is unknown (with the nearest name), lacks its value,
/// has one too many, or is given twice where once is meant.
Result<CommandLine> read_command_line(const std::vector<std::string>& arguments);

/// Puts the options of `more` behind those of `line`. Errors: InvalidArgument for one that is in
/// both and may not be repeated.
Result<void> add_options(const CommandLine& more, CommandLine& line);

}  // namespace backfile
