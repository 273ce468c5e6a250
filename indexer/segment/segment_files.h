// SPDX-License-Identifier: GPL-2.0-or-later
// The files of a segment that do not depend on how its Xapian database is written.
#pragma once

#include <filesystem>
#include <functional>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/segment/article_collector.h"
#include "indexer/segment/segment_builder.h"

namespace backfile {

/// Makes the new folder `folder` a segment of `articles`: `write_database` writes its Xapian
/// database there, then come columns and stored articles, and all is synced. Requires: `articles`
/// was sorted. Errors: Io, Limit, and what `write_database` returns; the folder is then removed.
Result<BuiltSegment> write_segment_folder(const ArticleCollector& articles,
                                          const std::filesystem::path& folder,
                                          const std::function<Result<void>()>& write_database);

}  // namespace backfile
