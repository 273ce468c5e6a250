// SPDX-License-Identifier: GPL-2.0-or-later
// Collects analyzed articles in memory and writes them as one immutable segment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/analysis/analyzed_article.h"

namespace backfile {

/// Where one article of a built segment came from, so that publishing can settle which of several
/// with one id stays.
struct BuiltArticle {
  std::uint64_t id = 0;
  std::uint64_t sequence = 0;  ///< its number in reading order over the whole run
  std::uint32_t docid = 0;
};

struct BuiltSegment {
  std::filesystem::path folder;  ///< complete and synced, not yet under its final name
  SegmentEntry entry;            ///< without name and tombstones
  std::vector<BuiltArticle> articles;
};

/// One writer of segments, one a thread. Two implementations give the same segment for the same
/// articles whatever the order of add(): docids run newest first, then by id.
class SegmentBuilder {
 public:
  virtual ~SegmentBuilder() = default;
  /// Takes an article in. `sequence` is its number in reading order.
  virtual void add(AnalyzedArticle&& article, std::uint64_t sequence) = 0;
  virtual std::size_t article_count() const = 0;
  /// Memory held by what was added, in bytes, counted from sizes, not measured.
  virtual std::size_t memory_bytes() const = 0;
  /// Writes what was added as a segment in the new folder `folder`, syncs it, and is empty again.
  /// Requires: article_count() > 0. Errors: Io (a full disk too); the folder is then removed.
  virtual Result<BuiltSegment> write(const std::filesystem::path& folder) = 0;
};

/// Writes the tables of the Xapian database itself.
std::unique_ptr<SegmentBuilder> make_direct_segment_builder(StockPhrases phrases);

/// Builds through Xapian::WritableDatabase: slower, for a library that reads another format.
std::unique_ptr<SegmentBuilder> make_library_segment_builder(StockPhrases phrases);

}  // namespace backfile
