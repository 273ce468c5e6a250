// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is find_values().
#include "searcher/match/value_finder.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <utility>

#include "common/index/columns.h"
#include "common/index/manifest.h"

namespace backfile {
namespace {

/// So many values of a segment are held against those of the others, for each that is wanted.
constexpr std::size_t kCandidatesEach = 2;

struct Segment {
  Columns columns;
  DocidSet dead;
};

/// The values of one field in a segment that begin so, by their ordinals.
struct ValueRange {
  FieldId field;
  std::uint32_t first = 0, last = 0;
  std::vector<std::uint32_t> counts;  ///< articles that have each

  std::uint32_t count(std::uint32_t ordinal) const { return counts[ordinal - first]; }
};

struct Counted {
  std::uint64_t count = 0;
  std::uint32_t most = 0;  ///< of the spelling that is `name`
  std::string_view name;
};
using CountedByKey = std::map<std::string_view, Counted>;

Result<void> open_segments(const std::filesystem::path& root, std::vector<Segment>& segments) {
  const IndexPaths index{root};
  const Result<Manifest> manifest = read_manifest(index);
  if (!manifest) {
    return Unexpected(manifest.error());
  }
  for (const SegmentEntry& entry : manifest->segments) {
    Result<Columns> columns = Columns::open_unread(index.columns(entry.name));
    if (!columns) {
      return Unexpected(columns.error());
    }
    Result<DocidSet> dead = dead_articles(index, entry);
    if (!dead) {
      return Unexpected(dead.error());
    }
    segments.push_back({std::move(*columns), std::move(*dead)});
  }
  return {};
}

std::vector<ValueRange> ranges_of(const Columns& columns,
                                  FieldId field,
                                  std::string_view beginning) {
  const std::string behind = std::string(beginning) + '\xff';  // no byte of UTF-8 is as great
  std::vector<ValueRange> ranges;
  for (const FieldId member : facets_of(field)) {
    const std::uint32_t first = columns.first_facet_from(member, beginning);
    const std::uint32_t last = columns.first_facet_from(member, behind, first);
    if (first < last) {
      ranges.push_back({member, first, last, {}});
    }
  }
  return ranges;
}

void count_articles(const Segment& segment, std::vector<ValueRange>& ranges) {
  for (ValueRange& range : ranges) {
    range.counts.resize(range.last - range.first);
    segment.columns.article_counts(range.first, range.counts);
  }
  segment.dead.for_each([&](std::uint32_t docid) {
    for (const std::uint32_t ordinal : segment.columns.facets(docid)) {
      for (ValueRange& range : ranges) {
        if (range.first <= ordinal && ordinal < range.last) {
          --range.counts[ordinal - range.first];
        }
      }
    }
  });
}

/// Notes the keys of the values of a range that most articles have.
void add_candidates(const Columns& columns,
                    const ValueRange& range,
                    std::size_t wanted,
                    CountedByKey& candidates) {
  using Count = std::pair<std::uint32_t, std::uint32_t>;  // articles; values behind it
  std::vector<Count> most;                                // a heap, the least in front
  for (std::uint32_t ordinal = range.first; ordinal < range.last; ++ordinal) {
    const std::uint32_t count = range.count(ordinal);
    if (count == 0 || (most.size() == wanted && count <= most.front().first)) {
      continue;
    }
    if (most.size() == wanted) {
      std::ranges::pop_heap(most, std::greater{});
      most.pop_back();
    }
    most.emplace_back(count, range.last - ordinal);
    std::ranges::push_heap(most, std::greater{});
  }
  for (const auto& [count, behind] : most) {
    const FacetValue value = columns.facet_value(range.last - behind);
    candidates.try_emplace(value.key, Counted{0, 0, value.name});
  }
}

/// Adds what the spellings of a key count in a range.
void add_counts(const Columns& columns,
                const ValueRange& range,
                std::string_view key,
                Counted& counted) {
  for (std::uint32_t i = columns.first_facet_from(range.field, key); i < range.last; ++i) {
    const FacetValue value = columns.facet_value(i);
    if (value.key != key) {
      return;
    }
    const std::uint32_t count = range.count(i);
    counted.count += count;
    if (count > counted.most) {
      counted.most = count;
      counted.name = value.name;
    }
  }
}

}  // namespace

Result<std::vector<std::string>> find_values(const std::vector<std::filesystem::path>& indexes,
                                             FieldId field,
                                             std::string_view beginning,
                                             std::size_t limit) {
  std::vector<Segment> segments;
  for (const std::filesystem::path& index : indexes) {
    if (auto opened = open_segments(index, segments); !opened) {
      return Unexpected(opened.error());
    }
  }
  std::vector<std::vector<ValueRange>> ranges;
  CountedByKey candidates;
  for (const Segment& segment : segments) {
    count_articles(segment, ranges.emplace_back(ranges_of(segment.columns, field, beginning)));
    for (const ValueRange& range : ranges.back()) {
      add_candidates(segment.columns, range, limit * kCandidatesEach, candidates);
    }
  }
  for (auto& [key, counted] : candidates) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      for (const ValueRange& range : ranges[i]) {
        add_counts(segments[i].columns, range, key, counted);
      }
    }
  }
  std::vector<Counted> ordered;
  std::ranges::copy(candidates | std::views::values, std::back_inserter(ordered));
  std::ranges::stable_sort(ordered, std::ranges::greater{}, &Counted::count);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(limit, ordered.size()); ++i) {
    names.emplace_back(ordered[i].name);
  }
  return names;
}

}  // namespace backfile
