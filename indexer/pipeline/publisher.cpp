// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/publisher.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "common/index/columns.h"
#include "common/index/durable_file.h"
#include "common/text/text_analyzer.h"
#include "indexer/pipeline/index_lock.h"
#include "indexer/pipeline/name_settlement.h"
#include "indexer/pipeline/segment_tiers.h"
#include "indexer/segment/segment_merger.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRebuildHint = "start anew with --rebuild";
constexpr std::string_view kLedgerPrefix = "ledger-";

std::string six_digits(std::uint64_t number) { return fmt::format("{:06}", number); }

/// Names that only we give; everything else in the folder is somebody's.
bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames{
      "manifest", "lock", "stub", "segments", "tombstones", "building", "aliases.txt", "stub.new"};
  return std::ranges::find(kNames, name) != kNames.end() || name.starts_with(kLedgerPrefix) ||
         name.starts_with(kNamesPrefix) || name.starts_with(kValuesPrefix) ||
         name.starts_with("manifest.");
}

/// Calls `visit(path, name)` for every entry; a folder that is not there has none.
template <class Visit>
void for_each_entry(const fs::path& folder, Visit visit) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    visit(entry->path(), entry->path().filename().string());
  }
}

void find_unnamed(const fs::path& folder,
                  const std::set<std::string>& named,
                  std::vector<fs::path>& found) {
  for_each_entry(folder, [&](const fs::path& path, const std::string& name) {
    if (!named.contains(name)) {
      found.push_back(path);
    }
  });
}

Result<void> rename_into_place(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  return error ? failure(
                     ErrorCode::Io,
                     fmt::format(
                         "cannot rename {} to {}: {}", from.string(), to.string(), error.message()))
               : Result<void>{};
}

/// Writes the tombstones of a segment under a new name, or drops the name when there are none.
Result<void> bury(const IndexPaths& index,
                  SegmentEntry& entry,
                  const DocidSet& dead,
                  std::uint64_t revision) {
  entry.deleted_count = dead.count();
  if (entry.deleted_count == 0) {
    entry.tombstones.clear();
    return {};
  }
  entry.tombstones = fmt::format("{}-{}", entry.name, six_digits(revision));
  return write_tombstones(index.tombstones() / entry.tombstones, dead);
}

/// Marks the superseded articles of a segment that stays.
Result<void> supersede(const IndexPaths& index,
                       SegmentEntry& entry,
                       const Publication& publication,
                       std::uint64_t revision) {
  const Result<Columns> columns = Columns::open(index.columns(entry.name));
  if (!columns) {
    return Unexpected(columns.error());
  }
  Result<DocidSet> dead = dead_articles(index, entry);
  if (!dead) {
    return Unexpected(dead.error());
  }
  for (std::uint64_t id : publication.superseded) {
    if (const std::uint32_t docid = columns->docid_of(id); docid != 0) {
      dead->insert(docid);
    }
  }
  return dead->count() == entry.deleted_count ? Result<void>{}
                                              : bury(index, entry, *dead, revision);
}

Result<SegmentEntry> place_built(const IndexPaths& index,
                                 const BuiltSegment& segment,
                                 const Publication& publication,
                                 const Manifest& now) {
  SegmentEntry entry = segment.entry;
  entry.name = six_digits(now.next_segment);
  if (Result<void> placed = rename_into_place(segment.folder, index.segment(entry.name)); !placed) {
    return Unexpected(placed.error());
  }
  DocidSet dead(entry.article_count);
  for (const BuiltArticle& article : segment.articles) {
    if (std::ranges::binary_search(publication.lost_sequences, article.sequence)) {
      dead.insert(article.docid);
    }
  }
  if (Result<void> buried = bury(index, entry, dead, now.revision); !buried) {
    return Unexpected(buried.error());
  }
  return entry;
}

