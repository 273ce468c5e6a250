// SPDX-License-Identifier: GPL-2.0-or-later
// The deleted articles of a segment as a file.
#include <algorithm>

#include <fmt/format.h>

#include "common/index/manifest.h"
#include "common/index/section_file.h"

namespace backfile {
namespace {

/// One section: the words of a DocidSet; the record count is its universe.
constexpr SectionFileKind kTombstoneFile{"BFTOMBST", "file of deleted articles", 1};

}  // namespace

Result<DocidSet> read_tombstones(const std::filesystem::path& path, std::uint32_t universe) {
  Result<SectionFile> file = SectionFile::open(path, kTombstoneFile);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  if (Result<void> checked = file->check_body(); !checked) {
    return Unexpected(std::move(checked.error()));
  }
  const auto words = file->array<std::uint64_t>(0);
  DocidSet deleted(universe);
  if (file->record_count() != universe || words.size() != deleted.words().size()) {
    return Unexpected(file->damaged(
        fmt::format("it is for {} articles, not {}", file->record_count(), universe)));
  }
  std::copy(words.begin(), words.end(), deleted.words().begin());
  DocidSet allowed = DocidSet(universe).complement();
  allowed &= deleted;
  if (allowed != deleted) {
    return Unexpected(file->damaged("it names articles that are not there"));
  }
  return deleted;
}

Result<DocidSet> dead_articles(const IndexPaths& index, const SegmentEntry& entry) {
  return entry.tombstones.empty()
             ? DocidSet(entry.article_count)
             : read_tombstones(index.tombstones() / entry.tombstones, entry.article_count);
}

Result<void> write_tombstones(const std::filesystem::path& path, const DocidSet& deleted) {
  Result<SectionFileWriter> file = SectionFileWriter::create(path, kTombstoneFile);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  const auto words = deleted.words();
  Result<void> written = file->add_section(
      std::string_view(reinterpret_cast<const char*>(words.data()), words.size_bytes()));
  if (written) {
    written = file->finish(deleted.universe());
  }
  return written ? sync_path(path.parent_path()) : written;
}

}  // namespace backfile
