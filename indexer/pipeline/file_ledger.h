// SPDX-License-Identifier: GPL-2.0-or-later
// What has been read into an index: every file, what it gave and what of it was skipped, and what
// was learned on the way.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "indexer/parse/outlet_lines.h"
#include "indexer/source/raw_document.h"

namespace backfile {

/// One file as it was when it was read.
struct LedgerFile {
  std::string path;  ///< as SourceFile::path, kStandardInput for standard input
  std::uint64_t size_bytes = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t hash = 0;               ///< XXH3-64 of its bytes
  std::vector<std::uint64_t> articles;  ///< ids that stand in the index because of this file
  std::vector<std::uint64_t> shadowed;  ///< ids it gave that another file (or a deletion) had taken
  std::vector<SkippedInput> skipped;    ///< with paths written whole
  bool operator==(const LedgerFile&) const = default;
};

struct FileLedger {
  std::vector<LedgerFile> files;       ///< sorted by path, each once
  std::vector<std::uint64_t> deleted;  ///< ids the user deleted: kept out; sorted
  std::vector<LineCount> lines = {};   ///< how often outlets' paragraphs were seen; by key
  bool operator==(const FileLedger&) const = default;

  std::uint64_t skipped_count() const;
};

/// The ledger as bytes: a checksum, then files with front-coded paths and reasons by number.
/// 100 000 files of one article each take about 4 MB and are read in some 10 ms.
std::string encode_ledger(const FileLedger& ledger);
/// Errors: Corrupt, Version; never undefined behaviour, whatever the bytes.
Result<FileLedger> decode_ledger(std::string_view bytes);

/// Reads a ledger file; a missing name ("") is an empty ledger. Errors: Io, and those of decoding.
Result<FileLedger> read_ledger(const std::filesystem::path& folder, const std::string& name);

}  // namespace backfile
