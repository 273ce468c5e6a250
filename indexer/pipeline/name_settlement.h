// SPDX-License-Identifier: GPL-2.0-or-later
// Settles over the whole archive which short name stands for which entity, and of which kind a full
// name is.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/columns.h"
#include "common/index/docid_set.h"
#include "common/index/manifest.h"
#include "common/index/name_owners.h"
#include "indexer/pipeline/kind_settlement.h"

namespace backfile {

/// Counts in how many living articles each alias stands for each entity, segment by segment in any
/// order. Memory: the distinct pairs.
class NameSettlement {
 public:
  /// `dead`: tombstones. Requires: `columns` outlive the settlement. Cost: O(facets of the
  /// segment).
  void add(const Columns& columns, const DocidSet& dead);

  /// The aliases that one entity owns: at least 90 % of at least 5 articles that write the alias
  /// for an entity of its kind. Beside them the names whose kind is another one (KindSettlement),
  /// unless an article calls the bearer by one word of the name, as people are, and so knows the
  /// bearer as something of its own. By kind and alias. An owner that is itself owned owns nothing,
  /// so that no chains arise. The views are into this object and into columns. Source of the
  /// shares: ENTITIES.md's trial, 255 merges by hand.
  std::vector<NameOwner> owners() const;

 private:
  std::vector<NameOwner> alias_owners() const;
  void drop_known_bearers(std::vector<NameOwner>& names) const;

  std::map<std::string, std::uint64_t, std::less<>> articles_;  // by key of the alias facet
  KindSettlement kinds_;
};

/// Names of the files of owners begin so.
inline constexpr std::string_view kNamesPrefix = "names-";

/// And those of the files of value numbers.
inline constexpr std::string_view kValuesPrefix = "values-";

/// Writes the owners of `manifest`'s segments and the numbers of their facet values into new files
/// that it then names; none where there is nothing to write. The files are synced, their folder is
/// not. Cost: O(facets), and 0.1 µs a value. Errors: Io, Corrupt.
Result<void> settle_values(const IndexPaths& index, Manifest& manifest);

}  // namespace backfile
