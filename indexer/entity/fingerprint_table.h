// SPDX-License-Identifier: GPL-2.0-or-later
// Places of keys in a table that keeps 16 bits of each key: small, and ready as it is read.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "common/base/large_vector.h"

namespace backfile {

/// Open addressing by 64-bit keys. A key that was never put is found with probability of about
/// 2^-15 per lookup, which costs the tagger nothing that one could measure.
class FingerprintTable {
 public:
  static constexpr std::size_t kNone = ~std::size_t{0};

  FingerprintTable() = default;
  /// Requires: 0 < slots < 2^32.
  explicit FingerprintTable(std::size_t slots) : marks_(slots, 0) {}
  /// Takes marks as marks() gave them; a table without an empty slot is of no use: see is_sound().
  explicit FingerprintTable(LargeVector<std::uint16_t> marks) : marks_(std::move(marks)) {}

  /// The slot of `key`, or kNone. Looks at four slots at a time: of a full table a key that is not
  /// there passes a dozen.
  std::size_t find(std::uint64_t key) const {
    const std::uint16_t mark = mark_of(key);
    std::size_t slot = first_slot(key);
    for (; slot + kStep <= marks_.size(); slot += kStep) {
      std::uint64_t four;
      std::memcpy(&four, marks_.data() + slot, sizeof(four));
      const std::uint64_t same = lowest_zero(four ^ (mark * kEach)), empty = lowest_zero(four);
      if ((same | empty) != 0) {
        const bool is_there = same != 0 && (empty == 0 || same < empty);
        return is_there ? slot + static_cast<std::size_t>(std::countr_zero(same)) / kMarkBits
                        : kNone;
      }
    }
    for (slot = slot < marks_.size() ? slot : 0;; slot = slot_behind(slot)) {
      if (marks_[slot] == mark) {
        return slot;
      }
      if (marks_[slot] == 0) {
        return kNone;
      }
    }
  }

  /// Fetches what find() will look at first.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(marks_.data() + first_slot(key)); }

  /// The slot of `key`, made when it is not there. Requires: fewer keys than slots.
  std::size_t put(std::uint64_t key) {
    std::size_t slot = first_slot(key);
    while (marks_[slot] != 0 && marks_[slot] != mark_of(key)) {
      slot = slot_behind(slot);
    }
    marks_[slot] = mark_of(key);
    return slot;
  }

  /// One of the slots is empty: lookups end.
  bool is_sound() const;

  const LargeVector<std::uint16_t>& marks() const { return marks_; }
  std::size_t slots() const { return marks_.size(); }

 private:
  static constexpr std::size_t kStep = 4, kMarkBits = 16;
  static constexpr std::uint64_t kEach = 0x0001000100010001u;  // a bit for each of four marks

  // The highest bit of the lowest of four marks that is 0, alone; 0 when none is. Little-endian
  // machines only, as the model's file is: the lowest mark is the first.
  static constexpr std::uint64_t lowest_zero(std::uint64_t four) {
    const std::uint64_t zeros = (four - kEach) & ~four & (kEach << (kMarkBits - 1));
    return zeros & (~zeros + 1);
  }

  // The key's lower half, spread over the slots.
  std::size_t first_slot(std::uint64_t key) const {
    return static_cast<std::size_t>((key & 0xFFFFFFFFu) * marks_.size() >> 32);
  }
  std::size_t slot_behind(std::size_t slot) const {
    return slot + 1 == marks_.size() ? 0 : slot + 1;
  }
  static std::uint16_t mark_of(std::uint64_t key) {
    const auto mark = static_cast<std::uint16_t>(key >> 48);
    return mark == 0 ? std::uint16_t{1} : mark;
  }

  LargeVector<std::uint16_t> marks_;
};

}  // namespace backfile
