// SPDX-License-Identifier: GPL-2.0-or-later
// Memory in blocks of the processor's large pages: entering a page costs as much as filling it.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

#include <sys/mman.h>

namespace backfile {

struct FreeBlock {
  void operator()(char* block) const { std::free(block); }
};
using LargeBlock = std::unique_ptr<char[], FreeBlock>;

/// Size of a large page of x86-64 and of ARM with 4 KB pages.
inline constexpr std::size_t kLargePageBytes = std::size_t{1} << 21;

/// At least `bytes`, not filled, in large pages where the system has some. Throws bad_alloc.
inline LargeBlock make_large_block(std::size_t bytes) {
  const std::size_t whole = (bytes + kLargePageBytes - 1) / kLargePageBytes * kLargePageBytes;
  LargeBlock block(static_cast<char*>(std::aligned_alloc(kLargePageBytes, whole)));
  if (block == nullptr) {
    throw std::bad_alloc();
  }
  ::madvise(block.get(), whole, MADV_HUGEPAGE);  // without it the block is as good, only slower
  return block;
}

}  // namespace backfile
