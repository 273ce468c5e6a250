// SPDX-License-Identifier: GPL-2.0-or-later
// What a run has to read, by holding the files that are there against the ledger.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "indexer/pipeline/file_ledger.h"
#include "indexer/source/corpus_walker.h"

namespace backfile {

/// What this run has found out about a file of the ledger.
enum class FileState : std::uint8_t {
  Unseen,     ///< not under the paths of this run, or in a folder that could not be listed
  Unchanged,  ///< same size and time, or same content
  Changed,    ///< other content: read again
  Uncovered,  ///< unchanged, but an article it gave lost the file that stood for it: read again
  Gone,       ///< not there any more; its articles stay
  Pruned,     ///< not there any more; its articles go
};

struct PlannedFile {
  SourceFile source;
  std::optional<std::size_t> known;  ///< its place in the ledger
  bool operator==(const PlannedFile&) const = default;
};

struct ReadPlan {
  std::vector<PlannedFile> to_read;  ///< in reading order: by path, standard input last
  std::vector<FileState> states;     ///< one for each file of the ledger
  /// Sorted ids that articles of this run must not take: they stand in the index for files that
  /// stay, or the user deleted them.
  std::vector<std::uint64_t> withheld;
  bool times_changed = false;  ///< the ledger took new times: it is to be published
  std::size_t count_of(FileState state) const;
};

/// Gives the hash of a file's content; called for files of known size whose time has changed.
using HashFile = std::function<Result<std::uint64_t>(const std::filesystem::path&)>;

/// Decides for every file found and every file known. Takes the new times of files whose content is
/// the same into `ledger`. A file that cannot be hashed counts as changed. Cost: O(files + ids).
ReadPlan plan_reading(const WalkResult& walk,
                      FileLedger& ledger,
                      bool prune,
                      const HashFile& hash_file);

/// The pseudo file for standard input: always read, never unchanged.
void plan_standard_input(ReadPlan& plan, const FileLedger& ledger);

}  // namespace backfile
