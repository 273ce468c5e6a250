// SPDX-License-Identifier: GPL-2.0-or-later
// The alias book: the user's own word on which names are one. INDEX/aliases.txt, read at search
// time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/model/entity.h"

namespace backfile {

/// `DHS = Department of Homeland Security, "Homeland Security"`: all are one, shown as the first.
/// `!Paris Hilton = Paris`: these are never the first, whatever the archive says.
/// `org:DHS = ...`: of one kind only; without a kind the line is for each.
struct AliasLine {
  std::size_t line = 0;  ///< 1-based
  bool forbids = false;
  std::optional<EntityKind> kind;
  std::string name;
  std::vector<std::string> others;
};

/// Lines in their order; those that are blank or begin with # are left out. Errors: InvalidArgument
/// naming `path` and the line.
Result<std::vector<AliasLine>> parse_alias_book(std::string_view text,
                                                const std::filesystem::path& path);

/// The book at `path`; no lines when there is no such file. Errors: also Io.
Result<std::vector<AliasLine>> read_alias_book(const std::filesystem::path& path);

}  // namespace backfile
