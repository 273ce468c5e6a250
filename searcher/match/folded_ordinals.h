// SPDX-License-Identifier: GPL-2.0-or-later
// Which facet values of a segment are one entity, so that an article counts once for it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/columns.h"
#include "searcher/match/entity_names.h"

namespace backfile {

struct FoldedOrdinals {
  /// By ordinal, the ordinal it is counted under. Empty when each is counted by itself.
  std::vector<std::uint32_t> counted_as;
  /// The canonical name of those counted under, where it is not their own.
  std::map<std::uint32_t, std::string_view> canonical;
};

/// For those of `fields` that hold entities. Views are good as long as `names`. Cost: O(aliases +
/// values), some 20 ns each.
FoldedOrdinals fold_ordinals(const Columns& columns,
                             const EntityNames& names,
                             std::span<const FieldId> fields);

}  // namespace backfile
