// SPDX-License-Identifier: GPL-2.0-or-later
// What --watch NAME has printed so far: a text file with a line for the search, then one for each
// article's id. Ids outlive replacing, merging and rebuilding an index, numbers in it do not.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/base/result.h"

namespace backfile {

/// Held by one process from open() to its end.
class WatchFile {
 public:
  /// The file watch/`name` of the user's `state_folder`, whose folders are made where needed; a new
  /// one has seen nothing. Waits until no other process holds it. Errors: NotFound when no folder
  /// is known; Io, Corrupt.
  static Result<WatchFile> open(const std::filesystem::path& state_folder, const std::string& name);
  WatchFile(WatchFile&& other) noexcept;
  WatchFile& operator=(WatchFile&& other) noexcept;
  ~WatchFile();

  /// The articles printed so far; ids rise.
  const std::vector<std::uint64_t>& seen() const { return seen_; }
  /// Takes `search` for what this watch is about when it is new. Errors: InvalidArgument when it is
  /// about another.
  Result<void> claim(const std::string& search);
  /// Adds `ids`, in any order; then the file holds them, whatever happens. Errors: Io.
  Result<void> add(std::vector<std::uint64_t> ids);

 private:
  WatchFile(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
  Result<void> read();

  std::filesystem::path path_;
  int lock_;
  std::string search_;
  std::vector<std::uint64_t> seen_;
};

}  // namespace backfile
