// SPDX-License-Identifier: GPL-2.0-or-later
// How many of the matching articles have each value of a field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "searcher/match/article_index.h"
#include "searcher/match/facet_values.h"
#include "searcher/match/search_result.h"
#include "searcher/match/value_counts.h"

namespace backfile {

struct FacetWish {
  std::vector<FieldId> fields;
  std::uint64_t limit = 10;  ///< counts of a table
  /// Entities that are left out of the tables: field and canonical name.
  std::vector<std::pair<FieldId, std::string>> without;
  bool beside_archive = false;  ///< FacetCount::archived too
};

/// One thread; it keeps the numbering of the values from one search to the next.
class FacetCounter {
 public:
  /// `index` must live as long.
  explicit FacetCounter(const ArticleIndex& index) : index_(index) {}

  /// One table for each field of `wish`, in their order. Exact: every match is counted. A value is
  /// one by its folded key, an entity by its canonical name; of several spellings the one that most
  /// of the matches have is shown, of equals the first by bytes. The most frequent values come
  /// first, equal ones by their keys. Facet fields count their values; unions persons,
  /// organizations and places together; Date counts years, date.by and date.conf their names.
  /// Another field gives an empty table. Cost: ValueCounts::count(); at the first call FacetValues;
  /// beside_archive one pass over all columns. Reads columns only.
  std::vector<FacetTable> count(const MatchSets& matches, const FacetWish& wish);

 private:
  const ArticleIndex& index_;
  // Made at the first count.
  std::optional<FacetValues> values_;
  std::optional<ValueCounts> found_, archive_;  // the last ones
};

}  // namespace backfile
