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
#include "indexer/segment/token_lines.h"

namespace backfile {

/// What writes the parts of a segment; the database's files come with their checksums, if those
/// are known (SegmentEntry::checksums). The database is written by the caller's thread and the
/// others beside it by one of their own, so none may change what another reads.
struct SegmentParts {
  std::function<Result<FileChecksums>()> database;
  std::function<Result<void>()> columns, articles, tokens;
};

/// Makes the new folder `folder` a segment: its parts are written and synced, and `describe` tells
/// what it holds. Errors: Io, and what a part returns; the folder is then removed.
Result<BuiltSegment> write_segment_folder(const std::filesystem::path& folder,
                                          const SegmentParts& parts,
                                          const std::function<BuiltSegment()>& describe);

/// write_segment_folder() of collected articles and their words in reading order, with
/// `write_database` for the Xapian database. Requires: `articles` was sorted.
Result<BuiltSegment> write_segment_folder(
    const ArticleCollector& articles,
    const TokenLines& lines,
    const LineWords& words,
    const std::filesystem::path& folder,
    const std::function<Result<FileChecksums>()>& write_database);

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
