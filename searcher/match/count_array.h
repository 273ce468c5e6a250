// SPDX-License-Identifier: GPL-2.0-or-later
// Counters, one for each of many values.
#pragma once

#include <algorithm>
#include <cstdint>

#include "common/base/large_vector.h"

namespace backfile {

/// All 0 at first. Memory: 4 bytes a counter, in large pages: counting leaps all over them, and
/// a small page that it comes to for the first time costs as much as some hundred counts.
class CountArray {
 public:
  explicit CountArray(std::size_t size) : counts_(size, 0U) {}

  std::uint32_t& operator[](std::uint32_t at) { return counts_[at]; }
  std::uint32_t operator[](std::uint32_t at) const { return counts_[at]; }

  void clear(std::uint32_t first, std::uint32_t last) {
    std::fill(counts_.begin() + first, counts_.begin() + last, 0U);
  }
  /// Calls `visit(at, count)` for those in [first, last) that are not 0.
  template <class Visit>
  void for_each(std::uint32_t first, std::uint32_t last, Visit&& visit) const {
    for (std::uint32_t at = next(first, last); at < last; at = next(at + 1, last)) {
      visit(at, counts_[at]);
    }
  }

 private:
  /// The first from `at` on that is not 0, `last` when there is none.
  std::uint32_t next(std::uint32_t at, std::uint32_t last) const {
    constexpr std::uint32_t kTogether = 16;  // most are 0: looked at without a branch each
    while (at < last && last - at >= kTogether) {
      std::uint32_t any = 0;
      for (std::uint32_t i = 0; i < kTogether; ++i) {
        any |= counts_[at + i];
      }
      if (any != 0) {
        break;
      }
      at += kTogether;
    }
    while (at < last && counts_[at] == 0) {
      ++at;
    }
    return at;
  }

  LargeVector<std::uint32_t> counts_;
};

}  // namespace backfile
