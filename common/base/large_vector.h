// SPDX-License-Identifier: GPL-2.0-or-later
// Vectors for tables that one leaps about in: in large pages where the system has them, and not
// zeroed first.
#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

#include "common/base/large_block.h"

namespace backfile {

/// Elements made without a value are left as they are: for tables that are filled at once.
template <class T>
struct LargeAllocator {
  using value_type = T;
  static constexpr std::size_t kLeastBytes = kLargePageBytes / 4;

  LargeAllocator() = default;
  template <class U>
  explicit LargeAllocator(const LargeAllocator<U>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    void* memory = bytes < kLeastBytes ? ::operator new(bytes) : make_large_block(bytes).release();
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    if (count * sizeof(T) < kLeastBytes) {
      ::operator delete(memory);
    } else {
      FreeBlock()(reinterpret_cast<char*>(memory));
    }
  }
  template <class U, class... Values>
  void construct(U* place, Values&&... values) {
    if constexpr (sizeof...(Values) == 0) {
      ::new (static_cast<void*>(place)) U;
    } else {
      ::new (static_cast<void*>(place)) U(std::forward<Values>(values)...);
    }
  }
  bool operator==(const LargeAllocator&) const = default;
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace backfile
