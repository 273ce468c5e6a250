// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base/user_folder.h"

namespace backfile {

std::filesystem::path user_folder(const std::string& variable,
                                  const std::string& home,
                                  std::string_view beside_home) {
  if (variable.starts_with('/')) {
    return std::filesystem::path(variable) / "backfile";
  }
  return home.empty() ? std::filesystem::path()
                      : std::filesystem::path(home) / beside_home / "backfile";
}

}  // namespace backfile
