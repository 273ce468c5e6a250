// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers for texts that come again and again: words, stems, names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// Every text once, numbered from 0 in the order of first appearance.
class WordTable {
 public:
  /// The number of `word`, a new one when it was not there. Cost: one hash and usually one probe.
  std::uint32_t id_of(std::string_view word);
  /// Good until the next id_of().
  std::string_view word(std::uint32_t id) const {
    const Entry& entry = entries_[id];
    return std::string_view(bytes_).substr(entry.begin, entry.bytes);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  std::size_t memory_bytes() const;

 private:
  struct Entry {
    std::uint64_t begin;
    std::uint32_t bytes;
    std::uint32_t hash;
  };
  void grow();

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t>
      slots_;  // id + 1 by hash, 0 for free; a power of two, at most half full
};

}  // namespace backfile
