// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/article_deleter.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/index/columns.h"
#include "common/model/article_id.h"
#include "indexer/pipeline/index_lock.h"
#include "indexer/pipeline/publisher.h"

namespace backfile {
namespace {

Result<std::vector<std::uint64_t>> read_ids(const std::vector<std::string>& texts) {
  std::vector<std::uint64_t> ids;
  for (const std::string& text : texts) {
    const std::optional<std::uint64_t> id = read_article_id(text);
    if (!id) {
      return failure(ErrorCode::InvalidArgument,
                     fmt::format("\"{}\" is no article id", text),
                     fmt::format("an id has {} letters and digits", kArticleIdChars));
    }
    ids.push_back(*id);
  }
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  return ids;
}

/// Those of `ids` that no segment has, deleted or not.
Result<std::vector<std::uint64_t>> missing_ids(const IndexPaths& index,
                                               const Manifest& manifest,
                                               std::vector<std::uint64_t> ids) {
  for (const SegmentEntry& entry : manifest.segments) {
    const Result<Columns> columns = Columns::open(index.columns(entry.name));
    if (!columns) {
      return Unexpected(columns.error());
    }
    std::erase_if(ids, [&](std::uint64_t id) { return columns->docid_of(id) != 0; });
  }
  return ids;
}

std::uint64_t standing_count(const Manifest& manifest) {
  std::uint64_t count = 0;
  for (const SegmentEntry& entry : manifest.segments) {
    count += entry.article_count - entry.deleted_count;
  }
  return count;
}

/// Publishes the index without `ids` and with a ledger that keeps them out.
Result<std::uint64_t> publish_without(const IndexPaths& index,
                                      const Manifest& manifest,
                                      std::vector<std::uint64_t> ids) {
  Result<FileLedger> ledger = read_ledger(index.root, manifest.ledger);
  if (!ledger) {
    return Unexpected(ledger.error());
  }
  std::vector<std::uint64_t>& deleted = ledger->deleted;
  deleted.insert(deleted.end(), ids.begin(), ids.end());
  std::ranges::sort(deleted);
  deleted.erase(std::ranges::unique(deleted).begin(), deleted.end());
  const Result<Manifest> now =
      publish(index, {manifest, std::move(ids), {}, {}, std::move(*ledger)});
  if (!now) {
    return Unexpected(now.error());
  }
  return standing_count(manifest) - standing_count(*now);
}

}  // namespace

Result<std::uint64_t> delete_articles(const IndexPaths& index,
                                      const std::vector<std::string>& texts,
                                      std::chrono::milliseconds wait,
                                      std::stop_token stop) {
  Result<std::vector<std::uint64_t>> ids = read_ids(texts);
  if (!ids) {
    return Unexpected(ids.error());
  }
  if (const Result<Manifest> there = read_manifest(index); !there) {
    return Unexpected(there.error());  // before the lock, which would make the folder
  }
  const Result<IndexLock> lock = IndexLock::acquire(index, wait, stop);
  if (!lock) {
    return Unexpected(lock.error());
  }
  const Result<Manifest> manifest = read_manifest(index);
  if (!manifest) {
    return Unexpected(manifest.error());
  }
  sweep_leftovers(index, *manifest);
  const Result<std::vector<std::uint64_t>> missing = missing_ids(index, *manifest, *ids);
  if (!missing) {
    return Unexpected(missing.error());
  }
  if (!missing->empty()) {
    return failure(ErrorCode::NotFound,
                   fmt::format("no article has the id {}", print_article_id(missing->front())),
                   "nothing was deleted");
  }
  return publish_without(index, *manifest, std::move(*ids));
}

}  // namespace backfile
