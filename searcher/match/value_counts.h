// SPDX-License-Identifier: GPL-2.0-or-later
// How many articles of a set have each facet value.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "common/index/docid_set.h"
#include "common/index/entity_rows.h"
#include "searcher/match/article_index.h"
#include "searcher/match/count_array.h"
#include "searcher/match/facet_values.h"

namespace backfile {

/// Of the fields that are counted for `field` (facets_of()).
FieldBits bits_of(FieldId field);

/// One thread; it starts another where there are many articles. Memory: a CountArray of the values
/// of each segment and one of their numbers; where there are many articles, one more.
class ValueCounts {
 public:
  /// Both must live as long.
  ValueCounts(const ArticleIndex& index, const FacetValues& values);

  /// Counts the values of `fields` that the articles of `articles_of(segment)` have, and forgets
  /// what was counted before. Cost: about a ns for each value of an article, up to the last of
  /// these fields, of the articles or of all others, whichever are fewer; and 0.5 ns a value of the
  /// index.
  void count(FieldBits fields, const std::function<const DocidSet&(std::size_t)>& articles_of);
  /// What was counted.
  FieldBits fields() const { return fields_; }

  /// An article counts once for an entity.
  std::uint32_t of_number(std::uint32_t number) const { return by_number_[number]; }
  /// By a segment's value.
  std::uint32_t of_ordinal(std::size_t segment, std::uint32_t ordinal) const {
    return segments_[segment].by_ordinal[ordinal];
  }
  /// Articles without a value of any of these fields.
  std::uint64_t missing(FieldBits fields) const;
  /// How many values of a field the articles have.
  std::uint64_t distinct(FieldId field) const {
    std::uint64_t distinct = 0;
    values_.for_each_range(field, [&](std::uint32_t first, std::uint32_t last) {
      distinct += by_number_.used(first, last);
    });
    return distinct;
  }
  /// Calls `visit(number, articles)` for each value of a field that at least `least` articles have,
  /// one at least; visit() gives that number anew.
  template <class Visit>
  void for_each_from(std::uint32_t least, FieldId field, Visit&& visit) const {
    values_.for_each_range(field, [&](std::uint32_t first, std::uint32_t last) {
      by_number_.for_each_from(least, first, last, [&](std::uint32_t number, std::uint32_t count) {
        return least = visit(number, count);
      });
    });
  }

 private:
  struct Segment {
    CountArray by_ordinal;
    std::map<FieldBits, std::uint64_t> by_fields_present;  // articles
  };

  void count_values(std::size_t segment, const DocidSet& articles);
  void count_rows(std::size_t segment,
                  const DocidSet& articles,
                  std::uint32_t end,
                  std::uint32_t step);
  void count_fields(std::size_t segment, const DocidSet& articles);
  void add_up(std::size_t segment, const DocidSet& articles);

  const ArticleIndex& index_;
  const FacetValues& values_;
  FieldBits fields_ = 0;
  std::vector<Segment> segments_;
  CountArray by_number_, beside_;  // the latter of a second thread
};

}  // namespace backfile
