// SPDX-License-Identifier: GPL-2.0-or-later
// Which facet values of a segment are one entity, so that an article counts once for it.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/match/entity_names.h"
#include "searcher/match/segment_reader.h"

namespace backfile {

struct FoldedOrdinals {
  struct Fold {
    std::uint32_t ordinal = 0, target = 0;  ///< the value, and the one it is counted under
  };
  std::vector<Fold> folds;  ///< of those not counted as themselves; by rising ordinal
  /// Field and canonical name of those counted under, where it is not their own.
  std::map<std::uint32_t, std::pair<FieldId, std::string_view>> canonical;
};

/// For all fields that hold entities. Views are good as long as `names`. Cost: some ns an alias of
/// the archive, µs for a name that the book speaks of. Threads: reads columns only.
FoldedOrdinals fold_ordinals(const SegmentReader& segment, const EntityNames& names);

}  // namespace backfile
