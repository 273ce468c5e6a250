// SPDX-License-Identifier: GPL-2.0-or-later
// Where one of a few words stands in a stream of words, found by its bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/token_code.h"

namespace backfile {

/// Threads: all const calls may be shared.
class CodeSearch {
 public:
  /// For forms of these numbers.
  explicit CodeSearch(std::span<const std::uint32_t> numbers);

  /// Calls `visit(offset)` for each place in `stream` where one of the forms stands, in order,
  /// until it returns true; returns whether it did. Cost: about 0.03 ns a byte and form, 64 bytes
  /// at a time.
  template <class Visit>
  bool find(std::string_view stream, Visit&& visit) const {
    for (std::size_t begin = 0; begin < stream.size(); begin += kBlock) {
      Marks marks{};
      if (!mark(stream, begin, marks)) {
        continue;
      }
      for (std::size_t i = 0; i < kBlock; ++i) {
        if (marks[i] != 0 && is_at(stream, begin + i) && visit(begin + i)) {
          return true;
        }
      }
    }
    return false;
  }

 private:
  static constexpr std::size_t kBlock = 64;
  using Marks = std::array<std::uint8_t, kBlock>;

  /// Marks where the first two bytes of a form's code stand; false when nowhere.
  bool mark(std::string_view stream, std::size_t begin, Marks& marks) const;
  bool is_at(std::string_view stream, std::size_t offset) const;

  std::vector<TokenCode> codes_;
};

}  // namespace backfile
