// SPDX-License-Identifier: GPL-2.0-or-later
// A full examination of one segment: every file by itself, and all of them against each other.
#pragma once

#include <cstdint>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/segment/checked_part.h"

namespace backfile {

struct SegmentCheck {
  std::vector<CheckedPart> parts;
  std::vector<std::uint64_t> living_ids;  ///< of the articles that are not deleted
};

/// Checks checksums, the database (glass_check.h), columns against what the manifest says of them,
/// stored articles against columns, terms against columns (term_check.h), tombstones. Reads only.
/// Whatever the bytes, it ends with a report. Cost: reads every file twice. Memory: some 16 bytes
/// an article, 16 a facet value, a few blocks.
SegmentCheck check_segment(const IndexPaths& index,
                           const SegmentEntry& entry,
                           StockPhrases phrases);

}  // namespace backfile
