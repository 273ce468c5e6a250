// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the column file of a segment; common/index/columns.h reads it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "common/base/result.h"
#include "common/index/columns.h"

namespace backfile {

/// Takes the rows of docids 1, 2, 3 ... and writes them. Memory: some 40 bytes an article and 4 a
/// facet.
class ColumnWriter {
 public:
  /// Requires: rows come by falling day, undated last, then by rising id; facets rise.
  void add(const ColumnRow& row);
  /// Writes and syncs `file`. `dictionary` is sorted by field, key, name; the rows' ordinals point
  /// into it. Errors: Io; Limit above 4 GB of names or 2^32 facets.
  Result<void> write(const std::filesystem::path& file,
                     std::span<const FacetValue> dictionary) const;

 private:
  std::vector<std::uint64_t> ids_, fingerprints_;
  std::vector<std::int32_t> days_;
  std::vector<std::uint8_t> date_facts_;
  std::vector<std::uint32_t> word_counts_, facet_ordinals_;
  std::vector<std::uint64_t> facet_starts_{0};
};

}  // namespace backfile
