// SPDX-License-Identifier: GPL-2.0-or-later
// What an index holds and how large it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "common/base/result.h"
#include "common/index/manifest.h"

namespace backfile {

struct IndexStats {
  std::string index;
  std::uint64_t revision = 0;
  std::uint64_t segments = 0;
  std::uint64_t articles = 0, deleted = 0, dated = 0;       ///< deleted: still on disk, never found
  std::optional<std::int32_t> first_day, last_day;          ///< day numbers, of the dated articles
  std::map<std::string, std::uint64_t> languages, outlets;  ///< articles by value
  std::uint64_t files = 0, skipped = 0;  ///< read into it; inputs of them skipped
  std::uint64_t glass_bytes = 0, token_bytes = 0, column_bytes = 0, text_bytes = 0,
                ledger_bytes = 0, other_bytes = 0;
  std::uint64_t total_bytes() const {
    return glass_bytes + token_bytes + column_bytes + text_bytes + ledger_bytes + other_bytes;
  }
};

/// Adds the size of every file under the folder to the part that it belongs to.
void measure_files(const IndexPaths& index, IndexStats& stats);

/// A day number as people write it, "" for none.
std::string day_text(std::optional<std::int32_t> day);

/// Reads manifest, ledger and columns. Needs no lock. Errors: those of reading them.
Result<IndexStats> read_stats(const IndexPaths& index);

/// The figures for people, a line each; the languages and the outlets with most articles first. Not
/// yet safe for a terminal.
std::string describe_stats(const IndexStats& stats);

}  // namespace backfile
