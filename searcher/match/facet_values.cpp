// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/facet_values.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "searcher/match/folded_ordinals.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

/// A value of a segment by the field and key it is counted under.
struct KeyedOrdinal {
  FieldId field;
  std::string_view key;
  std::uint32_t ordinal = 0;
  bool is_folded = false;  ///< or another is folded into it

  auto place() const { return std::pair(field, key); }
};

/// The fields that are counted together with `field`, since names move between them.
std::vector<FieldId> family_of(FieldId field) {
  for (const auto& family : {kEntityFields, kSubjectFields}) {
    if (std::ranges::find(family, field) != family.end()) {
      return {family.begin(), family.end()};
    }
  }
  return {field};
}

std::vector<KeyedOrdinal> keyed_ordinals(const SegmentReader& segment,
                                         const EntityNames& names,
                                         const std::vector<FieldId>& family) {
  const Columns& columns = segment.columns;
  const FoldedOrdinals folded = fold_ordinals(segment, names, family);
  const auto is_changed = [&](std::uint32_t ordinal) {
    return !folded.counted_as.empty() &&
           (folded.counted_as[ordinal] != ordinal || folded.canonical.contains(ordinal));
  };
  std::vector<KeyedOrdinal> keyed;
  std::vector<std::uint32_t> changed, targets;
  for (const FieldId field : family) {
    const auto [first, last] = columns.facet_ordinals(field);
    for (std::uint32_t ordinal = first; ordinal < last; ++ordinal) {
      if (is_changed(ordinal)) {
        changed.push_back(ordinal);
        targets.push_back(folded.counted_as[ordinal]);
      } else {
        keyed.push_back({field, columns.facet_value(ordinal).key, ordinal, false});
      }
    }
  }
  if (changed.empty()) {
    return keyed;
  }
  std::ranges::sort(targets);
  for (KeyedOrdinal& value : keyed) {
    value.is_folded = std::ranges::binary_search(targets, value.ordinal);
  }
  const auto unchanged = static_cast<std::ptrdiff_t>(keyed.size());  // these lie in order
  for (const std::uint32_t ordinal : changed) {
    const std::uint32_t target = folded.counted_as[ordinal];
    const auto other = folded.canonical.find(target);
    const FacetValue own = columns.facet_value(target);
    const bool renamed = other != folded.canonical.end();
    keyed.push_back({renamed ? other->second.first : own.field,
                     renamed ? other->second.second : own.key,
                     ordinal,
                     true});
  }
  const auto in_order = [](const KeyedOrdinal& a, const KeyedOrdinal& b) {
    return std::tie(a.field, a.key, a.ordinal) < std::tie(b.field, b.key, b.ordinal);
  };
  std::sort(keyed.begin() + unchanged, keyed.end(), in_order);
  std::inplace_merge(keyed.begin(), keyed.begin() + unchanged, keyed.end(), in_order);
  return keyed;
}

}  // namespace

FacetValues::FacetValues(const ArticleIndex& index)
    : index_(index), entries_(index.segment_count()) {
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    entries_[i].resize(index.columns(i).facet_value_count());
  }
}

void FacetValues::include(FieldId field) {
  if (included_[static_cast<std::size_t>(field)]) {
    return;
  }
  const std::vector<FieldId> family = family_of(field);
  std::vector<std::vector<KeyedOrdinal>> lists;
  for (std::size_t i = 0; i < index_.segment_count(); ++i) {
    lists.push_back(keyed_ordinals(index_.segment(i), index_.names(), family));
  }
  for (const FieldId member : family) {
    included_[static_cast<std::size_t>(member)] = true;
    ranges_[static_cast<std::size_t>(member)] = {count(), count()};
  }
  for (std::vector<std::size_t> next(lists.size());;) {
    const KeyedOrdinal* lowest = nullptr;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (next[i] < lists[i].size() &&
          (lowest == nullptr || lists[i][next[i]].place() < lowest->place())) {
        lowest = &lists[i][next[i]];
      }
    }
    if (lowest == nullptr) {
      return;
    }
    const auto place = lowest->place();
    for (std::size_t i = 0; i < lists.size(); ++i) {
      for (; next[i] < lists[i].size() && lists[i][next[i]].place() == place; ++next[i]) {
        const KeyedOrdinal& value = lists[i][next[i]];
        entries_[i][value.ordinal] = Entry(count(), value.is_folded);
      }
    }
    Range& range = ranges_[static_cast<std::size_t>(place.first)];
    range.first = range.first == range.last ? count() : range.first;
    keys_.push_back(place.second);
    fields_.push_back(place.first);
    range.last = count();
  }
}

std::string_view FacetValues::name(FieldId field,
                                   std::uint32_t number,
                                   const std::vector<std::vector<std::uint32_t>>& counts) const {
  const std::optional<EntityKind> kind = entity_kind_of(field);
  if (kind) {
    if (const std::string_view shown = index_.names().shown(*kind, key(number)); !shown.empty()) {
      return shown;
    }
  }
  std::map<std::string_view, std::uint64_t> spellings;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Columns& columns = index_.columns(i);
    const auto [first, last] = columns.facet_ordinals(field);
    for (std::uint32_t at = columns.first_facet_from(field, key(number));
         at < last && columns.facet_value(at).key == key(number);
         ++at) {
      if (entries_[i][at].number() == number && counts[i][at] > 0) {
        spellings[columns.facet_value(at).name] += counts[i][at];
      }
    }
  }
  if (spellings.empty()) {  // only aliases of it stand in these articles
    for (std::size_t i = 0; i < counts.size(); ++i) {
      for (std::uint32_t at = 0; at < entries_[i].size(); ++at) {
        if (entries_[i][at].number() == number && counts[i][at] > 0) {
          spellings[index_.columns(i).facet_value(at).name] += counts[i][at];
        }
      }
    }
  }
  const auto best =
      std::ranges::max_element(spellings, {}, [](const auto& spelling) { return spelling.second; });
  return best == spellings.end() ? std::string_view() : best->first;
}

}  // namespace backfile
