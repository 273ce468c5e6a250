// SPDX-License-Identifier: GPL-2.0-or-later
// Exact-span precision, recall and F1: a name counts when its words and its type are all right.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/entity/entity_label.h"

namespace backfile {

/// Counts of one type or of several together.
struct SpanCounts {
  std::uint64_t right = 0, found = 0, gold = 0;

  double precision() const;
  double recall() const;
  double f1() const;  ///< percent, as the others
  SpanCounts& operator+=(const SpanCounts& other);
};

/// By type; Misc stays empty, as ../shared/ner/score.py has it by default.
using SpanScore = std::array<SpanCounts, 4>;

/// Adds the names of one document. Requires: gold.size() == found.size(), both well-formed rows.
void add_document(const std::vector<EntityLabel>& gold,
                  const std::vector<EntityLabel>& found,
                  SpanScore& score);

/// People, organizations and places together.
SpanCounts total(const SpanScore& score);

}  // namespace backfile
