// SPDX-License-Identifier: GPL-2.0-or-later
// Every option of backfile-index, once: parsing and --help read this table.
#pragma once

#include <span>
#include <string_view>

#include "common/base/result.h"
#include "indexer/cli/options.h"

namespace backfile {

/// One option. `letter` is 0 for none, `value_name` empty for a switch. `apply` takes the value as
/// written ("" for a switch) into the Options, or says what is wrong with it.
struct OptionRow {
  std::string_view group;
  char letter;
  std::string_view name, value_name, help;
  Result<void> (*apply)(Options& options, std::string_view value);
};

/// The group of what takes the place of a run.
inline constexpr std::string_view kInsteadOfIndexing = "Instead of indexing";

/// In the order of --help; rows of one group stand together.
std::span<const OptionRow> option_table();

}  // namespace backfile
