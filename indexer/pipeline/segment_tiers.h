// SPDX-License-Identifier: GPL-2.0-or-later
// Which segments are worth making one: so that many small runs do not leave many small segments.
#pragma once

#include <cstddef>
#include <vector>

#include "common/index/manifest.h"

namespace backfile {

/// A tier holds segments of about one size; so many of one tier become one segment.
inline constexpr std::size_t kSegmentsInTier = 10;
/// Upper bound of one tier's living articles by that of the tier below.
inline constexpr std::uint32_t kTierRatio = 10;
/// Upper bound of the lowest tier.
inline constexpr std::uint32_t kSmallSegmentArticles = 1000;

/// Groups of numbers of `segments`, each to become one segment; a group of one is to be written
/// anew without its dead. With `all`, one group of everything, unless that is already so. An
/// article is thus written about once a tier, a logarithm of their number. Pure. Source: the tiered
/// compaction of log-structured merge trees (O'Neil et al., 1996).
std::vector<std::vector<std::size_t>> groups_to_merge(const std::vector<SegmentEntry>& segments,
                                                      bool all);

}  // namespace backfile
