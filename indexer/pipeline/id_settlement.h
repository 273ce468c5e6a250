// SPDX-License-Identifier: GPL-2.0-or-later
// Which of several articles with one identity stays, and what the ledger says after a run.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/pipeline/file_ledger.h"
#include "indexer/pipeline/read_plan.h"

namespace backfile {

/// One article that a file of this run gave, in whatever order workers finished.
struct GivenArticle {
  std::uint64_t id = 0;
  std::uint64_t sequence = 0;  ///< its number in reading order over the whole run
  std::uint32_t file = 0;      ///< number in ReadPlan::to_read
  bool built = false;          ///< stands in a new segment; else its id was taken when it came
};

/// What reading one file of the plan came to; no hash when it could not be read whole.
struct FileYield {
  std::optional<std::uint64_t> hash;
  std::vector<SkippedInput> skipped;
};

struct Settlement {
  FileLedger ledger;
  std::vector<std::uint64_t> superseded;      ///< sorted ids to be dropped from the old segments
  std::vector<std::uint64_t> lost_sequences;  ///< sorted: built, but not to stand
  std::uint64_t standing = 0;                 ///< articles of this run that stand
  std::vector<std::uint64_t>
      duplicates;             ///< given, but another has the identity: by file of the plan
  std::uint64_t removed = 0;  ///< ids of pruned files
};

/// Of several articles with one id the first in reading order stands; a file that could not be read
/// whole gives nothing and keeps what it gave before. Pure: the same whatever the number of
/// workers.
Settlement settle_ids(const ReadPlan& plan,
                      const FileLedger& before,
                      std::vector<GivenArticle> given,
                      std::vector<FileYield> yields);

}  // namespace backfile
