// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/segment_tiers.h"

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

using Groups = std::vector<std::vector<std::size_t>>;

SegmentEntry segment(std::uint32_t articles, std::uint32_t deleted = 0) {
  SegmentEntry entry;
  entry.article_count = articles;
  entry.deleted_count = deleted;
  return entry;
}

}  // namespace

TEST_CASE("ten segments of one size become one", "[pipeline][tiers]") {
  std::vector<SegmentEntry> segments(kSegmentsInTier - 1, segment(20));
  segments.insert(segments.begin(), segment(5000));
  CHECK(groups_to_merge(segments, false).empty());
  segments.push_back(segment(1000));
  CHECK(groups_to_merge(segments, false) == Groups{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}});
}

TEST_CASE("a segment that is mostly dead is written anew", "[pipeline][tiers]") {
  CHECK(groups_to_merge({segment(3000, 1000), segment(3000, 1600)}, false) == Groups{{1}});
  CHECK(groups_to_merge({segment(30, 29)}, false).empty());
}

TEST_CASE("everything becomes one segment when asked", "[pipeline][tiers]") {
  CHECK(groups_to_merge({segment(1), segment(2)}, true) == Groups{{0, 1}});
  CHECK(groups_to_merge({segment(2, 1)}, true) == Groups{{0}});
  CHECK(groups_to_merge({segment(2)}, true).empty());
  CHECK(groups_to_merge({}, true).empty());
}

TEST_CASE("many runs leave few segments and write an article seldom", "[pipeline][tiers]") {
  std::vector<SegmentEntry> segments;
  std::uint64_t written = 0;
  for (int run = 0; run < 2000; ++run) {
    segments.push_back(segment(100));
    written += 100;
    for (const std::vector<std::size_t>& group : groups_to_merge(segments, false)) {
      SegmentEntry merged;
      for (auto member = group.rbegin(); member != group.rend(); ++member) {
        merged.article_count += segments[*member].article_count;
        segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(*member));
      }
      written += merged.article_count;
      segments.push_back(merged);
    }
    REQUIRE(segments.size() < 3 * kSegmentsInTier);
  }
  CHECK(written < 5 * 2000 * 100);
}
