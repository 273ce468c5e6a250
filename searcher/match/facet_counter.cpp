// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/facet_counter.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace backfile {
namespace {

std::size_t number_of(FieldId field) { return static_cast<std::size_t>(field); }
std::uint32_t bit_of(FieldId field) { return 1u << number_of(field); }
static_assert(kFields.size() <= 32, "a bit for each field");
/// Of the fields that are counted for `field`.
std::uint32_t bits_of(FieldId field) {
  std::uint32_t bits = 0;
  for (const FieldId member : facets_of(field)) {
    bits |= bit_of(member);
  }
  return bits;
}

/// Counts one segment after the other.
class ValueCounter {
 public:
  /// `counts` are those of no article; `fields` has a bit for each that is counted.
  ValueCounter(const FacetValues& values, std::uint32_t fields, ValueCounts& counts)
      : values_(values), fields_(fields), counts_(counts) {}

  void count_segment(std::size_t segment, const Columns& columns, const DocidSet& matches) {
    OrdinalCounts& by_ordinal = counts_.by_ordinal[segment];
    const auto traits = values_.traits(segment);
    std::uint32_t last_present = 0;
    std::uint64_t run = 0;  // most neighbours have values of the same fields
    matches.for_each([&](std::uint32_t docid) {
      std::uint32_t present = 0;
      repeated_.clear();
      for (const std::uint32_t ordinal : columns.facets(docid)) {
        if (ordinal >= traits.size()) {
          continue;  // of a damaged file
        }
        const std::uint32_t bit = bit_of(traits[ordinal].field());
        if ((fields_ & bit) == 0) {
          continue;
        }
        ++by_ordinal[ordinal];
        present |= bit;
        if (traits[ordinal].may_repeat()) {
          note_repetition(values_.number(segment, ordinal));
        }
      }
      if (present != last_present) {
        counts_.by_fields_present[std::exchange(last_present, present)] += std::exchange(run, 0);
      }
      ++run;
    });
    counts_.by_fields_present[last_present] += run;
    values_.add_counts(segment, by_ordinal, counts_.by_number);
  }

 private:
  /// An article counts once for an entity: its second name is taken off beforehand.
  void note_repetition(std::uint32_t number) {
    if (std::ranges::find(repeated_, number) == repeated_.end()) {
      repeated_.push_back(number);
    } else {
      --counts_.by_number[number];
    }
  }

  const FacetValues& values_;
  const std::uint32_t fields_;
  ValueCounts& counts_;
  std::vector<std::uint32_t> repeated_;  // numbers of the article at hand that may come again
};

/// Keeps the memory of `counts` from one count to the next: new pages cost more than the counting.
void count_values(const ArticleIndex& index,
                  const FacetValues& values,
                  std::uint32_t fields,
                  const auto& articles_of,
                  ValueCounts& counts) {
  counts.by_number.assign(values.count(), 0);
  counts.by_ordinal.resize(index.segment_count());
  counts.by_fields_present.clear();
  ValueCounter counter(values, fields, counts);
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    counts.by_ordinal[i].assign(index.columns(i).facet_value_count(), 0);
    counter.count_segment(i, index.columns(i), articles_of(i));
  }
}

/// A value of a table.
struct CountedValue {
  std::uint32_t number = 0, count = 0;
};

bool comes_first(const CountedValue& a, const CountedValue& b, const FacetValues& values) {
  return a.count != b.count ? a.count > b.count : values.precedes(a.number, b.number);
}

/// The values of `field` that some article has, less those of `without`.
std::vector<CountedValue> counted_values(const FacetValues& values,
                                         const ValueCounts& matches,
                                         FieldId field,
                                         const FacetWish& wish) {
  std::vector<CountedValue> counted;
  for (const FieldId member : facets_of(field)) {
    values.for_each(member, [&](std::uint32_t number) {
      if (matches.by_number[number] != 0) {
        counted.push_back({number, matches.by_number[number]});
      }
    });
  }
  if (!wish.without.empty()) {
    std::erase_if(counted, [&](const CountedValue& value) {
      return std::ranges::count(
                 wish.without,
                 std::pair(values.field(value.number), std::string(values.key(value.number)))) > 0;
    });
  }
  return counted;
}

