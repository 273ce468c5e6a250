// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/phrase_check.h"

#include <algorithm>
#include <map>
#include <set>

namespace backfile {
namespace {

using Positions = std::vector<std::uint32_t>;

/// From a first position on, the nearest place of each further word is the best one.
bool stand_in_order(std::span<const Positions> words, std::uint32_t window) {
  for (const std::uint32_t first : words.front()) {
    std::uint32_t last = first;
    for (const Positions& word : words.subspan(1)) {
      const auto next = std::ranges::upper_bound(word, last);
      if (next == word.end()) {
        return false;  // nor behind any later first one
      }
      last = *next;
    }
    if (last - first < window) {
      return true;
    }
  }
  return false;
}

/// Gives words positions of their own, from `low` on, by moving those that have one already.
/// Source: Kuhn's algorithm for matching in a bipartite graph.
class Seating {
 public:
  Seating(std::span<const Positions> words, std::uint32_t low, std::uint32_t window)
      : words_(words), low_(low), window_(window) {}

  bool seats_all() {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      tried_.clear();
      if (!seat(word)) {
        return false;
      }
    }
    return true;
  }

 private:
  bool seat(std::size_t word) {
    const Positions& places = words_[word];
    for (auto place = std::ranges::lower_bound(places, low_);
         place != places.end() && *place - low_ < window_;
         ++place) {
      if (!tried_.insert(*place).second) {
        continue;
      }
      const auto sitting = seated_.find(*place);
      if (sitting == seated_.end() || seat(sitting->second)) {
        seated_[*place] = word;
        return true;
      }
    }
    return false;
  }

  std::span<const Positions> words_;
  const std::uint32_t low_, window_;
  std::map<std::uint32_t, std::size_t> seated_;
  std::set<std::uint32_t> tried_;
};

}  // namespace

bool stand_together(std::span<const Positions> positions, std::uint32_t window, bool ordered) {
  if (positions.empty()) {
    return true;
  }
  if (ordered) {
    return stand_in_order(positions, window);
  }
  for (const Positions& word : positions) {
    for (const std::uint32_t low : word) {
      if (Seating(positions, low, window).seats_all()) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace backfile
