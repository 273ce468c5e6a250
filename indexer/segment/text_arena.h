// SPDX-License-Identifier: GPL-2.0-or-later
// Keeps many texts in few large blocks of memory until all of them go at once.
#pragma once

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace backfile {

class TextArena {
 public:
  /// A copy of `text` that lives as long as the arena.
  std::string_view keep(std::string_view text) {
    if (text.size() > rest_bytes_) {
      rest_bytes_ = std::max(kBlockBytes, text.size());
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(rest_bytes_));
      next_ = blocks_.back().get();
      memory_bytes_ += rest_bytes_;
    }
    char* const begin = next_;
    next_ = std::copy(text.begin(), text.end(), begin);
    rest_bytes_ -= text.size();
    return {begin, text.size()};
  }
  std::size_t memory_bytes() const { return memory_bytes_; }

 private:
  static constexpr std::size_t kBlockBytes = std::size_t{1} << 18;

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t rest_bytes_ = 0, memory_bytes_ = 0;
};

}  // namespace backfile
