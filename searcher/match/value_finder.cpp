// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is find_values().
#include "searcher/match/value_finder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/index/value_numbers.h"

namespace backfile {
namespace {

/// The values of one field in one segment that begin so, and how many articles have each.
struct SegmentValues {
  std::size_t segment = 0;
  std::uint32_t first = 0;            ///< ordinal
  std::vector<std::uint32_t> counts;  ///< by ordinal, from `first` on
};

/// The numbers of these values over all segments lie in one row.
struct FieldValues {
  std::vector<SegmentValues> segments;
  std::uint32_t first = 0xffffffff, last = 0;  ///< numbers [first, last)
};

FieldValues values_of(const ArticleIndex& index,
                      const ValueNumbers& numbers,
                      FieldId field,
                      std::string_view beginning) {
  const std::string behind = std::string(beginning) + '\xff';  // no byte of UTF-8 is as great
  FieldValues values;
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    const std::uint32_t first = index.columns(i).first_facet_from(field, beginning);
    const std::uint32_t last = index.columns(i).first_facet_from(field, behind, first);
    if (first < last) {
      const auto of_segment = numbers.of_segment(i);
      values.first = std::min(values.first, of_segment[first]);
      values.last = std::max(values.last, of_segment[last - 1] + 1);
      values.segments.push_back({i, first, std::vector<std::uint32_t>(last - first)});
    }
  }
  return values;
}

/// One pass over the articles of each segment, whatever the number of fields.
void count_articles(const ArticleIndex& index, std::vector<FieldValues>& fields) {
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    std::vector<SegmentValues*> parts;
    for (FieldValues& field : fields) {
      for (SegmentValues& part : field.segments) {
        if (part.segment == i) {
          parts.push_back(&part);
        }
      }
    }
    if (parts.empty()) {
      continue;
    }
    const Columns& columns = index.columns(i);
    index.live(i).for_each([&](std::uint32_t docid) {
      for (const std::uint32_t ordinal : columns.facets(docid)) {
        for (SegmentValues* part : parts) {
          if (ordinal - part->first < part->counts.size()) {
            ++part->counts[ordinal - part->first];
          }
        }
      }
    });
  }
}

struct Value {
  std::uint64_t count = 0;
  std::string_view key, name;
};

bool goes_before(const Value& a, const Value& b) {
  return a.count != b.count ? a.count > b.count : a.key < b.key;
}

/// Key and most frequent spelling of the value with this number.
void name_value(const ArticleIndex& index,
                const ValueNumbers& numbers,
                const FieldValues& values,
                std::uint32_t number,
                Value& value) {
  std::uint32_t most = 0;
  for (const SegmentValues& part : values.segments) {
    const auto of_part = numbers.of_segment(part.segment).subspan(part.first, part.counts.size());
    const auto [begin, end] = std::ranges::equal_range(of_part, number);
    for (auto at = begin; at != end; ++at) {
      const auto place = static_cast<std::uint32_t>(at - of_part.begin());
      if (part.counts[place] > most) {
        most = part.counts[place];
        const FacetValue spelling = index.columns(part.segment).facet_value(part.first + place);
        value.key = spelling.key;
        value.name = spelling.name;
      }
    }
  }
}

/// Adds those values that at most `limit` of all go before.
void add_best(const ArticleIndex& index,
              const ValueNumbers& numbers,
              const FieldValues& values,
              std::size_t limit,
              std::vector<Value>& best) {
  if (values.segments.empty()) {
    return;
  }
  std::vector<std::uint32_t> counts(values.last - values.first);
  for (const SegmentValues& part : values.segments) {
    const auto of_segment = numbers.of_segment(part.segment);
    for (std::uint32_t i = 0; i < part.counts.size(); ++i) {
      counts[of_segment[part.first + i] - values.first] += part.counts[i];
    }
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) {
      order.push_back(i);
    }
  }
  // Numbers rise with keys.
  const auto kept = order.begin() + static_cast<std::ptrdiff_t>(std::min(limit, order.size()));
  std::partial_sort(order.begin(), kept, order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  for (auto at = order.begin(); at != kept; ++at) {
    Value value{counts[*at], {}, {}};
    name_value(index, numbers, values, values.first + *at, value);
    best.push_back(value);
  }
}

}  // namespace

std::vector<FacetCount> find_values(const ArticleIndex& index,
                                    FieldId field,
                                    std::string_view beginning,
                                    std::size_t limit) {
  std::vector<const Columns*> columns;
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    columns.push_back(&index.columns(i));
  }
  const ValueNumbers* stored = index.value_numbers();
  std::optional<ValueNumbers> made;
  if (stored == nullptr || !stored->fits(columns)) {
    stored = &made.emplace(ValueNumbers::of(columns));
  }
  std::vector<FieldValues> fields;
  for (const FieldId member : facets_of(field)) {
    fields.push_back(values_of(index, *stored, member, beginning));
  }
  count_articles(index, fields);
  std::vector<Value> best;
  for (const FieldValues& values : fields) {
    add_best(index, *stored, values, limit, best);
  }
  std::ranges::stable_sort(best, goes_before);
  std::vector<FacetCount> found;
  for (const Value& value : best) {
    const bool is_new = std::ranges::none_of(
        found, [&](const FacetCount& other) { return other.name == value.name; });
    if (is_new && found.size() < limit) {
      found.push_back({std::string(value.name), value.count});
    }
  }
  return found;
}

}  // namespace backfile
