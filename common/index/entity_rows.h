// SPDX-License-Identifier: GPL-2.0-or-later
// What the rows of facet values say of entities: counts of single values are no counts of articles
// where an article has several names of one entity.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/index/columns.h"
#include "common/index/schema.h"

namespace backfile {

/// Fields as bits: bit i for the field of number i.
using FieldBits = std::uint32_t;
static_assert(kFields.size() <= 32, "a bit for each field");

constexpr FieldBits bit_of(FieldId field) { return FieldBits{1} << static_cast<unsigned>(field); }

/// In one segment the value `ordinal` is counted as the value `target`, or what is counted as that,
/// and of `field`.
struct CountedAs {
  std::uint32_t ordinal = 0, target = 0;
  FieldId field = FieldId::Text;
};

/// An article has the value, and another one that is counted as the same.
struct RepeatedValue {
  std::uint32_t docid = 0, ordinal = 0;
  bool operator==(const RepeatedValue&) const = default;
};

/// Of one segment.
struct EntityRows {
  std::span<const FieldBits> fields;       ///< by docid - 1: of which fields the article has values
  std::span<const RepeatedValue> repeats;  ///< by docid; all but one of those counted as the same
};

struct OwnEntityRows {
  std::vector<FieldBits> fields;
  std::vector<RepeatedValue> repeats;

  EntityRows view() const { return {fields, repeats}; }
};

/// `numbers`: of the segment's values by ordinal, rising, one for all spellings of a value.
/// `counted_as`: by ordinal, each once. Cost: one pass over all rows, some 30 ns an article.
OwnEntityRows find_entity_rows(const Columns& columns,
                               std::span<const std::uint32_t> numbers,
                               std::span<const CountedAs> counted_as);

}  // namespace backfile
