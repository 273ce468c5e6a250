// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/folded_ordinals.h"

#include <algorithm>
#include <numeric>

namespace backfile {
namespace {

/// Folds the values of one field.
void fold_field(const Columns& columns,
                FieldId field,
                const EntityNames::Aliases& aliases,
                FoldedOrdinals& folded) {
  std::map<std::string_view, std::uint32_t> absent;  // canonical names that are no value here
  const std::uint32_t end = columns.facet_ordinals(field).second;
  const auto has = [&](std::uint32_t ordinal, std::string_view key) {
    return ordinal < end && columns.facet_value(ordinal).key == key;
  };
  for (const auto& [name, canonical] : aliases) {
    for (std::uint32_t at = columns.first_facet_from(field, name); has(at, name); ++at) {
      std::uint32_t target = columns.first_facet_from(field, canonical);
      if (!has(target, canonical)) {
        target = absent.emplace(canonical, at).first->second;
        folded.canonical.emplace(target, canonical);
      }
      folded.counted_as[at] = target;
    }
  }
}

}  // namespace

FoldedOrdinals fold_ordinals(const Columns& columns,
                             const EntityNames& names,
                             std::span<const FieldId> fields) {
  FoldedOrdinals folded;
  for (const FieldId field : fields) {
    const auto kind = entity_kind_of(field);
    if (!kind || std::ranges::find(kGivenFields, field) != kGivenFields.end() ||
        names.aliases(*kind).empty()) {
      continue;
    }
    if (folded.counted_as.empty()) {
      folded.counted_as.resize(columns.facet_value_count());
      std::iota(folded.counted_as.begin(), folded.counted_as.end(), 0u);
    }
    fold_field(columns, field, names.aliases(*kind), folded);
  }
  return folded;
}

}  // namespace backfile
