// SPDX-License-Identifier: GPL-2.0-or-later
// The files of a segment that do not depend on how its Xapian database is written.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/segment/article_collector.h"
#include "indexer/segment/segment_builder.h"

namespace backfile {

/// Makes the new folder `folder` a segment: `write_files` puts all files there, they are synced,
/// and `describe` tells what it holds. Errors: Io, and what `write_files` returns; the folder is
/// then removed.
Result<BuiltSegment> write_segment_folder(const std::filesystem::path& folder,
                                          const std::function<Result<void>()>& write_files,
                                          const std::function<BuiltSegment()>& describe);

/// write_segment_folder() of collected articles: `write_database` writes the Xapian database, then
/// come columns and stored articles. Requires: `articles` was sorted.
Result<BuiltSegment> write_segment_folder(const ArticleCollector& articles,
                                          const std::filesystem::path& folder,
                                          const std::function<Result<void>()>& write_database);

/// Writes a column file of `rows` in docid order, whose facets are numbers of `facets`, in any
/// order; they become ordinals, rising and each once. Errors: Io, Limit.
Result<void> write_column_file(const FacetDictionary& facets,
                               std::vector<ColumnRow>& rows,
                               const std::filesystem::path& file);

/// Adds the next article in docid order to `segment`.
void add_to_description(BuiltSegment& segment,
                        std::uint64_t id,
                        std::uint64_t sequence,
                        std::int32_t day);

}  // namespace backfile
