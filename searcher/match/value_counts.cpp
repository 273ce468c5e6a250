// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/value_counts.h"

#include <algorithm>
#include <span>
#include <thread>
#include <utility>

namespace backfile {
namespace {

/// From so many on a second thread is worth its start.
constexpr std::size_t kManyArticles = 32'768;
/// Rows lie apart when few articles match: so many ahead of the one being counted, the two cache
/// lines where the next one begins are fetched.
constexpr std::size_t kFetchAhead = 16, kCacheLine = 64 / sizeof(std::uint32_t);

/// These fields, and those whose values may be counted as of them: names of one entity are of
/// different kinds in some articles.
FieldBits with_kin(FieldBits fields) {
  for (const auto& family : {kEntityFields, kSubjectFields}) {
    FieldBits bits = 0;
    for (const FieldId field : family) {
      bits |= bit_of(field);
    }
    fields |= (fields & bits) != 0 ? bits : 0;
  }
  return fields;
}

template <class Visit>
void for_each_field(FieldBits fields, Visit&& visit) {
  for (const Field& field : kFields) {
    if ((fields & bit_of(field.id)) != 0) {
      visit(field.id);
    }
  }
}

/// A step of -1: counts are modulo 2^32.
constexpr std::uint32_t kLess = UINT32_MAX;

/// Adds `step` for each value before `end` of each of these articles.
void add_rows(const Columns& columns,
              std::span<const std::uint32_t> docids,
              std::uint32_t end,
              std::uint32_t step,
              CountArray& counts) {
  for (std::size_t i = 0; i < docids.size(); ++i) {
    if (i + kFetchAhead < docids.size()) {
      const std::uint32_t* row = columns.facets(docids[i + kFetchAhead]).data();
      __builtin_prefetch(row);
      __builtin_prefetch(row + kCacheLine);
    }
    for (const std::uint32_t ordinal : columns.facets(docids[i])) {
      if (ordinal >= end) {
        break;
      }
      counts[ordinal] += step;
    }
  }
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
    segments_.push_back({CountArray(index.columns(i).facet_value_count()), {}});
  }
}

void ValueCounts::count(FieldBits fields,
                        const std::function<const DocidSet&(std::size_t)>& articles_of) {
  fields_ = fields;
  for_each_field(fields, [&](FieldId field) {
    values_.for_each_range(
        field, [&](std::uint32_t first, std::uint32_t last) { by_number_.clear(first, last); });
  });
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    count_values(i, articles_of(i));
    count_fields(i, articles_of(i));
    add_up(i, articles_of(i));
  }
}

void ValueCounts::count_values(std::size_t segment, const DocidSet& articles) {
  const Columns& columns = index_.columns(segment);
  CountArray& counts = segments_[segment].by_ordinal;
  std::uint32_t end = 0;
  for_each_field(with_kin(fields_),
                 [&](FieldId field) { end = std::max(end, columns.facet_ordinals(field).second); });
  if (articles.count() > columns.article_count() / 2) {
    columns.article_counts(0, counts.first(end));
    count_rows(segment, articles.complement(), end, kLess);
  } else {
    counts.clear(0, end);
    count_rows(segment, articles, end, 1);
  }
}

void ValueCounts::count_rows(std::size_t segment,
                             const DocidSet& articles,
                             std::uint32_t end,
                             std::uint32_t step) {
  const Columns& columns = index_.columns(segment);
  CountArray& counts = segments_[segment].by_ordinal;
  std::vector<std::uint32_t> docids;
  docids.reserve(articles.count());
  articles.for_each([&docids](std::uint32_t docid) { docids.push_back(docid); });
  if (docids.size() < kManyArticles) {
    add_rows(columns, docids, end, step, counts);
    return;
  }
  const auto half = std::span(docids).first(docids.size() / 2);
  beside_.make(end);
  {
    const std::jthread thread([&] { add_rows(columns, half, end, step, beside_); });
    add_rows(columns, std::span(docids).subspan(half.size()), end, step, counts);
  }
  counts.add(beside_, end);
}

void ValueCounts::count_fields(std::size_t segment, const DocidSet& articles) {
  const std::span<const FieldBits> fields = values_.rows(segment).fields;
  auto& by_fields_present = segments_[segment].by_fields_present;
  by_fields_present.clear();
  FieldBits last = 0;
  std::uint64_t run = 0;  // most neighbours have values of the same fields
  articles.for_each([&](std::uint32_t docid) {
    if (fields[docid - 1] != last) {
      by_fields_present[std::exchange(last, fields[docid - 1])] += std::exchange(run, 0);
    }
    ++run;
  });
  by_fields_present[last] += run;
}

void ValueCounts::add_up(std::size_t segment, const DocidSet& articles) {
  const Columns& columns = index_.columns(segment);
  const CountArray& by_ordinal = segments_[segment].by_ordinal;
  const std::span<const std::uint32_t> numbers = values_.own_numbers(segment);
  for_each_field(fields_, [&](FieldId field) {
    const auto [first, last] = columns.facet_ordinals(field);
    for (std::uint32_t ordinal = first; ordinal < last; ++ordinal) {
      by_number_[numbers[ordinal]] += by_ordinal[ordinal];
    }
  });
  const auto is_counted = [this](std::uint32_t number) {
    return (bit_of(values_.field(number)) & fields_) != 0;
  };
  const FieldBits read = with_kin(fields_);
  for (const auto& [ordinal, own_number, number] : values_.folded(segment)) {
    const std::uint32_t count =
        (bit_of(values_.field(own_number)) & read) != 0 ? by_ordinal[ordinal] : 0;
    if (count > 0) {
      by_number_[own_number] -= is_counted(own_number) ? count : 0;
      by_number_[number] += is_counted(number) ? count : 0;
    }
  }
  for (const RepeatedValue& value : values_.rows(segment).repeats) {
    if (articles.contains(value.docid)) {
      const std::uint32_t number = values_.number(segment, value.ordinal);
      by_number_[number] -= is_counted(number) ? 1U : 0U;
    }
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
