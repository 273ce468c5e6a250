// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/heap.h"

#include <cstdint>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/base/large_block.h"

namespace backfile {
namespace {

/// Larger blocks are mapped each for itself; and so much of free memory the heap keeps. To these
/// values glibc comes by itself in a process that lives long: mallopt(3).
constexpr int kLargestInHeap = 32 << 20, kMostKept = 64 << 20;

std::uintptr_t next_large_page(std::uintptr_t address) {
  return (address + kLargePageBytes - 1) / kLargePageBytes * kLargePageBytes;
}

}  // namespace

void begin_large_heap() {
  ::mallopt(M_MMAP_THRESHOLD, kLargestInHeap);
  ::mallopt(M_TRIM_THRESHOLD, kMostKept);
  // A page that was touched stays small. So the heap goes on a small page before the large one, and
  // the first block, of which nothing but its beginning is touched, reaches over both.
  const auto small_page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  ::sbrk(static_cast<std::intptr_t>(next_large_page(end + small_page) - small_page - end));
  void* const block = std::malloc(small_page + kLargePageBytes);
  const std::uintptr_t page = next_large_page(reinterpret_cast<std::uintptr_t>(block));
  ::madvise(reinterpret_cast<void*>(page), kLargePageBytes, MADV_HUGEPAGE);
  std::free(block);
}

}  // namespace backfile
