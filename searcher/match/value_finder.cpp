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

/// Runs of so many articles are counted: neighbours lie in one page of the file.
constexpr std::uint32_t kRunArticles = 256, kMostRuns = 128;
/// A number that has no divisor in common with kMostRuns: runs so far apart are spread evenly
/// whenever there is an end of them.
constexpr std::uint32_t kRunStride = 49;
/// No more runs when so many values have been counted.
constexpr std::size_t kMostCounted = 50'000;
/// So many values of a segment are held against those of the others, for each that is wanted.
constexpr std::size_t kCandidatesEach = 2;

struct Segment {
  Columns columns;
  DocidSet dead;
};

/// The values of one field in a segment that begin so, by their ordinals, and those that articles
/// have.
struct ValueRange {
  FieldId field;
  std::uint32_t first = 0, last = 0;
  std::vector<std::uint32_t> seen;  ///< one for each article that has it; sorted in the end

  std::uint32_t count(std::uint32_t ordinal) const {
    const auto [begin, end] = std::ranges::equal_range(seen, ordinal);
    return static_cast<std::uint32_t>(end - begin);
  }
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

void count_article(std::span<const std::uint32_t> facets, std::vector<ValueRange>& ranges) {
  for (const std::uint32_t ordinal : facets) {
    for (ValueRange& range : ranges) {
      if (range.first <= ordinal && ordinal < range.last) {
        range.seen.push_back(ordinal);
      }
    }
  }
}

bool is_enough(const std::vector<ValueRange>& ranges) {
  std::size_t counted = 0;
  for (const ValueRange& range : ranges) {
    counted += range.seen.size();
  }
  return counted >= kMostCounted;
}

void count_articles(const Segment& segment, std::vector<ValueRange>& ranges) {
  const std::uint32_t all = segment.columns.article_count();
  const std::uint32_t step = std::max(kRunArticles, all / kMostRuns + 1);
  for (std::uint32_t i = 0; i < kMostRuns && !is_enough(ranges); ++i) {
    const std::uint32_t begin = i * kRunStride % kMostRuns * step + 1;
    const std::uint32_t end = std::min(all + 1, begin + kRunArticles);
    for (std::uint32_t docid = begin; docid < end; ++docid) {
      if (!segment.dead.contains(docid)) {
        count_article(segment.columns.facets(docid), ranges);
      }
    }
  }
  for (ValueRange& range : ranges) {
    std::ranges::sort(range.seen);
  }
}

/// Notes the keys of the values of a range that most articles have, and some that none has.
void add_candidates(const Columns& columns,
                    const ValueRange& range,
                    std::size_t wanted,
                    CountedByKey& candidates) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> counts;  // articles, ordinal
  for (auto at = range.seen.begin(); at != range.seen.end();) {
    const auto next = std::upper_bound(at, range.seen.end(), *at);
    counts.emplace_back(static_cast<std::uint32_t>(next - at), *at);
    at = next;
  }
  for (std::uint32_t i = range.first; counts.size() < wanted && i < range.last; ++i) {
    counts.emplace_back(0, i);
  }
  const auto kept = counts.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, counts.size()));
  std::partial_sort(counts.begin(), kept, counts.end(), std::greater{});
  for (auto at = counts.begin(); at != kept; ++at) {
    const FacetValue value = columns.facet_value(at->second);
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
