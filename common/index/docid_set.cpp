// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/docid_set.h"

#include <bit>
#include <cassert>

namespace backfile {
namespace {

constexpr std::uint64_t kAllBits = ~std::uint64_t{0};

/// Bits `bit` and above of a word; those up to `bit`.
constexpr std::uint64_t bits_from(std::uint32_t bit) { return kAllBits << bit; }
constexpr std::uint64_t bits_to(std::uint32_t bit) { return kAllBits >> (63 - bit); }

}  // namespace

void DocidSet::insert_range(std::uint32_t first, std::uint32_t last) {
  if (first > last) {
    return;
  }
  assert(first >= 1 && last <= universe_);
  const std::size_t first_word = first / 64, last_word = last / 64;
  if (first_word == last_word) {
    words_[first_word] |= bits_from(first % 64) & bits_to(last % 64);
    return;
  }
  words_[first_word] |= bits_from(first % 64);
  for (std::size_t i = first_word + 1; i < last_word; ++i) {
    words_[i] = kAllBits;
  }
  words_[last_word] |= bits_to(last % 64);
}

std::uint32_t DocidSet::count() const {
  std::uint32_t count = 0;
  for (std::uint64_t word : words_) {
    count += static_cast<std::uint32_t>(std::popcount(word));
  }
  return count;
}

std::uint32_t DocidSet::next(std::uint32_t from) const {
  if (from > universe_) {
    return 0;
  }
  std::size_t i = from / 64;
  for (std::uint64_t word = words_.empty() ? 0 : words_[i] & bits_from(from % 64);;
       word = words_[i]) {
    if (word != 0) {
      return static_cast<std::uint32_t>(i * 64) +
             static_cast<std::uint32_t>(std::countr_zero(word));
    }
    if (++i >= words_.size()) {
      return 0;
    }
  }
}

DocidSet& DocidSet::operator&=(const DocidSet& other) {
  assert(universe_ == other.universe_);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i] &= other.words_[i];
  }
  return *this;
}

DocidSet& DocidSet::operator|=(const DocidSet& other) {
  assert(universe_ == other.universe_);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i] |= other.words_[i];
  }
  return *this;
}

DocidSet& DocidSet::operator^=(const DocidSet& other) {
  assert(universe_ == other.universe_);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i] ^= other.words_[i];
  }
  return *this;
}

DocidSet& DocidSet::operator-=(const DocidSet& other) {
  assert(universe_ == other.universe_);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i] &= ~other.words_[i];
  }
  return *this;
}

DocidSet DocidSet::complement() const {
  DocidSet all(universe_);
  all.insert_range(1, universe_);
  if (!words_.empty()) {
    all -= *this;
  }
  return all;
}

}  // namespace backfile
