// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/facet_counter.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "searcher/match/folded_ordinals.h"

namespace backfile {
namespace {

std::size_t number_of(FieldId field) { return static_cast<std::size_t>(field); }
std::uint32_t bit_of(FieldId field) { return 1u << number_of(field); }
static_assert(kFields.size() <= 32, "a bit for each field");

/// What one segment's matches hold: a count by ordinal, and how many articles by the fields they
/// have values of (a bit each).
struct SegmentCounts {
  FoldedOrdinals folded;
  std::vector<std::uint32_t> by_ordinal;
  std::map<std::uint32_t, std::uint64_t> by_fields_present;
};

/// The values of one article, those of one entity as one.
class FoldedFacets {
 public:
  explicit FoldedFacets(const std::vector<std::uint32_t>& counted_as) : counted_as_(counted_as) {}

  std::span<const std::uint32_t> of(std::span<const std::uint32_t> facets) {
    if (counted_as_.empty()) {
      return facets;
    }
    folded_.clear();
    for (const std::uint32_t ordinal : facets) {
      folded_.push_back(counted_as_[ordinal]);
    }
    if (!std::ranges::equal(folded_, facets)) {
      std::ranges::sort(folded_);
      folded_.erase(std::unique(folded_.begin(), folded_.end()), folded_.end());
    }
    return folded_;
  }

 private:
  const std::vector<std::uint32_t>& counted_as_;
  std::vector<std::uint32_t> folded_;
};

SegmentCounts count_segment(const Columns& columns,
                            const DocidSet& matches,
                            FoldedOrdinals folded) {
  SegmentCounts counts;
  counts.folded = std::move(folded);
  counts.by_ordinal.resize(columns.facet_value_count());
  std::vector<std::uint32_t> bit_by_ordinal(columns.facet_value_count());
  for (const Field& field : kFields) {
    const auto [first, last] = columns.facet_ordinals(field.id);
    std::fill(bit_by_ordinal.begin() + first, bit_by_ordinal.begin() + last, bit_of(field.id));
  }
  for (const auto& [ordinal, entity] : counts.folded.canonical) {
    bit_by_ordinal[ordinal] = bit_of(entity.first);
  }
  std::uint32_t last_present = 0;
  FoldedFacets facets(counts.folded.counted_as);
  std::uint64_t run = 0;  // most neighbours have values of the same fields
  matches.for_each([&](std::uint32_t docid) {
    std::uint32_t present = 0;
    for (const std::uint32_t ordinal : facets.of(columns.facets(docid))) {
      ++counts.by_ordinal[ordinal];
      present |= bit_by_ordinal[ordinal];
    }
    if (present != last_present) {
      counts.by_fields_present[std::exchange(last_present, present)] += std::exchange(run, 0);
    }
    ++run;
  });
  counts.by_fields_present[last_present] += run;
  return counts;
}

/// One spelling of a value with its count in one segment. `borrowed`: it is that of an alias.
struct CountedName {
  std::string_view key, name;
  std::uint64_t count = 0;
  bool borrowed = false;
  std::uint64_t archived = 0;
};

bool by_key_and_name(const CountedName& a, const CountedName& b) {
  return std::tie(a.key, a.name) < std::tie(b.key, b.name);
}

/// The values of `field` that occur in one segment, sorted by key, then name.
std::vector<CountedName> names_in_segment(const Columns& columns,
                                          const SegmentCounts& counts,
                                          FieldId field) {
  std::vector<CountedName> names;
  const auto [first, last] = columns.facet_ordinals(field);
  for (std::uint32_t ordinal = first; ordinal < last; ++ordinal) {
    if (counts.by_ordinal[ordinal] != 0 && !counts.folded.canonical.contains(ordinal)) {
      const FacetValue value = columns.facet_value(ordinal);
      names.push_back({value.key, value.name, counts.by_ordinal[ordinal]});
    }
  }
  for (const auto& [ordinal, entity] : counts.folded.canonical) {
    if (entity.first == field && counts.by_ordinal[ordinal] != 0) {
      const std::string_view name = columns.facet_value(ordinal).name;
      names.push_back({entity.second, name, counts.by_ordinal[ordinal], true});
    }
  }
  if (!counts.folded.canonical.empty()) {
    std::ranges::sort(names, by_key_and_name);
  }
  return names;
}

/// Two lists of names as one sorted list; equal spellings are added up.
std::vector<CountedName> merge_names(const std::vector<CountedName>& a,
                                     const std::vector<CountedName>& b) {
  std::vector<CountedName> both;
  both.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both), by_key_and_name);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < both.size(); ++i) {
    if (kept > 0 && both[kept - 1].key == both[i].key && both[kept - 1].name == both[i].name) {
      both[kept - 1].count += both[i].count;
      both[kept - 1].borrowed &= both[i].borrowed;
    } else {
      both[kept++] = both[i];
    }
  }
  both.resize(kept);
  return both;
}

