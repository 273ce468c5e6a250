// SPDX-License-Identifier: GPL-2.0-or-later
// The five kinds of entries in a glass database's postlist table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segment/glass_chunks.h"
#include "indexer/segment/glass_table_writer.h"
#include "indexer/segment/posting.h"

namespace backfile {

// On-disk: behind a zero byte at the head of a key, what an entry is that belongs to no term.
inline constexpr char kGlassMetadataKind = '\xc0', kGlassStatisticsKind = '\xd0',
                      kGlassValuesKind = '\xd8', kGlassLengthsKind = '\xe0';

/// The articles that have a value in a slot.
struct SlotValues {
  struct Value {
    std::uint32_t docid;
    std::string text;  ///< not empty
  };
  std::uint32_t slot = 0;
  std::vector<Value> values;  ///< by rising docid
};

/// Adds entries to a postlist table in the order that its keys demand: metadata, values, lengths,
/// then terms by their bytes. A failed write shows in the table's finish().
class GlassPostlistWriter {
 public:
  explicit GlassPostlistWriter(GlassTableWriter& table) : table_(table), chunks_(table) {}

  /// Requires: names rise, 1 to 253 bytes; `value` is not empty.
  void add_metadata(std::string_view name, std::string_view value);
  /// All slots at once, in any order.
  void add_values(std::span<const SlotValues> slots);
  /// lengths[i] is that of docid i + 1.
  void add_lengths(std::span<const std::uint32_t> lengths);
  /// Requires: terms rise by their bytes, at most kMaxTermBytes, a zero byte counting twice.
  void add_term(std::string_view term, std::span<const Posting> postings);

 private:
  void start_key(char kind);
  void add_statistics(const SlotValues& slot);
  void add_value_chunks(const SlotValues& slot);

  GlassTableWriter& table_;
  GlassChunkWriter chunks_;
  std::string key_, further_key_, tag_;  // scratch
};

}  // namespace backfile
