// SPDX-License-Identifier: GPL-2.0-or-later
// Writes one table of a glass database, a B-tree, strictly forward from sorted keys.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/durable_file.h"
#include "indexer/segment/glass_block.h"

struct XXH3_state_s;

namespace backfile {

/// Longest key of a table; longest tag that surely stays in one item beside the longest key.
inline constexpr std::size_t kMaxGlassKeyBytes = 255;
inline constexpr std::size_t kMaxWholeTagBytes = 1780;

/// What the version file says of a table.
struct GlassTableRoot {
  std::uint64_t entry_count = 0;
  std::uint32_t block_count = 0;  ///< the root is the last block; 0 for an empty table
  unsigned level = 0;             ///< of the root
};

/// Keeps one open block a level; a block that is full is written and entered into the level above.
/// So leaves lie in key order. Tags are stored as they are, never compressed. One thread.
class GlassTableWriter {
 public:
  /// Makes `file`, or empties it. Errors: Io.
  static Result<GlassTableWriter> create(const std::filesystem::path& file);

  /// Requires: 1 to kMaxGlassKeyBytes of key, above the last one by its bytes. A failed write shows
  /// in finish(). Tags may have any length up to 100 MB. Cost: O(key and tag).
  void add(std::string_view key, std::string_view tag);
  /// Bytes of a tag behind `key` that the open leaf still takes, so that it is closed without a
  /// gap.
  std::size_t room_for_tag(std::string_view key) const;
  /// Writes what is still open. The file is not synced. Errors: Io.
  Result<GlassTableRoot> finish();
  /// XXH3-64 of the whole file, to be asked for after finish().
  std::uint64_t checksum() const;

 private:
  /// The block being filled at one height of the tree, and where it begins.
  struct Level {
    GlassBlock block;
    std::string first_key;
    std::uint32_t first_component = 0;
  };

  struct FreeHash {
    void operator()(XXH3_state_s* state) const;
  };

  explicit GlassTableWriter(OutputFile file);
  void open_first_leaf();
  void add_component(std::string_view key,
                     std::string_view part,
                     std::uint32_t component,
                     bool is_last);
  void close_leaf(std::string_view next_key, std::uint32_t next_component);
  void enter_child(std::size_t level,
                   std::string_view key,
                   std::uint32_t component,
                   std::uint32_t child);
  std::uint32_t write_block(GlassBlock& block);
  void write_out();

  OutputFile file_;
  std::vector<Level> levels_;
  std::string last_key_;
  std::string pending_;                           // closed blocks not yet written
  std::unique_ptr<XXH3_state_s, FreeHash> hash_;  // of what was written
  Result<void> status_;
  GlassTableRoot root_;
};

}  // namespace backfile
