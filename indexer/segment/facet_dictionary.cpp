// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/facet_dictionary.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace backfile {

std::uint32_t FacetDictionary::id_of(const FacetName& facet) {
  const auto key_bytes = static_cast<std::uint32_t>(facet.key.size());
  // The key's length stands in front, so that no two pairs of key and name give the same text.
  value_text_.assign(1, static_cast<char>(facet.field));
  value_text_.append(reinterpret_cast<const char*>(&key_bytes), sizeof(key_bytes));
  value_text_ += facet.key;
  value_text_ += facet.name;
  const std::uint32_t id = values_.id_of(value_text_);
  if (id == key_bytes_.size()) {
    key_bytes_.push_back(key_bytes);
  }
  return id;
}

FacetValue FacetDictionary::value(std::uint32_t id) const {
  const std::string_view text = values_.word(id);
  const std::string_view key_and_name = text.substr(1 + sizeof(std::uint32_t));
  return {static_cast<FieldId>(text.front()),
          key_and_name.substr(key_bytes_[id]),
          key_and_name.substr(0, key_bytes_[id])};
}

std::vector<std::uint32_t> FacetDictionary::sorted() const {
  std::vector<std::uint32_t> ids(size());
  std::iota(ids.begin(), ids.end(), 0u);
  const auto rank = [this](std::uint32_t id) {
    const FacetValue facet = value(id);
    return std::tuple(facet.field, facet.key, facet.name);
  };
  std::sort(
      ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  return ids;
}

}  // namespace backfile
