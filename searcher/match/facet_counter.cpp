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

/// Which comes first in a table.
struct TableOrder {
  const FacetValues& values;
  bool operator()(const CountedValue& a, const CountedValue& b) const {
    return a.count != b.count ? a.count > b.count : values.precedes(a.number, b.number);
  }
};

/// The first values of a table.
class TableValues {
 public:
  TableValues(const FacetValues& values, std::uint64_t limit) : limit_(limit), order_{values} {}

  void add(const CountedValue& value) {
    if (first_.size() < limit_) {
      first_.push_back(value);
      std::ranges::push_heap(first_, order_);
    } else if (limit_ > 0 && order_(value, first_.front())) {
      std::ranges::pop_heap(first_, order_);
      first_.back() = value;
      std::ranges::push_heap(first_, order_);
    }
  }
  /// Values that fewer articles have are none of them.
  std::uint32_t least() const {
    return limit_ == 0 ? UINT32_MAX : first_.size() < limit_ ? 1 : first_.front().count;
  }
  std::vector<CountedValue> take() {
    std::ranges::sort_heap(first_, order_);
    return std::move(first_);
  }

 private:
  const std::uint64_t limit_;
  const TableOrder order_;
  std::vector<CountedValue> first_;  // a heap, the last of the table in front
};

/// The numbers of what is left out.
std::vector<std::uint32_t> left_out(const FacetValues& values, const FacetWish& wish) {
  std::vector<std::uint32_t> numbers;
  for (const auto& [field, key] : wish.without) {
    if (const std::optional<std::uint32_t> number = values.find(field, key)) {
      numbers.push_back(*number);
    }
  }
  return numbers;
}

FacetTable facet_table(const FacetValues& values,
                       const ValueCounts& matches,
                       const ValueCounts* archive,
                       FieldId field,
                       const FacetWish& wish) {
  const std::vector<std::uint32_t> without = left_out(values, wish);
  FacetTable table{field, {}, 0, matches.missing(bits_of(field))};
  TableValues first(values, wish.limit);
  for (const FieldId member : facets_of(field)) {
    table.distinct += matches.distinct(member);
    for (const std::uint32_t number : without) {
      table.distinct -= values.field(number) == member && matches.of_number(number) > 0 ? 1U : 0U;
    }
    matches.for_each_from(first.least(), member, [&](std::uint32_t number, std::uint32_t count) {
      if (std::ranges::find(without, number) == without.end()) {
        first.add({number, count});
      }
      return first.least();
    });
  }
  const auto spelling = [&matches](std::size_t segment, std::uint32_t ordinal) {
    return matches.of_ordinal(segment, ordinal);
  };
  for (const CountedValue& value : first.take()) {
    table.counts.push_back({std::string(values.name(value.number, spelling)),
                            value.count,
                            archive == nullptr ? 0 : archive->of_number(value.number)});
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
    }
    if (wish.beside_archive && !archive_) {
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
