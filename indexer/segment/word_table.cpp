// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/word_table.h"

#include <algorithm>

#include <xxhash.h>

namespace backfile {
namespace {

constexpr std::size_t kFirstSlots = 1024;

}  // namespace

std::uint32_t WordTable::id_of(std::string_view word) {
  if (entries_.size() * 2 >= slots_.size()) {
    grow();
  }
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(word.data(), word.size()));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::uint32_t id = slots_[slot] - 1;
    if (entries_[id].hash == hash && this->word(id) == word) {
      return id;
    }
  }
  const std::uint32_t id = size();
  entries_.push_back({bytes_.size(), static_cast<std::uint32_t>(word.size()), hash});
  bytes_ += word;
  slots_[slot] = id + 1;
  return id;
}

void WordTable::grow() {
  slots_.assign(std::max(kFirstSlots, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t id = 0; id < size(); ++id) {
    std::size_t slot = entries_[id].hash & mask;
    while (slots_[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots_[slot] = id + 1;
  }
}

std::size_t WordTable::memory_bytes() const {
  return bytes_.capacity() + entries_.capacity() * sizeof(Entry) +
         slots_.capacity() * sizeof(std::uint32_t);
}

}  // namespace backfile
