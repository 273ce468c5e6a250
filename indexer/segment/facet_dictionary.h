// SPDX-License-Identifier: GPL-2.0-or-later
// The facet values of a segment under construction, numbered as they come, sorted at the end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/columns.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/segment/word_table.h"

namespace backfile {

class FacetDictionary {
 public:
  /// The number of a value: field, key and name together.
  std::uint32_t id_of(const FacetName& facet);
  /// Views are good until the next id_of().
  FacetValue value(std::uint32_t id) const;
  std::uint32_t size() const { return values_.size(); }
  /// All numbers in the order of a column file's dictionary: by field, then key, then name.
  std::vector<std::uint32_t> sorted() const;
  std::size_t memory_bytes() const {
    return values_.memory_bytes() + key_bytes_.capacity() * sizeof(std::uint32_t);
  }

 private:
  WordTable values_;                      // field byte, length of the key, key, name
  std::vector<std::uint32_t> key_bytes_;  // by number
  std::string value_text_;                // scratch
};

}  // namespace backfile
