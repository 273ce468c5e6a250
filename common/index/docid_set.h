// SPDX-License-Identifier: GPL-2.0-or-later
// A set of docids of one segment, a bit each: tombstones, and what a query matches.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace backfile {

/// Docids 1..universe. Two sets in one operation must have the same universe.
class DocidSet {
 public:
  DocidSet() = default;
  explicit DocidSet(std::uint32_t universe) : universe_(universe), words_(universe / 64 + 1) {}

  std::uint32_t universe() const { return universe_; }
  void insert(std::uint32_t docid) { words_[docid / 64] |= std::uint64_t{1} << (docid % 64); }
  void erase(std::uint32_t docid) { words_[docid / 64] &= ~(std::uint64_t{1} << (docid % 64)); }
  bool contains(std::uint32_t docid) const { return words_[docid / 64] >> (docid % 64) & 1; }
  /// Adds first..last. Requires: 1 <= first, last <= universe; nothing when first > last.
  void insert_range(std::uint32_t first, std::uint32_t last);
  std::uint32_t count() const;
  /// Smallest docid >= from in the set, 0 when there is none.
  std::uint32_t next(std::uint32_t from) const;

  DocidSet& operator&=(const DocidSet& other);
  DocidSet& operator|=(const DocidSet& other);
  DocidSet& operator^=(const DocidSet& other);
  DocidSet& operator-=(const DocidSet& other);
  /// All docids of the universe that are not in the set.
  DocidSet complement() const;

  /// Calls `visit(docid)` in rising order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(__builtin_ctzll(word)));
      }
    }
  }

  std::span<const std::uint64_t> words() const { return words_; }
  std::span<std::uint64_t> words() { return words_; }
  bool operator==(const DocidSet&) const = default;

 private:
  std::uint32_t universe_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace backfile
