// SPDX-License-Identifier: GPL-2.0-or-later
// Which segments make up an index at one revision. What the manifest names is the index; all else
// in its folder is a leftover. Layout: FORMAT.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "common/index/docid_set.h"

namespace backfile {

/// Version of everything in an index's folder. On-disk: raised with every change of layout.
inline constexpr int kFormatVersion = 6;

/// XXH3-64 by file name.
using FileChecksums = std::map<std::string, std::uint64_t>;

struct SegmentEntry {
  std::string name;  ///< folder under segments/: "000001"
  std::uint32_t article_count = 0;
  std::string tombstones;  ///< file under tombstones/, "" when no article is deleted
  std::uint32_t deleted_count = 0;
  std::int32_t first_day = 0, last_day = 0;  ///< of the dated articles; first > last when none is
  std::map<std::string, std::uint32_t> languages;  ///< articles by language code
  /// Of the files in the segment's folder that hold none themselves; may be empty.
  FileChecksums checksums = {};
  bool operator==(const SegmentEntry&) const = default;
};

/// Whether the databases also hold unstemmed words with positions, by which other Xapian programs
/// find phrases and exact forms. Our own reads those from the words in reading order.
enum class StockPhrases : bool { No, Yes };

struct Manifest {
  int format_version = kFormatVersion;
  std::uint64_t revision = 0;  ///< rises by one with every publication
  std::uint64_t next_segment = 1;
  StockPhrases stock_phrases = StockPhrases::No;
  std::string analyzer;  ///< analyzer_fingerprint() of the indexer
  std::vector<SegmentEntry> segments;
  std::string ledger;  ///< file that lists what was read (indexer's own), "" for none
  std::string names;   ///< file of name owners (name_owners.h), "" for none
  std::string values;  ///< file of value numbers (value_numbers.h), "" for none
  std::string written_by;
  bool operator==(const Manifest&) const = default;
};

/// The folder of an index: paths of its parts.
struct IndexPaths {
  std::filesystem::path root;
  std::filesystem::path manifest() const { return root / "manifest"; }
  std::filesystem::path lock() const { return root / "lock"; }
  std::filesystem::path stub() const { return root / "stub"; }
  std::filesystem::path aliases() const { return root / "aliases.txt"; }
  std::filesystem::path synonyms() const { return root / "synonyms.txt"; }
  std::filesystem::path segments() const { return root / "segments"; }
  std::filesystem::path tombstones() const { return root / "tombstones"; }
  std::filesystem::path segment(const std::string& name) const { return segments() / name; }
  std::filesystem::path columns(const std::string& name) const { return segment(name) / "columns"; }
  std::filesystem::path articles(const std::string& name) const { return segment(name) / "text"; }
  std::filesystem::path tokens(const std::string& name) const { return segment(name) / "tokens"; }
};

/// Reads INDEX/manifest. Errors: NotFound with a hint when there is no index; Version naming both
/// versions; Corrupt when the checksum or the JSON is wrong.
Result<Manifest> read_manifest(const IndexPaths& index);

/// Replaces INDEX/manifest: written beside, synced, renamed, folder synced. A crash at any moment
/// leaves the old or the new one.
Result<void> write_manifest(const IndexPaths& index, const Manifest& manifest);

/// Tombstones of one segment; `universe` is its article count. Checked like the manifest.
Result<DocidSet> read_tombstones(const std::filesystem::path& file, std::uint32_t universe);
/// The deleted articles of a segment: of its tombstones, or none.
Result<DocidSet> dead_articles(const IndexPaths& index, const SegmentEntry& entry);
Result<void> write_tombstones(const std::filesystem::path& file, const DocidSet& deleted);

}  // namespace backfile
