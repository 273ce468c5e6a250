// SPDX-License-Identifier: GPL-2.0-or-later
// Makes what was built the index, in one step: the manifest's rename, last of all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/pipeline/file_ledger.h"
#include "indexer/segment/segment_builder.h"

namespace backfile {

/// Where new segments are written until they are published.
std::filesystem::path building_folder(const IndexPaths& index);

/// The manifest, or nothing when there is no index yet. Errors: InvalidArgument for a folder that
/// holds other things; Version (also for another analyzer) and Corrupt, hinting at --rebuild.
Result<std::optional<Manifest>> open_manifest(const IndexPaths& index);

/// What is to stand from now on.
struct Publication {
  Manifest before;                        ///< segments of it stay, less `superseded`
  std::vector<std::uint64_t> superseded;  ///< sorted ids
  std::vector<BuiltSegment> built;
  std::vector<std::uint64_t> lost_sequences;  ///< sorted: articles of `built` not to stand
  FileLedger ledger;
  bool merge_all = false;  ///< everything into one segment; else what segment_tiers.h says
};

/// Renames, merges, writes tombstones, ledger and stub, then the manifest; sweeps what it no longer
/// names. Returns the new manifest. Errors: Io; the index is then as it was. Needs the lock.
Result<Manifest> publish(const IndexPaths& index, Publication&& publication);

/// Removes everything of ours in the folder that `manifest` does not name: what a killed run left,
/// and what a publication has replaced; writes the stub when it is another revision's. Never touches
/// a name that is not of our making. Needs the lock.
void sweep_leftovers(const IndexPaths& index, const Manifest& manifest);

/// What sweep_leftovers() would remove, sorted.
std::vector<std::filesystem::path> find_leftovers(const IndexPaths& index,
                                                  const Manifest& manifest);

/// True when the stub names the segments of `manifest`.
bool stub_is_current(const IndexPaths& index, const Manifest& manifest);

/// Number for the next segment such that no folder has it, whatever `before` says.
std::uint64_t next_segment_number(const IndexPaths& index, std::uint64_t at_least);

}  // namespace backfile
