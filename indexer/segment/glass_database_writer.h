// SPDX-License-Identifier: GPL-2.0-or-later
// Writes a whole Xapian database (glass, without termlists) from sorted terms.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/result.h"
#include "common/index/manifest.h"
#include "indexer/segment/glass_postlist.h"
#include "indexer/segment/glass_version_file.h"
#include "indexer/segment/posting.h"

namespace backfile {

/// What a database holds beside its terms.
struct GlassDocuments {
  /// lengths[i] is that of docid i + 1: the sum of its terms' frequencies.
  std::vector<std::uint32_t> lengths;
  std::vector<SlotValues> values;
  std::vector<std::pair<std::string, std::string>> metadata;  ///< rising names, no empty value
};

/// One thread. Source of the format: the tests hold every entry against the library's own.
class GlassDatabaseWriter {
 public:
  /// Makes the tables in `folder`, which is there. Errors: Io.
  static Result<GlassDatabaseWriter> create(const std::filesystem::path& folder);
  GlassDatabaseWriter(GlassDatabaseWriter&&) noexcept;
  GlassDatabaseWriter& operator=(GlassDatabaseWriter&&) noexcept;
  ~GlassDatabaseWriter();

  /// Comes before all terms, once. Requires: the sum of frequencies of no article exceeds 32 bits.
  void add_documents(const GlassDocuments& documents);
  /// Requires: terms rise by their bytes; at most kMaxTermBytes, a zero byte counting twice; at
  /// least one posting. Cost: O(postings and positions). A failed write shows in finish().
  void add_term(std::string_view term, const PostingList& list);
  /// The two halves of add_term(), for positions that are coded already (append_positions):
  /// postings without positions, and then, by rising docid, the code of each article that has some.
  void add_postings(std::string_view term, std::span<const Posting> postings);
  void add_coded_positions(std::string_view term, std::uint32_t docid, std::string_view code);
  /// Document data: after all terms, by rising docid, not empty.
  void add_document_data(std::uint32_t docid, std::string_view data);
  /// Completes the tables and writes the version file, which makes them a database. Nothing is
  /// synced. Returns the checksums of all its files. Errors: Io.
  Result<FileChecksums> finish();

 private:
  struct Tables;
  explicit GlassDatabaseWriter(std::unique_ptr<Tables> tables);
  void add_positions(std::string_view term, const PostingList& list);

  std::unique_ptr<Tables> tables_;
  GlassStatistics statistics_;
  std::string key_, tag_;  // scratch
};

}  // namespace backfile