/// All segments that are to stand, under their final names, with their tombstones.
Result<void> place_segments(const IndexPaths& index,
                            const Publication& publication,
                            Manifest& now) {
  for (SegmentEntry entry : publication.before.segments) {
    if (!publication.superseded.empty()) {
      if (Result<void> done = supersede(index, entry, publication, now.revision); !done) {
        return done;
      }
    }
    now.segments.push_back(std::move(entry));
  }
  for (const BuiltSegment& segment : publication.built) {
    Result<SegmentEntry> entry = place_built(index, segment, publication, now);
    if (!entry) {
      return Unexpected(entry.error());
    }
    ++now.next_segment;
    now.segments.push_back(std::move(*entry));
  }
  std::erase_if(now.segments,
                [](const SegmentEntry& e) { return e.deleted_count == e.article_count; });
  return {};
}

/// The segments of `group` as one, under a new name in place of the first.
Result<SegmentEntry> merge_group(const IndexPaths& index,
                                 const std::vector<std::size_t>& group,
                                 const Manifest& now) {
  std::vector<MergeInput> inputs;
  for (const std::size_t member : group) {
    Result<DocidSet> dead = dead_articles(index, now.segments[member]);
    if (!dead) {
      return Unexpected(dead.error());
    }
    inputs.push_back({index.segment(now.segments[member].name), std::move(*dead)});
  }
  const fs::path folder = building_folder(index) / "merged";
  std::error_code ignored;
  fs::create_directories(building_folder(index), ignored);
  fs::remove_all(folder, ignored);
  Result<BuiltSegment> merged = merge_segments(inputs, folder);
  if (!merged) {
    return Unexpected(merged.error());
  }
  SegmentEntry entry = std::move(merged->entry);
  entry.name = six_digits(now.next_segment);
  if (Result<void> placed = rename_into_place(folder, index.segment(entry.name)); !placed) {
    return Unexpected(placed.error());
  }
  return entry;
}

/// Segments that cannot be merged stay as they are: that costs speed, no content. But a merge of
/// `all`, which the user asked for, fails where there is no room for it.
Result<void> merge_segments_of(const IndexPaths& index, bool all, Manifest& now) {
  std::set<std::size_t> gone;
  for (const std::vector<std::size_t>& group : groups_to_merge(now.segments, all)) {
    Result<SegmentEntry> entry = merge_group(index, group, now);
    if (!entry && all && entry.error().code == ErrorCode::Io) {
      return Unexpected(entry.error());
    }
    if (entry) {
      ++now.next_segment;
      now.segments[group.front()] = std::move(*entry);
      gone.insert(group.begin() + 1, group.end());
    }
  }
  for (auto place = gone.rbegin(); place != gone.rend(); ++place) {
    now.segments.erase(now.segments.begin() + static_cast<std::ptrdiff_t>(*place));
  }
  return {};
}

/// A stub names databases relative to its own folder. Source: xapian-core/docs/admin_notes.rst.
std::string stub_text(const Manifest& manifest) {
  std::string text;
  for (const SegmentEntry& entry : manifest.segments) {
    text += fmt::format("auto segments/{}\n", entry.name);
  }
  return text;
}

/// Everything that the new manifest will name, made durable.
Result<void> write_parts(const IndexPaths& index, const Publication& publication, Manifest& now) {
  for (const fs::path& folder : {index.segments(), index.tombstones()}) {
    if (Result<void> made = make_folders(folder); !made) {
      return made;
    }
  }
  if (Result<void> placed = place_segments(index, publication, now); !placed) {
    return placed;
  }
  if (Result<void> merged = merge_segments_of(index, publication.merge_all, now); !merged) {
    return merged;
  }
  if (Result<void> written = settle_values(index, now); !written) {
    return written;
  }
  now.ledger = std::string(kLedgerPrefix) + six_digits(now.revision);
  if (Result<void> written =
          write_durably(index.root / now.ledger, encode_ledger(publication.ledger));
      !written) {
    return written;
  }
  for (const fs::path& folder : {index.segments(), index.tombstones()}) {
    if (Result<void> synced = sync_path(folder); !synced) {
      return synced;
    }
  }
  return {};
}

}  // namespace