/// Merges the segments' lists pair by pair, so that each name is copied log2(segments) times.
std::vector<CountedName> merge_all(std::vector<std::vector<CountedName>> lists) {
  while (lists.size() > 1) {
    std::vector<std::vector<CountedName>> merged;
    for (std::size_t i = 0; i + 1 < lists.size(); i += 2) {
      merged.push_back(merge_names(lists[i], lists[i + 1]));
    }
    if (lists.size() % 2 == 1) {
      merged.push_back(std::move(lists.back()));
    }
    lists = std::move(merged);
  }
  return lists.empty() ? std::vector<CountedName>() : std::move(lists.front());
}

/// From spellings to values: the names of one key become one, under the most frequent of its own;
/// under the one that the alias book shows when it names it.
std::vector<CountedName> add_up(const std::vector<CountedName>& names,
                                FieldId field,
                                const EntityNames& entities) {
  const auto kind = entity_kind_of(field);
  std::vector<CountedName> values;
  for (std::size_t i = 0; i < names.size();) {
    CountedName value = names[i];
    std::uint64_t most = value.count;
    for (++i; i < names.size() && names[i].key == value.key; ++i) {
      value.count += names[i].count;
      if (std::pair(!names[i].borrowed, names[i].count) > std::pair(!value.borrowed, most)) {
        most = names[i].count;
        value.name = names[i].name;
        value.borrowed = names[i].borrowed;
      }
    }
    const std::string_view shown = kind ? entities.shown(*kind, value.key) : std::string_view();
    value.name = shown.empty() ? value.name : shown;
    values.push_back(value);
  }
  return values;
}

std::uint64_t archived_of(const CountedName& value) { return value.archived; }
std::uint64_t archived_of(const FacetCount& value) { return value.archived; }

/// The `limit` most frequent as the table's counts.
template <class Value>
void fill_table(std::vector<Value>& values, std::uint64_t limit, FacetTable& table) {
  table.distinct = values.size();
  const auto shown = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(limit, values.size()));
  std::partial_sort(
      values.begin(), values.begin() + shown, values.end(), [](const Value& a, const Value& b) {
        return a.count != b.count ? a.count > b.count : a.name < b.name;
      });
  for (auto value = values.begin(); value != values.begin() + shown; ++value) {
    table.counts.push_back({std::string(value->name), value->count, archived_of(*value)});
  }
}

std::vector<SegmentCounts> count_segments(const ArticleIndex& index,
                                          const std::vector<FieldId>& fields,
                                          const auto& articles_of) {
  std::vector<SegmentCounts> counts;
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    const Columns& columns = index.columns(i);
    counts.push_back(count_segment(
        columns, articles_of(i), fold_ordinals(index.segment(i), index.names(), fields)));
  }
  return counts;
}

/// The values of one field over all segments, sorted by key.
std::vector<CountedName> values_of(const ArticleIndex& index,
                                   const std::vector<SegmentCounts>& counts,
                                   FieldId field) {
  std::vector<std::vector<CountedName>> lists;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    lists.push_back(names_in_segment(index.columns(i), counts[i], field));
  }
  return add_up(merge_all(std::move(lists)), field, index.names());
}

/// What the facet tables of one search are made from.
struct FacetCounts {
  std::vector<SegmentCounts> matches, archive;  // archive: empty when not wished for
};

FacetTable facet_table(const ArticleIndex& index,
                       const FacetCounts& counts,
                       FieldId field,
                       const FacetWish& wish) {
  FacetTable table{field, {}, 0, 0};
  std::vector<CountedName> values;
  std::uint32_t bits = 0;
  for (const FieldId member : facets_of(field)) {
    const std::vector<CountedName> archive = values_of(index, counts.archive, member);
    for (CountedName& value : values_of(index, counts.matches, member)) {
      const auto known = std::ranges::lower_bound(archive, value.key, {}, &CountedName::key);
      value.archived = known != archive.end() && known->key == value.key ? known->count : 0;
      if (std::ranges::count(wish.without, std::pair(member, std::string(value.key))) == 0) {
        values.push_back(value);
      }
    }
    bits |= bit_of(member);
  }
  for (const SegmentCounts& segment : counts.matches) {
    for (const auto& [present, articles] : segment.by_fields_present) {
      table.missing += (present & bits) == 0 ? articles : 0;
    }
  }
  fill_table(values, wish.limit, table);
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
  fill_table(values, limit, table);
  return table;
}

}  // namespace

std::vector<FacetTable> count_facets(const ArticleIndex& index,
                                     const MatchSets& matches,
                                     const FacetWish& wish) {
  std::vector<FieldId> counted;
  for (const FieldId field : wish.fields) {
    counted.insert(counted.end(), facets_of(field).begin(), facets_of(field).end());
  }
  FacetCounts counts;
  if (!counted.empty()) {
    counts.matches = count_segments(
        index, counted, [&](std::size_t i) -> const DocidSet& { return matches[i]; });
  }
  if (wish.beside_archive) {
    counts.archive = count_segments(
        index, counted, [&](std::size_t i) -> const DocidSet& { return index.live(i); });
  }
  std::vector<FacetTable> tables;
  for (const FieldId field : wish.fields) {
    tables.push_back(field_of(field).kind == FieldKind::Date
                         ? date_table(index, matches, field, wish.limit)
                         : facet_table(index, counts, field, wish));
  }
  return tables;
}

}  // namespace backfile
