// SPDX-License-Identifier: GPL-2.0-or-later
// What a run did, and how people are told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/pipeline/index_digest.h"
#include "indexer/pipeline/index_report.h"

namespace backfile {

struct IndexOutcome {
  bool dry_run = false;
  bool published = false;
  std::uint64_t files_read = 0, files_unchanged = 0, files_gone = 0, files_pruned = 0;
  std::uint64_t articles = 0;  ///< of this run that stand in the index now
  std::uint64_t duplicates = 0, repaired = 0;
  std::uint64_t articles_removed = 0;  ///< of pruned files
  std::uint64_t text_bytes = 0;
  double seconds = 0;
  std::string index;  ///< its folder
  std::uint64_t index_articles = 0, index_segments = 0;
  std::optional<IndexDigest> digest;  ///< of the index, when it was published
  IndexReport report;
  std::vector<std::string> warnings;                        ///< whole sentences
  std::vector<std::string> to_read, to_replace, to_remove;  ///< paths, in reading order
};

/// The closing lines for stderr: warnings, what was skipped and why, then one line on the whole,
/// and what the index comes to. `every` names every input, else the first few of each reason. Not
/// yet safe for a terminal.
std::string describe_outcome(const IndexOutcome& outcome, bool every);

/// The lines on what was skipped, as describe_outcome() has them.
std::string describe_skips(const IndexReport& report, bool every);

}  // namespace backfile