std::filesystem::path building_folder(const IndexPaths& index) { return index.root / "building"; }

Result<std::optional<Manifest>> open_manifest(const IndexPaths& index) {
  std::error_code error;
  if (!fs::exists(index.manifest(), error)) {
    bool foreign = false;
    for_each_entry(index.root,
                   [&](const fs::path&, const std::string& name) { foreign |= !is_ours(name); });
    if (foreign) {
      return failure(ErrorCode::InvalidArgument,
                     fmt::format("{} holds files and is no index", index.root.string()),
                     "name an empty or a new folder with --db");
    }
    return std::optional<Manifest>{};
  }
  Result<Manifest> manifest = read_manifest(index);
  if (!manifest) {
    return Unexpected(std::move(manifest.error()));
  }
  if (manifest->analyzer != analyzer_fingerprint()) {
    return failure(ErrorCode::Version,
                   fmt::format("{} was written with another way of splitting words ({}, here {})",
                               index.root.string(),
                               manifest->analyzer,
                               analyzer_fingerprint()),
                   std::string(kRebuildHint));
  }
  return std::optional<Manifest>(std::move(*manifest));
}

Result<Manifest> publish(const IndexPaths& index, Publication&& publication) {
  Manifest now = publication.before;
  ++now.revision;
  now.segments.clear();
  now.analyzer = analyzer_fingerprint();
  now.written_by = "backfile-index";
  if (Result<void> written = write_parts(index, publication, now); !written) {
    return Unexpected(written.error());
  }
  if (Result<void> written = write_manifest(index, now); !written) {
    return Unexpected(written.error());
  }
  sweep_leftovers(index, now);
  return now;
}

std::vector<fs::path> find_leftovers(const IndexPaths& index, const Manifest& manifest) {
  std::set<std::string> segments, tombstones;
  for (const SegmentEntry& entry : manifest.segments) {
    segments.insert(entry.name);
    tombstones.insert(entry.tombstones);
  }
  std::vector<fs::path> found;
  find_unnamed(index.segments(), segments, found);
  find_unnamed(index.tombstones(), tombstones, found);
  for_each_entry(index.root, [&](const fs::path& path, const std::string& name) {
    const bool is_old = (name.starts_with(kLedgerPrefix) && name != manifest.ledger) ||
                        (name.starts_with(kNamesPrefix) && name != manifest.names) ||
                        (name.starts_with(kValuesPrefix) && name != manifest.values);
    if (is_old || name.starts_with("manifest.") || name == "stub.new" ||
        path == building_folder(index)) {
      found.push_back(path);
    }
  });
  std::ranges::sort(found);
  return found;
}

void sweep_leftovers(const IndexPaths& index, const Manifest& manifest) {
  for (const fs::path& path : find_leftovers(index, manifest)) {
    std::error_code ignored;  // what cannot be removed now is a leftover for the next start
    fs::remove_all(path, ignored);
  }
  if (manifest.revision > 0 && !stub_is_current(index, manifest)) {
    // Only other programs read the stub: one that cannot be written is no failure.
    [[maybe_unused]] const Result<void> stub = write_durably(index.stub(), stub_text(manifest));
  }
}

bool stub_is_current(const IndexPaths& index, const Manifest& manifest) {
  std::ifstream file(index.stub(), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return file && text == stub_text(manifest);
}

std::uint64_t next_segment_number(const IndexPaths& index, std::uint64_t at_least) {
  std::uint64_t next = at_least;
  for_each_entry(index.segments(), [&](const fs::path&, const std::string& name) {
    std::uint64_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    next = std::max(next, number + 1);
  });
  return next;
}

}  // namespace backfile
