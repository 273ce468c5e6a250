// SPDX-License-Identifier: GPL-2.0-or-later
// Reads any table of a glass database down from its root, and believes nothing of it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "indexer/segment/glass_version_file.h"

namespace backfile {

/// Gives the entries of a table in the order of their keys, as GlassTableReader does, but by way of
/// the tree, so that the table may have been written in any order; and holds every block against
/// the format: its level and revision, its directory and free space, that no items overlap, the
/// order of keys within it and against the separators above it, that each block is used once, and
/// at the end the numbers of blocks and entries. One thread. Memory: a block a level, a bit a
/// block.
class GlassTreeReader {
 public:
  /// Errors: Io; Corrupt when the file is not as long as its blocks.
  static Result<GlassTreeReader> open(const std::filesystem::path& file,
                                      const GlassTableFacts& facts,
                                      std::uint64_t revision);

  /// Goes on to the next entry; false behind the last, and when the table is damaged (status()).
  bool next();
  /// Good until next().
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }
  const std::filesystem::path& path() const { return path_; }
  std::uint64_t block_count() const { return facts_.block_count; }
  /// Errors: Corrupt, naming the file and the block; Io.
  const Result<void>& status() const { return status_; }

 private:
  static constexpr std::size_t kLevels = 10;

  /// Where an item stands in the order of a table.
  struct Place {
    std::string_view key;
    std::size_t component = 0;
    bool operator==(const Place&) const = default;
    auto operator<=>(const Place&) const = default;
  };
  struct Item {
    Place place;
    std::string_view part;
    std::uint32_t child = 0;
    std::size_t begin = 0, end = 0;  ///< bytes of the block
    bool is_first = false, is_last = false;
  };
  /// The block at hand of one level. Bounds lead into blocks of the levels above.
  struct Level {
    std::string block;
    std::uint32_t number = 0;
    std::vector<Item> items;
    std::size_t next = 0;
    std::optional<Place> least, above;  ///< of its places; nothing: none is too low, too high
  };

  GlassTreeReader(std::filesystem::path path, const GlassTableFacts& facts, std::uint64_t revision);
  bool next_item(Item& item);
  bool enter(std::uint64_t number,
             unsigned level,
             std::optional<Place> least,
             std::optional<Place> above,
             std::uint64_t revision);
  bool read_block(std::uint64_t number, Level& level);
  bool read_items(Level& level, unsigned height);
  bool read_item(const Level& level, unsigned height, std::size_t begin, Item& item);
  bool check_space(const Level& level);
  bool check_order(const Level& level, unsigned height);
  bool finish();
  bool fail(std::uint64_t block, std::string_view what);
  bool fail(std::string_view what);

  std::filesystem::path path_;
  GlassTableFacts facts_;
  std::uint64_t revision_;
  std::ifstream file_;
  std::array<Level, kLevels> levels_;
  unsigned height_ = 0;  // level of the block at hand
  bool is_begun_ = false, is_done_ = false;
  std::vector<bool> is_used_;  // by block
  std::uint64_t entries_ = 0;
  std::string key_, tag_;
  Result<void> status_;
};

}  // namespace backfile
