// SPDX-License-Identifier: GPL-2.0-or-later
// The stored articles of a segment, by docid, in blocks compressed with zstd. Layout: FORMAT.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "common/base/result.h"
#include "common/model/article.h"

namespace backfile {

/// An article as bytes: every member of Article, each text behind its length. Not compressed.
std::string encode_article(const Article& article);
/// Errors: Corrupt, never undefined behaviour, whatever the bytes.
Result<Article> decode_article(std::string_view bytes);

/// Read-only view of a segment's stored articles. One object a thread (it keeps the last block).
class ArticleStore {
 public:
  static Result<ArticleStore> open(const std::filesystem::path& file);
  ArticleStore(ArticleStore&&) noexcept;
  ArticleStore& operator=(ArticleStore&&) noexcept;
  ~ArticleStore();

  std::uint32_t article_count() const;
  /// The article of a docid 1..article_count(). Cost: one block of about 16 KB, the last is kept.
  Result<Article> read(std::uint32_t docid) const;
  /// The same as encode_article() gave it; good until the next call of either.
  Result<std::string_view> encoded(std::uint32_t docid) const;
  /// Reads the whole file against its checksum. Errors: Corrupt.
  Result<void> check() const;

 private:
  struct Mapping;
  explicit ArticleStore(std::unique_ptr<Mapping> mapping);
  std::unique_ptr<Mapping> mapping_;
};

/// Writes a store in docid order. Memory: the first 4 MB, of which it learns a dictionary (0.2 s).
class ArticleStoreWriter {
 public:
  static Result<ArticleStoreWriter> create(const std::filesystem::path& file);
  ArticleStoreWriter(ArticleStoreWriter&&) noexcept;
  ArticleStoreWriter& operator=(ArticleStoreWriter&&) noexcept;
  ~ArticleStoreWriter();
  /// Appends the article of the next docid, as encode_article() gives it.
  Result<void> add(std::string_view encoded_article);
  /// Writes the index and syncs the file. No call after it.
  Result<void> finish();

 private:
  struct State;
  explicit ArticleStoreWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace backfile
