// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/value_counts.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace backfile {
namespace {

FieldBits bit_of(FieldId field) { return FieldBits{1} << static_cast<unsigned>(field); }
static_assert(kFields.size() <= 32, "a bit for each field");

/// Up to which ordinal values are of a field, by rising ordinals.
struct FieldEnd {
  std::uint32_t end;
  FieldBits bit;
};

/// Of the fields that have values in a segment; then one that has the rest, which only a damaged
/// file names.
std::vector<FieldEnd> field_ends(const Columns& columns) {
  std::vector<FieldEnd> ends;
  for (const Field& field : kFields) {
    const auto [first, last] = columns.facet_ordinals(field.id);
    if (first < last) {
      ends.push_back({last, bit_of(field.id)});
    }
  }
  ends.push_back({std::numeric_limits<std::uint32_t>::max(), 0});
  return ends;
}

}  // namespace

FieldBits bits_of(FieldId field) {
  FieldBits bits = 0;
  for (const FieldId member : facets_of(field)) {
    bits |= bit_of(member);
  }
  return bits;
}

ValueCounts::ValueCounts(const ArticleIndex& index, const FacetValues& values)
    : index_(index), values_(values), by_number_(values.count()) {
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    segments_.push_back({CountArray(index.columns(i).facet_value_count()), {}, {}, {}});
  }
}

template <class Visit>
void ValueCounts::for_each_counted_field(Visit&& visit) const {
  for (const Field& field : kFields) {
    if ((fields_ & bit_of(field.id)) != 0) {
      visit(field.id);
    }
  }
}

void ValueCounts::count(FieldBits fields,
                        const std::function<const DocidSet&(std::size_t)>& articles_of) {
  clear();
  fields_ = fields;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    count_segment(i, articles_of(i));
    add_up(i);
  }
}

void ValueCounts::clear() {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    Segment& segment = segments_[i];
    for_each_counted_field([&](FieldId field) {
      const auto [first, last] = index_.columns(i).facet_ordinals(field);
      segment.by_ordinal.clear(first, last);
    });
    // Some of these are of fields that were not counted.
    for (const std::uint32_t ordinal : segment.shared) {
      segment.by_ordinal[ordinal] = 0;
    }
    segment.shared.clear();
    segment.repeated.clear();
    segment.by_fields_present.clear();
  }
  for_each_counted_field([&](FieldId field) {
    values_.for_each_range(
        field, [&](std::uint32_t first, std::uint32_t last) { by_number_.clear(first, last); });
  });
}

void ValueCounts::count_segment(std::size_t segment, const DocidSet& articles) {
  const Columns& columns = index_.columns(segment);
  const std::vector<FieldEnd> ends = field_ends(columns);
  auto& [by_ordinal, shared_ones, repeated, by_fields_present] = segments_[segment];
  const std::uint32_t value_count = columns.facet_value_count();
  std::vector<std::uint32_t> entities;  // of the article at hand, that may come again
  FieldBits last_present = 0;
  std::uint64_t run = 0;  // most neighbours have values of the same fields
  articles.for_each([&](std::uint32_t docid) {
    FieldBits present = 0;
    const FieldEnd* field = ends.data();
    entities.clear();
    for (const std::uint32_t ordinal : columns.facets(docid)) {
      if (ordinal >= value_count) {
        continue;  // of a damaged file
      }
      if (const auto* shared = values_.shared_number(segment, ordinal)) {
        if ((bit_of(shared->field) & fields_) != 0) {
          if (by_ordinal[ordinal]++ == 0) {
            shared_ones.push_back(ordinal);
          }
          present |= bit_of(shared->field);
          auto& list =
              std::ranges::find(entities, shared->number) == entities.end() ? entities : repeated;
          list.push_back(shared->number);
        }
        continue;
      }
      while (ordinal >= field->end) {
        ++field;
      }
      if ((field->bit & fields_) != 0) {
        ++by_ordinal[ordinal];
        present |= field->bit;
      }
    }
    if (present != last_present) {
      by_fields_present[std::exchange(last_present, present)] += std::exchange(run, 0);
    }
    ++run;
  });
  by_fields_present[last_present] += run;
}

/// The values with a shared number come last: some are counted as of another field.
void ValueCounts::add_up(std::size_t segment) {
  const auto& [by_ordinal, shared_ones, repeated, by_fields_present] = segments_[segment];
  for_each_counted_field([&](FieldId field) {
    const auto [first, last] = index_.columns(segment).facet_ordinals(field);
    by_ordinal.for_each(first, last, [&](std::uint32_t ordinal, std::uint32_t count) {
      if (values_.shared_number(segment, ordinal) == nullptr) {
        by_number_[values_.number(segment, ordinal)] += count;
      }
    });
  });
  for (const std::uint32_t ordinal : shared_ones) {
    by_number_[values_.number(segment, ordinal)] += by_ordinal[ordinal];
  }
  for (const std::uint32_t number : repeated) {
    --by_number_[number];
  }
}

std::uint64_t ValueCounts::missing(FieldBits fields) const {
  std::uint64_t articles = 0;
  for (const Segment& segment : segments_) {
    for (const auto& [present, count] : segment.by_fields_present) {
      articles += (present & fields) == 0 ? count : 0;
    }
  }
  return articles;
}

}  // namespace backfile