FacetTable facet_table(const FacetValues& values,
                       const ValueCounts& matches,
                       const ValueCounts* archive,
                       FieldId field,
                       const FacetWish& wish) {
  FacetTable table{field, {}, 0, 0};
  std::vector<CountedValue> counted = counted_values(values, matches, field, wish);
  for (const auto& [present, articles] : matches.by_fields_present) {
    table.missing += (present & bits_of(field)) == 0 ? articles : 0;
  }
  table.distinct = counted.size();
  const auto shown =
      static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(wish.limit, counted.size()));
  std::partial_sort(
      counted.begin(),
      counted.begin() + shown,
      counted.end(),
      [&](const CountedValue& a, const CountedValue& b) { return comes_first(a, b, values); });
  for (auto value = counted.begin(); value != counted.begin() + shown; ++value) {
    table.counts.push_back({std::string(values.name(value->number, matches.by_ordinal)),
                            value->count,
                            archive == nullptr ? 0 : archive->by_number[value->number]});
  }
  return table;
}

/// What a table over the date columns counts an article under; "" for missing.
std::string date_label(const Columns& columns, std::uint32_t docid, FieldId field) {
  if (columns.precision(docid) == DatePrecision::None) {
    return {};
  }
  if (field == FieldId::DateMethod) {
    return std::string(name_of(columns.method(docid)));
  }
  if (field == FieldId::DateConfidence) {
    return std::string(name_of(columns.confidence(docid)));
  }
  return iso_date(std::chrono::sys_days(std::chrono::days(columns.day(docid))),
                  DatePrecision::Year);
}

/// A number that is the same for articles with the same label, so that labels are made but once a
/// run.
std::int64_t label_number(const Columns& columns, std::uint32_t docid, FieldId field) {
  if (field == FieldId::DateMethod) {
    return static_cast<std::int64_t>(columns.method(docid));
  }
  if (field == FieldId::DateConfidence) {
    return static_cast<std::int64_t>(columns.confidence(docid));
  }
  return columns.day(docid);
}

FacetTable date_table(const ArticleIndex& index,
                      const MatchSets& matches,
                      FieldId field,
                      std::uint64_t limit) {
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Columns& columns = index.columns(i);
    std::uint64_t* count = nullptr;
    std::int64_t last = 0;
    matches[i].for_each([&](std::uint32_t docid) {
      const std::int64_t number = label_number(columns, docid, field);
      if (count == nullptr || number != last) {
        count = &counts[date_label(columns, docid, field)];
        last = number;
      }
      ++*count;
    });
  }
  FacetTable table{field, {}, 0, std::exchange(counts[""], 0)};
  counts.erase("");
  std::vector<FacetCount> values;
  for (const auto& [name, count] : counts) {
    values.push_back({name, count, 0});
  }
  table.distinct = values.size();
  const auto shown = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(limit, values.size()));
  std::partial_sort(values.begin(),
                    values.begin() + shown,
                    values.end(),
                    [](const FacetCount& a, const FacetCount& b) {
                      return a.count != b.count ? a.count > b.count : a.name < b.name;
                    });
  values.resize(static_cast<std::size_t>(shown));
  table.counts = std::move(values);
  return table;
}

}  // namespace

std::vector<FacetTable> FacetCounter::count(const MatchSets& matches, const FacetWish& wish) {
  std::uint32_t counted = 0;
  for (const FieldId field : wish.fields) {
    counted |= bits_of(field);
  }
  if (counted != 0) {
    if (!values_) {
      values_.emplace(index_);
    }
    const auto found = [&](std::size_t i) -> const DocidSet& { return matches[i]; };
    const auto all = [&](std::size_t i) -> const DocidSet& { return index_.live(i); };
    count_values(index_, *values_, counted, found, found_);
    if (wish.beside_archive && (archive_fields_ & counted) != counted) {
      archive_fields_ |= counted;
      count_values(index_, *values_, archive_fields_, all, archive_);
    }
  }
  std::vector<FacetTable> tables;
  for (const FieldId field : wish.fields) {
    if (field_of(field).kind == FieldKind::Date) {
      tables.push_back(date_table(index_, matches, field, wish.limit));
    } else if (facets_of(field).empty()) {
      tables.push_back({field, {}, 0, 0});
    } else {
      tables.push_back(
          facet_table(*values_, found_, wish.beside_archive ? &archive_ : nullptr, field, wish));
    }
  }
  return tables;
}

}  // namespace backfile
