// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/value_counts.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace backfile {
namespace {

FieldBits bit_of(FieldId field) { return FieldBits{1} << static_cast<unsigned>(field); }
static_assert(kFields.size() <= 32, "a bit for each field");

}  // namespace

FieldBits bits_of(FieldId field) {
  FieldBits bits = 0;
  for (const FieldId member : facets_of(field)) {
    bits |= bit_of(member);
  }
  return bits;
}

ValueCounts::Counts ValueCounts::zeroes(std::size_t count) {
  Counts counts(static_cast<std::uint32_t*>(std::calloc(count + 1, sizeof(std::uint32_t))));
  if (counts == nullptr) {
    throw std::bad_alloc();
  }
  return counts;
}

std::uint32_t ValueCounts::next_counted(const std::uint32_t* counts,
                                        std::uint32_t at,
                                        std::uint32_t last) {
  constexpr std::uint32_t kTogether = 16;  // most are 0: looked at without a branch each
  while (last - at >= kTogether && at < last) {
    std::uint32_t any = 0;
    for (std::uint32_t i = 0; i < kTogether; ++i) {
      any |= counts[at + i];
    }
    if (any != 0) {
      break;
    }
    at += kTogether;
  }
  while (at < last && counts[at] == 0) {
    ++at;
  }
  return at;
}

ValueCounts::ValueCounts(const ArticleIndex& index, const FacetValues& values)
    : index_(index), values_(values), by_number_(zeroes(values.count())) {
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    by_ordinal_.push_back(zeroes(index.columns(i).facet_value_count()));
  }
}

template <class Visit>
void ValueCounts::for_each_field(Visit&& visit) const {
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
  for (std::size_t i = 0; i < by_ordinal_.size(); ++i) {
    count_segment(i, articles_of(i));
    add_up(i);
  }
}

void ValueCounts::clear() {
  by_fields_present_.clear();
  for (std::size_t i = 0; i < by_ordinal_.size(); ++i) {
    for_each_field([&](FieldId field) {
      const auto [first, last] = index_.columns(i).facet_ordinals(field);
      std::fill(by_ordinal_[i].get() + first, by_ordinal_[i].get() + last, 0u);
    });
    for (const auto& fold : values_.folds(i)) {  // some are of fields that were not counted
      by_ordinal_[i][fold.ordinal] = 0;
    }
  }
  for_each_field([&](FieldId field) {
    values_.for_each_range(field, [&](std::uint32_t first, std::uint32_t last) {
      std::fill(by_number_.get() + first, by_number_.get() + last, 0u);
    });
  });
}

void ValueCounts::count_segment(std::size_t segment, const DocidSet& articles) {
  std::uint32_t* const by_ordinal = by_ordinal_[segment].get();
  const Columns& columns = index_.columns(segment);
  const auto traits = values_.traits(segment);
  FieldBits last_present = 0;
  std::uint64_t run = 0;  // most neighbours have values of the same fields
  articles.for_each([&](std::uint32_t docid) {
    FieldBits present = 0;
    repeated_.clear();
    for (const std::uint32_t ordinal : columns.facets(docid)) {
      if (ordinal >= traits.size()) {
        continue;  // of a damaged file
      }
      const FieldBits bit = bit_of(traits[ordinal].field()) & fields_;
      if (bit == 0) {
        continue;
      }
      ++by_ordinal[ordinal];
      present |= bit;
      if (traits[ordinal].may_repeat()) {
        note_repetition(values_.number(segment, ordinal));
      }
    }
    if (present != last_present) {
      by_fields_present_[std::exchange(last_present, present)] += std::exchange(run, 0);
    }
    ++run;
  });
  by_fields_present_[last_present] += run;
}

/// An article counts once for an entity: its second name is taken off beforehand.
void ValueCounts::note_repetition(std::uint32_t number) {
  if (std::ranges::find(repeated_, number) == repeated_.end()) {
    repeated_.push_back(number);
  } else {
    --by_number_[number];
  }
}

void ValueCounts::add_up(std::size_t segment) {
  const std::uint32_t* const by_ordinal = by_ordinal_[segment].get();
  const auto numbers = values_.plain_numbers(segment);
  for_each_field([&](FieldId field) {
    const auto [first, last] = index_.columns(segment).facet_ordinals(field);
    for (std::uint32_t i = next_counted(by_ordinal, first, last); i < last;
         i = next_counted(by_ordinal, i + 1, last)) {
      by_number_[numbers[i]] += by_ordinal[i];
    }
  });
  for (const auto& [ordinal, number] : values_.folds(segment)) {
    if (const std::uint32_t count = by_ordinal[ordinal]; count != 0) {
      const bool was_added = (fields_ & bit_of(values_.field(numbers[ordinal]))) != 0;
      by_number_[numbers[ordinal]] -= was_added ? count : 0;
      by_number_[number] += count;
    }
  }
}

std::uint64_t ValueCounts::missing(FieldBits fields) const {
  std::uint64_t articles = 0;
  for (const auto& [present, count] : by_fields_present_) {
    articles += (present & fields) == 0 ? count : 0;
  }
  return articles;
}

}  // namespace backfile
