// SPDX-License-Identifier: GPL-2.0-or-later
// What the facet values of all segments are counted as: one number for all names of an entity.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/entity_rows.h"
#include "common/index/schema.h"
#include "common/index/value_numbers.h"
#include "searcher/match/article_index.h"

namespace backfile {

/// Values of a field with one folded key have one number, and so have all names of an entity.
/// Threads: one while it is made, then all.
class FacetValues {
 public:
  /// `index` must live as long. Cost: the numbers as the index has them and some ns an alias; where
  /// it has none, or there are several indexes, ValueNumbers::of(); where the alias book, or
  /// another index, has a word on names, find_entity_rows().
  explicit FacetValues(const ArticleIndex& index);
  FacetValues(const FacetValues&) = delete;
  FacetValues& operator=(const FacetValues&) = delete;

  std::uint32_t count() const {
    return numbers_->count() + static_cast<std::uint32_t>(extras_.size());
  }
  FieldId field(std::uint32_t number) const;
  std::string_view key(std::uint32_t number) const;
  /// The number of what has this key, if anything has.
  std::optional<std::uint32_t> find(FieldId field, std::string_view key) const;
  /// By key, then number. Cost: for two of one field a comparison.
  bool precedes(std::uint32_t a, std::uint32_t b) const;
  /// Calls `visit(first, last)` for the numbers of a field, [first, last), in one or more ranges.
  template <class Visit>
  void for_each_range(FieldId field, Visit&& visit) const {
    const auto [first, last] = numbers_->of_field(field);
    visit(first, last);
    for (std::uint32_t i = 0; i < extras_.size(); ++i) {
      if (extras_[i].first == field) {
        visit(numbers_->count() + i, numbers_->count() + i + 1);
      }
    }
  }

  /// A value of a segment that is counted under another number than its own.
  struct Folded {
    std::uint32_t ordinal = 0, own_number = 0, number = 0;
  };
  /// By ordinal.
  std::span<const Folded> folded(std::size_t segment) const { return segments_[segment].folded; }
  /// What a value of a segment is counted under. Cost: a binary search of folded().
  std::uint32_t number(std::size_t segment, std::uint32_t ordinal) const;
  std::span<const std::uint32_t> own_numbers(std::size_t segment) const {
    return numbers_->of_segment(segment);
  }
  EntityRows rows(std::size_t segment) const { return segments_[segment].rows; }

  /// By how many of the articles a segment's value is had.
  using OrdinalCount = std::function<std::uint32_t(std::size_t segment, std::uint32_t ordinal)>;
  /// The name of a value as the articles have it: the most frequent of its own spellings, of equals
  /// the first by bytes; an alias when it has no other; what the alias book shows when that names
  /// it.
  std::string_view name(std::uint32_t number, const OrdinalCount& count) const;

 private:
  struct Segment {
    std::vector<Folded> folded;
    EntityRows rows;
    OwnEntityRows own_rows;  // what `rows` looks at where the index's do not hold
  };
  using Spellings = std::map<std::string_view, std::uint64_t>;

  const ValueNumbers* find_numbers();
  void fold(std::size_t segment);
  bool are_rows_stored() const;
  std::uint32_t number_of(FieldId field, std::string_view key);
  Spellings own_spellings(std::uint32_t number, const OrdinalCount& count) const;
  Spellings aliases(std::uint32_t number, const OrdinalCount& count) const;

  const ArticleIndex& index_;
  std::optional<ValueNumbers> own_numbers_;
  const ValueNumbers* numbers_;  // these, or the index's
  std::vector<Segment> segments_;
  /// Canonical names that no article has: their numbers follow all others.
  std::vector<std::pair<FieldId, std::string_view>> extras_;
};

}  // namespace backfile
