// SPDX-License-Identifier: GPL-2.0-or-later
// Places of keys in a table that keeps 16 bits of each key: small, and ready as it is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace backfile {

/// Open addressing by 64-bit keys. A key that was never put is found with probability of about
/// 2^-15 per lookup, which costs the tagger nothing that one could measure.
class FingerprintTable {
 public:
  static constexpr std::size_t kNone = ~std::size_t{0};

  FingerprintTable() = default;
  /// Requires: slots is a power of two.
  explicit FingerprintTable(std::size_t slots) : marks_(slots, 0) {}
  /// Takes marks as marks() gave them; a table without an empty slot is of no use: see is_sound().
  explicit FingerprintTable(std::vector<std::uint16_t> marks) : marks_(std::move(marks)) {}

  /// The slot of `key`, or kNone.
  std::size_t find(std::uint64_t key) const {
    const std::size_t mask = marks_.size() - 1;
    const std::uint16_t mark = mark_of(key);
    for (std::size_t slot = key & mask;; slot = (slot + 1) & mask) {
      if (marks_[slot] == mark) {
        return slot;
      }
      if (marks_[slot] == 0) {
        return kNone;
      }
    }
  }

  /// The slot of `key`, made when it is not there. Requires: fewer keys than slots.
  std::size_t put(std::uint64_t key) {
    const std::size_t mask = marks_.size() - 1;
    std::size_t slot = key & mask;
    while (marks_[slot] != 0 && marks_[slot] != mark_of(key)) {
      slot = (slot + 1) & mask;
    }
    marks_[slot] = mark_of(key);
    return slot;
  }

  /// A power of two of slots, one of them empty: lookups end.
  bool is_sound() const;

  const std::vector<std::uint16_t>& marks() const { return marks_; }
  std::size_t slots() const { return marks_.size(); }

 private:
  static std::uint16_t mark_of(std::uint64_t key) {
    const auto mark = static_cast<std::uint16_t>(key >> 48);
    return mark == 0 ? std::uint16_t{1} : mark;
  }

  std::vector<std::uint16_t> marks_;
};

}  // namespace backfile
