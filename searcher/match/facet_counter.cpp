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

/// What a set of articles holds.
struct ValueCounts {
  std::vector<std::vector<std::uint32_t>> by_ordinal;  ///< by segment; a value once an article
  std::vector<std::uint32_t> by_number;                ///< an entity once an article
  /// How many articles by the fields they have values of (a bit each).
  std::map<std::uint32_t, std::uint64_t> by_fields_present;
};

/// Counts one segment after the other.
class ValueCounter {
 public:
  explicit ValueCounter(const FacetValues& values) : values_(values) {
    counts_.by_number.resize(values.count());
  }

  void count_segment(const Columns& columns,
                     const std::vector<FacetValues::Entry>& entries,
                     const DocidSet& matches) {
    std::vector<std::uint32_t>& by_ordinal = counts_.by_ordinal.emplace_back(entries.size());
    std::vector<std::uint32_t> bit_by_ordinal(entries.size());
    for (std::size_t ordinal = 0; ordinal < entries.size(); ++ordinal) {
      if (entries[ordinal].number() != FacetValues::Entry::kNone) {
        bit_by_ordinal[ordinal] = bit_of(values_.field(entries[ordinal].number()));
      }
    }
    std::uint32_t last_present = 0;
    std::uint64_t run = 0;  // most neighbours have values of the same fields
    matches.for_each([&](std::uint32_t docid) {
      std::uint32_t present = 0;
      repeated_.clear();
      for (const std::uint32_t ordinal : columns.facets(docid)) {
        ++by_ordinal[ordinal];
        present |= bit_by_ordinal[ordinal];
        if (entries[ordinal].may_repeat()) {
          note_repetition(entries[ordinal].number());
        }
      }
      if (present != last_present) {
        counts_.by_fields_present[std::exchange(last_present, present)] += std::exchange(run, 0);
      }
      ++run;
    });
    counts_.by_fields_present[last_present] += run;
    for (std::size_t ordinal = 0; ordinal < entries.size(); ++ordinal) {
      if (entries[ordinal].number() != FacetValues::Entry::kNone) {
        counts_.by_number[entries[ordinal].number()] += by_ordinal[ordinal];
      }
    }
  }

  ValueCounts take() { return std::move(counts_); }

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
  ValueCounts counts_;
  std::vector<std::uint32_t> repeated_;  // numbers of the article at hand that may come again
};

ValueCounts count_values(const ArticleIndex& index,
                         const FacetValues& values,
                         const auto& articles_of) {
  ValueCounter counter(values);
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    counter.count_segment(index.columns(i), values.entries(i), articles_of(i));
  }
  return counter.take();
}

/// A value of a table.
struct CountedValue {
  FieldId field;
  std::uint32_t number = 0, count = 0;
};

bool comes_first(const CountedValue& a, const CountedValue& b, const FacetValues& values) {
  if (a.count != b.count) {
    return a.count > b.count;
  }
  return std::pair(values.key(a.number), a.number) < std::pair(values.key(b.number), b.number);
}

FacetTable facet_table(const FacetValues& values,
                       const ValueCounts& matches,
                       const ValueCounts* archive,
                       FieldId field,
                       const FacetWish& wish) {
  FacetTable table{field, {}, 0, 0};
  std::vector<CountedValue> counted;
  std::uint32_t bits = 0;
  for (const FieldId member : facets_of(field)) {
    bits |= bit_of(member);
    const auto [first, last] = values.numbers(member);
    for (std::uint32_t number = first; number < last; ++number) {
      if (matches.by_number[number] != 0) {
        counted.push_back({member, number, matches.by_number[number]});
      }
    }
  }
  if (!wish.without.empty()) {
    std::erase_if(counted, [&](const CountedValue& value) {
      return std::ranges::count(wish.without,
                                std::pair(value.field, std::string(values.key(value.number)))) > 0;
    });
  }
  for (const auto& [present, articles] : matches.by_fields_present) {
    table.missing += (present & bits) == 0 ? articles : 0;
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
    table.counts.push_back(
        {std::string(values.name(value->field, value->number, matches.by_ordinal)),
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
  std::vector<FieldId> counted;
  for (const FieldId field : wish.fields) {
    counted.insert(counted.end(), facets_of(field).begin(), facets_of(field).end());
  }
  std::ranges::for_each(counted, [this](FieldId field) { values_.include(field); });
  ValueCounts found;
  std::optional<ValueCounts> archive;
  if (!counted.empty()) {
    found =
        count_values(index_, values_, [&](std::size_t i) -> const DocidSet& { return matches[i]; });
  }
  if (wish.beside_archive) {
    archive = count_values(
        index_, values_, [&](std::size_t i) -> const DocidSet& { return index_.live(i); });
  }
  std::vector<FacetTable> tables;
  for (const FieldId field : wish.fields) {
    tables.push_back(field_of(field).kind == FieldKind::Date
                         ? date_table(index_, matches, field, wish.limit)
                         : facet_table(values_, found, archive ? &*archive : nullptr, field, wish));
  }
  return tables;
}

}  // namespace backfile
