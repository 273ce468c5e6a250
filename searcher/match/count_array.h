// SPDX-License-Identifier: GPL-2.0-or-later
// Counters, one for each of many values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>

#include <sys/mman.h>

namespace backfile {

/// All 0 at first. Memory: 4 bytes a counter, in huge pages where the system has such: counting
/// leaps all over them, and each small page that it comes to for the first time costs as much as
/// some hundred counts.
class CountArray {
 public:
  explicit CountArray(std::size_t size) : counts_(zeroes(size)) {}

  std::uint32_t& operator[](std::uint32_t at) { return counts_[at]; }
  std::uint32_t operator[](std::uint32_t at) const { return counts_[at]; }

  void clear(std::uint32_t first, std::uint32_t last) {
    std::fill(counts_.get() + first, counts_.get() + last, 0U);
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

  struct Unmap {
    std::size_t bytes = 0;
    void operator()(std::uint32_t* counts) const { munmap(counts, bytes); }
  };
  using Counts = std::unique_ptr<std::uint32_t[], Unmap>;
  static Counts zeroes(std::size_t size) {
    constexpr std::size_t kHugePage = std::size_t{2} << 20;
    const std::size_t bytes = (size * sizeof(std::uint32_t) / kHugePage + 1) * kHugePage;
    void* const memory =
        mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
      throw std::bad_alloc();
    }
    madvise(memory, bytes, MADV_HUGEPAGE);  // a wish: without it all works as well
    return Counts(static_cast<std::uint32_t*>(memory), Unmap{bytes});
  }

  Counts counts_;
};

}  // namespace backfile
