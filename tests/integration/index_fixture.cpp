// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/integration/index_fixture.h"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "common/index/columns.h"
#include "common/text/text_analyzer.h"
#include "indexer/pipeline/name_settlement.h"
#include "indexer/segment/segment_builder.h"

namespace backfile::test {
namespace {

template <class T>
T must(Result<T> result) {
  if (!result) {
    throw std::runtime_error(result.error().message);
  }
  return std::move(*result);
}

void must(const Result<void>& result) {
  if (!result) {
    throw std::runtime_error(result.error().message);
  }
}

}  // namespace

IndexFixture::IndexFixture(std::filesystem::path folder) : paths_{std::move(folder)} {
  std::filesystem::create_directories(paths_.segments());
  std::filesystem::create_directories(paths_.tombstones());
  manifest_.analyzer = analyzer_fingerprint();
  publish();
}

void IndexFixture::add_segment(const std::vector<Article>& articles) {
  const auto builder = make_direct_segment_builder(StockPhrases::No);
  std::uint64_t sequence = 0;
  for (const Article& article : articles) {
    builder->add(analyzer_.analyze(article), ++sequence);
  }
  const std::string name = fmt::format("{:06}", manifest_.next_segment++);
  BuiltSegment built = must(builder->write(paths_.segment(name)));
  built.entry.name = name;
  manifest_.segments.push_back(built.entry);
  publish();
}

void IndexFixture::delete_articles(const std::set<std::uint64_t>& ids) {
  for (SegmentEntry& entry : manifest_.segments) {
    const Columns columns = must(Columns::open(paths_.columns(entry.name)));
    DocidSet deleted(entry.article_count);
    for (const std::uint64_t id : ids) {
      if (const std::uint32_t docid = columns.docid_of(id); docid != 0) {
        deleted.insert(docid);
      }
    }
    entry.deleted_count = deleted.count();
    entry.tombstones =
        entry.deleted_count > 0 ? entry.name + "." + std::to_string(manifest_.revision) : "";
    if (entry.deleted_count > 0) {
      must(write_tombstones(paths_.tombstones() / entry.tombstones, deleted));
    }
  }
  publish();
}

void IndexFixture::publish() {
  ++manifest_.revision;
  must(settle_values(paths_, manifest_));
  must(write_manifest(paths_, manifest_));
}

}  // namespace backfile::test
