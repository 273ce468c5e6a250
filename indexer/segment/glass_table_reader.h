// SPDX-License-Identifier: GPL-2.0-or-later
// Reads a table that GlassTableWriter wrote, from its first entry to its last.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "common/base/result.h"

namespace backfile {

/// Reads the leaves in the order they lie in the file, which is that of the keys in a table that
/// was written forward. Any other table is refused when that shows. Memory: half a megabyte.
class GlassTableReader {
 public:
  /// `entry_count` is what the database says the table has. An empty or absent file is an empty
  /// table. Errors: Io.
  static Result<GlassTableReader> open(const std::filesystem::path& file,
                                       std::uint64_t entry_count);

  /// Goes on to the next entry; false behind the last, and when the table is damaged (status()).
  bool next();
  /// Good until next().
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }
  const std::filesystem::path& path() const { return path_; }
  /// Errors: Corrupt, Io.
  const Result<void>& status() const { return status_; }

 private:
  struct Item;

  GlassTableReader(std::filesystem::path file, std::uint64_t entry_count)
      : path_(std::move(file)), entries_left_(entry_count) {}
  bool next_item(Item& item);
  bool open_leaf();
  bool read_chunk();
  bool fail(std::string_view what);

  std::filesystem::path path_;
  std::uint64_t entries_left_;
  std::ifstream file_;
  std::string chunk_;            // blocks in memory
  std::size_t next_block_ = 0;   // bytes into chunk_
  std::string_view block_;       // the leaf at hand
  std::size_t next_offset_ = 0;  // of its directory
  std::size_t directory_end_ = 0;
  std::string key_, tag_;
  Result<void> status_;
};

}  // namespace backfile
