// SPDX-License-Identifier: GPL-2.0-or-later
// Makes one segment of several: the one that a builder would have written of their articles.
#pragma once

#include <filesystem>
#include <span>

#include "common/base/result.h"
#include "common/index/docid_set.h"
#include "indexer/segment/segment_builder.h"

namespace backfile {

struct MergeInput {
  std::filesystem::path folder;
  DocidSet dead;  ///< tombstones; empty when there are none
};

/// Writes the living articles of `inputs` as a segment in the new folder `folder`, and syncs it.
/// Postings are joined by docid, positions copied as they are coded, articles copied unread.
/// Requires: no two living articles have one id; at least one lives. The `sequence` of the result's
/// articles is 0. Errors: Io; Corrupt for an input that is damaged or that the Xapian library
/// wrote; `folder` is then removed. Cost: about that of reading and writing the files. Memory: the
/// columns of all, one block of articles each, the postings of one term.
Result<BuiltSegment> merge_segments(std::span<const MergeInput> inputs,
                                    const std::filesystem::path& folder);

}  // namespace backfile
