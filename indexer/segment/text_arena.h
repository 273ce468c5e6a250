// SPDX-License-Identifier: GPL-2.0-or-later
// Keeps many texts in few large blocks of memory until all of them go at once.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/base/large_block.h"

namespace backfile {

class TextArena {
 public:
  /// A copy of `text` that lives as long as the arena.
  std::string_view keep(std::string_view text) {
    if (text.size() > rest_bytes_) {
      rest_bytes_ = std::max(kLargePageBytes, text.size());
      blocks_.push_back(make_large_block(rest_bytes_));
      next_ = blocks_.back().get();
    }
    char* const begin = next_;
    next_ = std::copy(text.begin(), text.end(), begin);
    rest_bytes_ -= text.size();
    memory_bytes_ += text.size();
    return {begin, text.size()};
  }
  /// Of the texts; what is left of the last block has not been touched yet.
  std::size_t memory_bytes() const { return memory_bytes_; }

 private:
  std::vector<LargeBlock> blocks_;
  char* next_ = nullptr;
  std::size_t rest_bytes_ = 0, memory_bytes_ = 0;
};

}  // namespace backfile
