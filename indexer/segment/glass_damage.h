// SPDX-License-Identifier: GPL-2.0-or-later
// How every reader of a glass database says that a file of it is wrong.
#pragma once

#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "common/base/error.h"

namespace backfile {

/// The error Corrupt: "PATH is damaged: WHAT".
inline Error damaged_glass_file(const std::filesystem::path& path, std::string_view what) {
  return {ErrorCode::Corrupt,
          fmt::format("{} is damaged: {}", path.string(), what),
          "build the index anew with --rebuild"};
}

}  // namespace backfile
