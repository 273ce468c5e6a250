// SPDX-License-Identifier: GPL-2.0-or-later
// The sections of a column file, for its one reader and its one writer. Prose: FORMAT.md.
#pragma once

#include <cstdint>

#include "common/index/schema.h"
#include "common/index/section_file.h"
#include "common/model/date.h"

namespace backfile {

/// Sections in file order; n articles, m facet values. On-disk: do not renumber.
enum class ColumnSection : std::uint32_t {
  Ids,            ///< u64 × n
  Days,           ///< i32 × n
  DateFacts,      ///< u8 × n, pack_date_facts()
  WordCounts,     ///< u32 × n
  Fingerprints,   ///< u64 × n
  FacetStarts,    ///< u32 × (n + 1): where each article's ordinals begin; the last is their number
  FacetOrdinals,  ///< u32: the ordinals of all articles, article by article
  IdOrder,        ///< u32 × n: docids by rising id, then docid
  FieldStarts,    ///< u32 × (fields + 1): first ordinal of each FieldId; the last is m
  ValueStarts,  ///< u32 × (2m + 1): where key and name of each value begin in ValueText; the last
                ///< is its end
  ValueText,    ///< bytes: key, name, key, name ...
  ArticleCounts,  ///< u8 × m: in how many articles' rows the value is; kManyArticles for so many or
                  ///< more
  FrequentValues,  ///< u32: ordinal, articles of each value that has kManyArticles or more, rising
};
inline constexpr std::uint32_t kColumnSections = 13;
inline constexpr SectionFileKind kColumnFile{"BFCOLUMN", "column file", kColumnSections};

inline constexpr std::uint32_t kManyArticles = 255;
/// An entry of FrequentValues.
struct FrequentValue {
  std::uint32_t ordinal = 0, articles = 0;
};

/// Precision in bits 0-1, confidence in bits 2-3, method in bits 4-7.
constexpr std::uint8_t pack_date_facts(DatePrecision precision,
                                       DateMethod method,
                                       DateConfidence confidence) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(precision) |
                                   static_cast<unsigned>(confidence) << 2 |
                                   static_cast<unsigned>(method) << 4);
}
constexpr DatePrecision precision_of(std::uint8_t facts) {
  return static_cast<DatePrecision>(facts & 3u);
}
constexpr DateConfidence confidence_of(std::uint8_t facts) {
  return static_cast<DateConfidence>(facts >> 2 & 3u);
}
/// None for numbers that no method has.
constexpr DateMethod method_of(std::uint8_t facts) {
  const auto method = static_cast<DateMethod>(facts >> 4);
  return method <= DateMethod::FileName ? method : DateMethod::None;
}

}  // namespace backfile
