// SPDX-License-Identifier: GPL-2.0-or-later
// A posting list or the list of lengths, cut into chunks of a glass postlist table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/segment/glass_table_writer.h"

namespace backfile {

// On-disk: what a chunk says of what follows it.
inline constexpr char kGlassLastChunk = '1', kGlassChunkFollows = '0';

/// Writes one list after another; keeps its memory between them.
class GlassChunkWriter {
 public:
  explicit GlassChunkWriter(GlassTableWriter& table) : table_(table) {}

  /// Begins a list. The first chunk has `first_key` and begins with `head`; the keys of the others
  /// are `further_key` and the chunk's first docid.
  void start(std::string_view first_key, std::string_view further_key, std::string_view head);
  /// Requires: docids rise.
  void add(std::uint32_t docid, std::uint32_t number);
  /// Requires: at least one add() since start().
  void finish();

 private:
  void open_chunk();
  void close_chunk(bool is_last);

  GlassTableWriter& table_;
  std::string key_, further_key_, tag_, pairs_;
  std::size_t full_bytes_ = 0;          // pairs of so many bytes fill the open chunk
  std::uint32_t first_ = 0, last_ = 0;  // docids of the open chunk
};

}  // namespace backfile
