// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/segment_files.h"

#include <algorithm>
#include <future>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "common/index/article_store.h"
#include "common/index/durable_file.h"
#include "indexer/segment/column_writer.h"

namespace backfile {
namespace {

/// The facets' places in the sorted dictionary, by number; `dictionary` becomes that.
std::vector<std::uint32_t> ordinals_of(const FacetDictionary& facets,
                                       std::vector<FacetValue>& dictionary) {
  const std::vector<std::uint32_t> sorted = facets.sorted();
  std::vector<std::uint32_t> ordinals(sorted.size());
  for (std::uint32_t ordinal = 0; ordinal < sorted.size(); ++ordinal) {
    dictionary.push_back(facets.value(sorted[ordinal]));
    ordinals[sorted[ordinal]] = ordinal;
  }
  return ordinals;
}

void to_ordinals(const std::vector<std::uint32_t>& ordinals, std::vector<std::uint32_t>& facets) {
  for (std::uint32_t& facet : facets) {
    facet = ordinals[facet];
  }
  std::sort(facets.begin(), facets.end());
  facets.erase(std::unique(facets.begin(), facets.end()), facets.end());
}

Result<void> write_columns(const ArticleCollector& articles, const std::filesystem::path& file) {
  std::vector<FacetValue> dictionary;
  const std::vector<std::uint32_t> ordinals = ordinals_of(articles.facets(), dictionary);
  ColumnWriter writer;
  for (const CollectedArticle& article : articles.articles()) {
    ColumnRow row = article.row;
    to_ordinals(ordinals, row.facets);
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

Result<void> write_tokens(const ArticleCollector& articles,
                          const TokenLines& lines,
                          const LineWords& words,
                          const std::filesystem::path& file) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(articles.articles().size());
  for (const CollectedArticle& article : articles.articles()) {
    numbers.push_back(article.number);
  }
  return write_token_file(file, lines, words, numbers);
}

Result<FileChecksums> write_parts(const SegmentParts& parts) {
  std::future<Result<void>> beside = std::async(std::launch::async, [&]() -> Result<void> {
    for (const auto* write : {&parts.columns, &parts.articles, &parts.tokens}) {
      if (Result<void> done = (*write)(); !done) {
        return done;
      }
    }
    return {};
  });
  Result<FileChecksums> checksums = parts.database();
  Result<void> done = beside.get();
  return done ? checksums : Unexpected(std::move(done.error()));
}

/// What publishing needs to know of the segment in `folder`.
BuiltSegment describe_segment(const ArticleCollector& articles,
                              const std::filesystem::path& folder) {
  BuiltSegment segment;
  segment.folder = folder;
  segment.entry.first_day = 0;
  segment.entry.last_day = -1;
  segment.entry.languages = articles.languages();
  for (const CollectedArticle& article : articles.articles()) {
    add_to_description(segment, article.row.id, article.sequence, article.row.day);
  }
  return segment;
}

}  // namespace

void add_to_description(BuiltSegment& segment,
                        std::uint64_t id,
                        std::uint64_t sequence,
                        std::int32_t day) {
  const std::uint32_t docid = ++segment.entry.article_count;
  segment.articles.push_back({id, sequence, docid});
  if (day == kUndatedDay) {
    return;
  }
  if (docid == 1) {
    segment.entry.last_day = day;
  }
  segment.entry.first_day = day;
}

Result<void> write_column_file(const FacetDictionary& facets,
                               std::vector<ColumnRow>& rows,
                               const std::filesystem::path& file) {
  std::vector<FacetValue> dictionary;
  const std::vector<std::uint32_t> ordinals = ordinals_of(facets, dictionary);
  ColumnWriter writer;
  for (ColumnRow& row : rows) {
    to_ordinals(ordinals, row.facets);
    writer.add(row);
  }
  return writer.write(file, dictionary);
}

Result<BuiltSegment> write_segment_folder(const std::filesystem::path& folder,
                                          const SegmentParts& parts,
                                          const std::function<BuiltSegment()>& describe) {
  std::error_code failed;
  if (!std::filesystem::create_directory(folder, failed)) {
    return failure(ErrorCode::Io,
                   fmt::format("cannot create {}: {}",
                               folder.string(),
                               failed ? failed.message() : "it is there already"));
  }
  Result<FileChecksums> checksums = write_parts(parts);
  Result<void> done =
      checksums ? sync_folder_with_files(folder) : Unexpected(std::move(checksums.error()));
  if (!done) {
    std::filesystem::remove_all(folder, failed);
    return Unexpected(std::move(done.error()));
  }
  BuiltSegment segment = describe();
  segment.entry.checksums = std::move(*checksums);
  return segment;
}

Result<BuiltSegment> write_segment_folder(
    const ArticleCollector& articles,
    const TokenLines& lines,
    const LineWords& words,
    const std::filesystem::path& folder,
    const std::function<Result<FileChecksums>()>& write_database) {
  return write_segment_folder(
      folder,
      {write_database,
       [&] { return write_columns(articles, folder / "columns"); },
       [&] { return write_articles(articles, folder / "text"); },
       [&] { return write_tokens(articles, lines, words, folder / "tokens"); }},
      [&] { return describe_segment(articles, folder); });
}

}  // namespace backfile
