// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base/nearest_name.h"

#include <algorithm>
#include <array>

namespace backfile {
namespace {

constexpr std::size_t kLongestWord = 40;

std::size_t edits(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, kLongestWord + 1>, kLongestWord + 1> cost{};
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t change = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::optional<std::string_view> nearest_name(std::string_view word,
                                             std::span<const std::string_view> candidates) {
  if (word.empty() || word.size() > kLongestWord) {
    return std::nullopt;
  }
  std::size_t fewest = word.size() <= 4 ? 2 : 3;
  std::optional<std::string_view> nearest;
  for (std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > kLongestWord) {
      continue;
    }
    const std::size_t count = edits(word, candidate);
    if (count < fewest) {
      fewest = count;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace backfile
