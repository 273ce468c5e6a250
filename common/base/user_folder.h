// SPDX-License-Identifier: GPL-2.0-or-later
// Where a user's own files lie. Source: XDG Base Directory Specification 0.8.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace backfile {

/// backfile/ in the folder that a variable as XDG_CONFIG_HOME names; when it does not (unset,
/// empty, or not from the root) in `beside_home` of `home`: ".config". Empty when both are missing.
std::filesystem::path user_folder(const std::string& variable,
                                  const std::string& home,
                                  std::string_view beside_home);

}  // namespace backfile
