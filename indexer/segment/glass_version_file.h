// SPDX-License-Identifier: GPL-2.0-or-later
// The file iamglass, which makes a folder of tables a Xapian database.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "common/base/result.h"
#include "indexer/segment/glass_table_writer.h"

namespace backfile {

/// What the matcher knows of the whole database.
struct GlassStatistics {
  std::uint32_t document_count = 0;  ///< docids are 1 to this
  std::uint32_t least_length = 0;    ///< of those above 0; 0 when there is none
  std::uint32_t greatest_length = 0;
  std::uint32_t greatest_frequency = 0;  ///< of any term in any document
  std::uint64_t total_length = 0;
};

/// Roots of the tables that are written; the others are empty.
struct GlassRoots {
  GlassTableRoot postlist, docdata, position;
};

/// The whole content of the file. `uuid` is 16 bytes that no other database has.
std::string encode_glass_version_file(const GlassRoots& roots,
                                      const GlassStatistics& statistics,
                                      const std::array<std::uint8_t, 16>& uuid);

/// What a version file says of one table, written by us or by the library.
struct GlassTableFacts {
  std::uint64_t root = 0;  ///< number of the block
  unsigned level = 0;      ///< of the root; leaves have 0
  bool is_sequential = false;
  bool has_root = false;  ///< false for an empty table, which needs no file
  std::uint64_t entry_count = 0;
  std::uint64_t block_bytes = 0;
  std::uint64_t block_count = 0;  ///< numbers from here on were never used
  bool has_free_blocks = false;   ///< some below block_count are used no more
};

struct GlassVersion {
  std::uint64_t revision = 0;
  GlassTableFacts postlist, docdata, termlist, position, spelling, synonym;
  GlassStatistics statistics;
  std::uint64_t last_docid = 0;
};

/// Reads a version file. Errors: Io; Corrupt when it is none, or not whole.
Result<GlassVersion> read_glass_version(const std::filesystem::path& file);

/// The number of entries in each table of a database that was written in one pass. Errors: Io;
/// Corrupt when the file is not one that encode_glass_version_file() gives.
struct GlassEntryCounts {
  std::uint64_t postlist = 0, position = 0;
};
Result<GlassEntryCounts> read_glass_entry_counts(const std::filesystem::path& file);

/// A random UUID. Source: RFC 4122, version 4.
std::array<std::uint8_t, 16> random_uuid();

}  // namespace backfile
