// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/segment_tiers.h"

#include <map>
#include <numeric>

namespace backfile {
namespace {

/// A segment of at least kSmallSegmentArticles is written anew when so few of its articles live.
constexpr std::uint32_t kLeastLivingPercent = 50;

std::uint32_t living(const SegmentEntry& segment) {
  return segment.article_count - segment.deleted_count;
}

unsigned tier_of(const SegmentEntry& segment) {
  unsigned tier = 0;
  for (std::uint64_t bound = kSmallSegmentArticles; living(segment) > bound; bound *= kTierRatio) {
    ++tier;
  }
  return tier;
}

bool is_mostly_dead(const SegmentEntry& segment) {
  return segment.article_count >= kSmallSegmentArticles &&
         std::uint64_t{living(segment)} * 100 <
             std::uint64_t{segment.article_count} * kLeastLivingPercent;
}

std::vector<std::vector<std::size_t>> one_group(const std::vector<SegmentEntry>& segments) {
  if (segments.empty() || (segments.size() == 1 && segments.front().deleted_count == 0)) {
    return {};
  }
  std::vector<std::size_t> everything(segments.size());
  std::iota(everything.begin(), everything.end(), std::size_t{0});
  return {everything};
}

}  // namespace

std::vector<std::vector<std::size_t>> groups_to_merge(const std::vector<SegmentEntry>& segments,
                                                      bool all) {
  if (all) {
    return one_group(segments);
  }
  std::map<unsigned, std::vector<std::size_t>> tiers;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    tiers[tier_of(segments[i])].push_back(i);
  }
  std::vector<std::vector<std::size_t>> groups;
  for (const auto& [tier, members] : tiers) {
    if (members.size() >= kSegmentsInTier) {
      groups.push_back(members);
      continue;
    }
    for (const std::size_t member : members) {
      if (is_mostly_dead(segments[member])) {
        groups.push_back({member});
      }
    }
  }
  return groups;
}

}  // namespace backfile
