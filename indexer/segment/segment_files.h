// SPDX-License-Identifier: GPL-2.0-or-later
// The files of a segment that do not depend on how its Xapian database is written.
#pragma once

#include <filesystem>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/segment/article_collector.h"
#include "indexer/segment/segment_builder.h"

namespace backfile {

/// Writes and syncs the columns and the stored articles into `folder`. Requires: `articles` was
/// sorted. Errors: Io, Limit.
Result<void> write_columns_and_articles(const ArticleCollector& articles,
                                        const std::filesystem::path& folder);

/// What publishing needs to know of the segment in `folder`.
BuiltSegment describe_segment(const ArticleCollector& articles,
                              const std::filesystem::path& folder);

}  // namespace backfile
