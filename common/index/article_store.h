// SPDX-License-Identifier: GPL-2.0-or-later
// The stored articles of a segment, by docid, in blocks compressed with zstd. Layout: FORMAT.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/text_spelling.h"
#include "common/index/token_file.h"
#include "common/model/article.h"

namespace backfile {

/// The words of an article's texts: headline, body, captions, bylines, address.
class ArticleWords {
 public:
  void clear() {
    words_.clear();
    ends_.clear();
  }
  /// Of the text at hand.
  void add(const SpelledWord& word) { words_.push_back(word); }
  void end_text() { ends_.push_back(words_.size()); }
  bool empty() const { return words_.empty(); }
  std::span<const SpelledWord> of_text(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::span(words_).subspan(begin, ends_[number] - begin);
  }

 private:
  std::vector<SpelledWord> words_;
  std::vector<std::size_t> ends_;
};

/// An article as bytes: every member of Article, each text behind its length; not compressed. With
/// `words` the texts are what their words leave open (text_spelling.h).
/// Requires: no words at all, or those of every text.
std::string encode_article(const Article& article, const ArticleWords& words = {});
/// `forms` are those of the article's words in reading order, as TokenFile::forms_of() gives them.
/// Errors: Corrupt, never undefined behaviour, whatever the bytes.
Result<Article> decode_article(std::string_view bytes,
                               std::span<const std::string_view> forms = {});

/// Read-only view of a segment's stored articles. One object a thread (it keeps the last block).
class ArticleStore {
 public:
  static Result<ArticleStore> open(const std::filesystem::path& file);
  ArticleStore(ArticleStore&&) noexcept;
  ArticleStore& operator=(ArticleStore&&) noexcept;
  ~ArticleStore();

  std::uint32_t article_count() const;
  /// The article of a docid 1..article_count(), put together from the words in `tokens`, the file
  /// of the same segment. Cost: some 50 µs, the words and one block; the last is kept.
  /// Errors: Corrupt.
  Result<Article> read(std::uint32_t docid, const TokenFile& tokens) const;
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
