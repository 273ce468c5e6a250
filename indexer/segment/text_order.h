// SPDX-License-Identifier: GPL-2.0-or-later
// Sorting of numbers by the texts they stand for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

namespace backfile {

/// 0, 1, ... count - 1.
inline std::vector<std::uint32_t> numbers_to(std::uint32_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0u);
  return numbers;
}

/// The first eight bytes as a number that orders like them.
inline std::uint64_t order_of(std::string_view text) {
  std::uint64_t order = 0;
  for (std::size_t i = 0; i < sizeof(order); ++i) {
    order = order << 8 | (i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0u);
  }
  return order;
}

/// Sorts `members` by the bytes of text(member), equal ones by the member.
template <class Text>
void sort_by_text(std::vector<std::uint32_t>& members, Text text) {
  struct Key {
    std::uint64_t order;
    std::uint32_t member;
  };
  std::vector<Key> keys;
  keys.reserve(members.size());
  for (const std::uint32_t member : members) {
    keys.push_back({order_of(text(member)), member});
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.order != b.order) {
      return a.order < b.order;
    }
    const int compared = text(a.member).compare(text(b.member));
    return compared != 0 ? compared < 0 : a.member < b.member;
  });
  std::transform(
      keys.begin(), keys.end(), members.begin(), [](const Key& key) { return key.member; });
}

}  // namespace backfile
