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
    matches.for_each(member, [&](std::uint32_t number, std::uint32_t count) {
      counted.push_back({number, count});
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
  table.missing = matches.missing(bits_of(field));
  table.distinct = counted.size();
  const auto shown =
      static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(wish.limit, counted.size()));
  std::partial_sort(
      counted.begin(),
      counted.begin() + shown,
      counted.end(),
      [&](const CountedValue& a, const CountedValue& b) { return comes_first(a, b, values); });
  const auto spelling = [&matches](std::size_t segment, std::uint32_t ordinal) {
    return matches.of_ordinal(segment, ordinal);
  };
  for (auto value = counted.begin(); value != counted.begin() + shown; ++value) {
    table.counts.push_back({std::string(values.name(value->number, spelling)),
                            value->count,
                            archive == nullptr ? 0 : archive->of_number(value->number)});
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
  FieldBits counted = 0;
  for (const FieldId field : wish.fields) {
    counted |= bits_of(field);
  }
  if (counted != 0) {
    if (!values_) {
      values_.emplace(index_);
      found_.emplace(index_, *values_);
      archive_.emplace(index_, *values_);
    }
    found_->count(counted, [&](std::size_t i) -> const DocidSet& { return matches[i]; });
    if (wish.beside_archive && (archive_->fields() & counted) != counted) {
      archive_->count(archive_->fields() | counted,
                      [&](std::size_t i) -> const DocidSet& { return index_.live(i); });
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
          facet_table(*values_, *found_, wish.beside_archive ? &*archive_ : nullptr, field, wish));
    }
  }
  return tables;
}

}  // namespace backfile
