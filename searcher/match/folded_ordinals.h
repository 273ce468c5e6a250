// SPDX-License-Identifier: GPL-2.0-or-later
// Which facet values of a segment are one entity, so that an article counts once for it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/match/entity_names.h"
#include "searcher/match/segment_reader.h"

namespace backfile {

struct FoldedOrdinals {
  /// By ordinal, the ordinal it is counted under. Empty when each is counted by itself.
  std::vector<std::uint32_t> counted_as;
  /// Field and canonical name of those counted under, where it is not their own.
  std::map<std::uint32_t, std::pair<FieldId, std::string_view>> canonical;
};

/// For those of `fields` that hold entities. Views are good as long as `names`. Cost: 5 ns a value
/// of the segment, some 100 ns an alias, µs for a name that the book speaks of. Threads: reads
/// columns only.
FoldedOrdinals fold_ordinals(const SegmentReader& segment,
                             const EntityNames& names,
                             std::span<const FieldId> fields);

}  // namespace backfile
