// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/segment_files.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "common/index/article_store.h"
#include "common/index/durable_file.h"
#include "indexer/segment/column_writer.h"

namespace backfile {
namespace {

Result<void> write_columns(const ArticleCollector& articles, const std::filesystem::path& file) {
  const std::vector<std::uint32_t> sorted = articles.facets().sorted();
  std::vector<FacetValue> dictionary;
  std::vector<std::uint32_t> ordinals(sorted.size());
  for (std::uint32_t ordinal = 0; ordinal < sorted.size(); ++ordinal) {
    dictionary.push_back(articles.facets().value(sorted[ordinal]));
    ordinals[sorted[ordinal]] = ordinal;
  }
  ColumnWriter writer;
  for (const CollectedArticle& article : articles.articles()) {
    ColumnRow row = article.row;
    for (std::uint32_t& facet : row.facets) {
      facet = ordinals[facet];
    }
    std::sort(row.facets.begin(), row.facets.end());
    row.facets.erase(std::unique(row.facets.begin(), row.facets.end()), row.facets.end());
    writer.add(row);
  }
  return writer.write(file, dictionary);
}

Result<void> write_articles(const ArticleCollector& articles, const std::filesystem::path& file) {
  Result<ArticleStoreWriter> writer = ArticleStoreWriter::create(file);
  if (!writer) {
    return Unexpected(std::move(writer.error()));
  }
  for (const CollectedArticle& article : articles.articles()) {
    if (Result<void> added = writer->add(article.stored); !added) {
      return added;
    }
  }
  return writer->finish();
}

Result<void> write_columns_and_articles(const ArticleCollector& articles,
                                        const std::filesystem::path& folder) {
  if (Result<void> written = write_columns(articles, folder / "columns"); !written) {
    return written;
  }
  return write_articles(articles, folder / "text");
}

/// What publishing needs to know of the segment in `folder`.
BuiltSegment describe_segment(const ArticleCollector& articles,
                              const std::filesystem::path& folder) {
  BuiltSegment segment;
  segment.folder = folder;
  segment.entry.article_count = static_cast<std::uint32_t>(articles.articles().size());
  segment.entry.first_day = 0;
  segment.entry.last_day = -1;
  segment.entry.languages = articles.languages();
  for (const CollectedArticle& article : articles.articles()) {
    const auto docid = static_cast<std::uint32_t>(segment.articles.size() + 1);
    segment.articles.push_back({article.row.id, article.sequence, docid});
    if (article.row.day == kUndatedDay) {
      continue;
    }
    if (docid == 1) {
      segment.entry.last_day = article.row.day;
    }
    segment.entry.first_day = article.row.day;
  }
  return segment;
}

}  // namespace

Result<BuiltSegment> write_segment_folder(const ArticleCollector& articles,
                                          const std::filesystem::path& folder,
                                          const std::function<Result<void>()>& write_database) {
  std::error_code failed;
  if (!std::filesystem::create_directory(folder, failed)) {
    return failure(ErrorCode::Io,
                   fmt::format("cannot create {}: {}",
                               folder.string(),
                               failed ? failed.message() : "it is there already"));
  }
  Result<void> done = write_database();
  if (done) {
    done = write_columns_and_articles(articles, folder);
  }
  if (done) {
    done = sync_folder_with_files(folder);
  }
  if (!done) {
    std::filesystem::remove_all(folder, failed);
    return Unexpected(std::move(done.error()));
  }
  return describe_segment(articles, folder);
}

}  // namespace backfile
