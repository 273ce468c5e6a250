// SPDX-License-Identifier: GPL-2.0-or-later
// The file in which users keep options of both programs: lines OPTION = VALUE, under [search] or
// [index], or above both for either.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "common/base/result.h"

namespace backfile {

struct ConfigFile {
  std::filesystem::path path;
  std::string text;
  std::string home;  ///< what a value's "~/" stands for
};

/// `folder`/config; without text when it is not there or `folder` is empty. Errors: Io.
Result<ConfigFile> read_config_file(const std::filesystem::path& folder, const std::string& home);

/// Calls `take(option, value)` for each line that counts for `program` ("search" or "index"); it
/// returns what is wrong, "" when nothing is. Errors: InvalidArgument naming file and line, for a
/// line of any program that is neither a section, nor OPTION = VALUE, nor a remark.
Result<void> read_config(
    const ConfigFile& config,
    std::string_view program,
    const std::function<std::string(const std::string& option, const std::string& value)>& take);

/// Message and hint in one line, as `take` above returns them.
std::string in_one_line(const Error& error);

/// What a line says of a switch: "yes" or "no". Errors: InvalidArgument.
Result<bool> read_switch(const std::string& value);

}  // namespace backfile
