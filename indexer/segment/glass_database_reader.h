// SPDX-License-Identifier: GPL-2.0-or-later
// Reads a database that GlassDatabaseWriter wrote, in one pass and in the order of its terms.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "indexer/segment/glass_database_writer.h"
#include "indexer/segment/glass_table_reader.h"
#include "indexer/segment/posting.h"

namespace backfile {

/// Metadata and document data are passed over: segments have none. One thread.
class GlassDatabaseReader {
 public:
  /// Reads lengths and values. Errors: Io; Corrupt, also when the tables do not lie in order.
  static Result<GlassDatabaseReader> open(const std::filesystem::path& folder);

  const GlassDocuments& documents() const { return documents_; }

  /// Goes on to the next term; false behind the last, and when something is damaged (status()).
  bool next();
  /// Good until next().
  std::string_view term() const { return term_; }
  /// A posting's positions are codes() from first_position on, position_count bytes of it: what
  /// append_positions() wrote.
  const std::vector<Posting>& postings() const { return postings_; }
  std::string_view codes() const { return codes_; }
  const Result<void>& status() const { return status_; }

 private:
  GlassDatabaseReader(GlassTableReader postlist, GlassTableReader position)
      : postlist_(std::move(postlist)), position_(std::move(position)) {}
  bool read_documents();
  bool add_lengths(std::string_view rest_of_key);
  bool add_values(std::string_view rest_of_key);
  bool read_chunk(std::string_view tag, std::uint32_t first_docid, bool has_head);
  bool next_position_entry();
  bool attach_positions();
  bool fail(const GlassTableReader& table);

  GlassTableReader postlist_, position_;
  GlassDocuments documents_;
  std::map<std::uint32_t, SlotValues> slots_;
  bool has_entry_ = false;     ///< of postlist_, not yet taken
  bool has_position_ = false;  ///< of position_, not yet taken
  std::string term_, entry_term_, position_term_;
  std::uint32_t entry_docid_ = 0, position_docid_ = 0;
  std::vector<Posting> postings_;
  std::string codes_;
  Result<void> status_;
};

}  // namespace backfile
