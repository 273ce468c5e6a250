// SPDX-License-Identifier: GPL-2.0-or-later
// Builds the lexicon's table from its entries.
#include "indexer/entity/entity_lexicon.h"

#include <algorithm>

namespace backfile {

EntityLexicon::EntityLexicon(const std::unordered_map<std::uint64_t, std::uint16_t>& entries,
                             EntityLanguage language)
    : table_(entries.size() * 5 / 4 + 2), bits_(table_.slots(), 0), language_(language) {
  std::vector<std::pair<std::uint64_t, std::uint16_t>> sorted(entries.begin(), entries.end());
  std::sort(sorted.begin(), sorted.end());  // the same table, whatever the map's order
  for (const auto& [key, bits] : sorted) {
    bits_[table_.put(key)] |= bits;
  }
}

}  // namespace backfile
