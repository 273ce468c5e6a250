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

/// Goes through the values of `field` that some article has, less those left out: keeps the first
/// so many of the table, in its order, and counts them all.
class TableValues {
 public:
  TableValues(const FacetValues& values, const FacetWish& wish)
      : values_(values), wish_(wish), order_{values} {}

  void add(const CountedValue& value) {
    if (is_left_out(value.number)) {
      return;
    }
    ++distinct_;
    if (first_.size() < wish_.limit) {
      first_.push_back(value);
      std::ranges::push_heap(first_, order_);
    } else if (wish_.limit > 0 && order_(value, first_.front())) {
      std::ranges::pop_heap(first_, order_);
      first_.back() = value;
      std::ranges::push_heap(first_, order_);
    }
  }
  std::uint64_t distinct() const { return distinct_; }
  std::vector<CountedValue> take() {
    std::ranges::sort_heap(first_, order_);
    return std::move(first_);
  }

 private:
  bool is_left_out(std::uint32_t number) const {
    return !wish_.without.empty() &&
           std::ranges::count(wish_.without,
                              std::pair(values_.field(number), std::string(values_.key(number)))) >
               0;
  }

  const FacetValues& values_;
  const FacetWish& wish_;
  const TableOrder order_;
  std::uint64_t distinct_ = 0;
  std::vector<CountedValue> first_;  // a heap, the last of the table in front
};

FacetTable facet_table(const FacetValues& values,
                       const ValueCounts& matches,
                       const ValueCounts* archive,
                       FieldId field,
                       const FacetWish& wish) {
  TableValues counted(values, wish);
  for (const FieldId member : facets_of(field)) {
    matches.for_each(member, [&](std::uint32_t number, std::uint32_t count) {
      counted.add({number, count});
    });
  }
  FacetTable table{field, {}, counted.distinct(), matches.missing(bits_of(field))};
  const auto spelling = [&matches](std::size_t segment, std::uint32_t ordinal) {
    return matches.of_ordinal(segment, ordinal);
  };
  for (const CountedValue& value : counted.take()) {
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
