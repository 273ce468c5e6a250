// SPDX-License-Identifier: GPL-2.0-or-later
// The builder that collects articles and turns their words round: what all ways of writing share.
#pragma once

#include <filesystem>
#include <utility>

#include "indexer/segment/article_collector.h"
#include "indexer/segment/segment_builder.h"
#include "indexer/segment/segment_files.h"

namespace backfile {

/// `Words` takes in each article's words by add(), gives them back in reading order by lines() and
/// line_words(), and knows its memory_bytes(); `WriteDatabase` puts a Xapian database of the sorted
/// articles and their words into a folder that is there.
template <class Words,
          Result<FileChecksums> (*WriteDatabase)(const ArticleCollector& articles,
                                                 const Words& words,
                                                 StockPhrases phrases,
                                                 const std::filesystem::path& folder)>
class CollectingBuilder final : public SegmentBuilder {
 public:
  explicit CollectingBuilder(StockPhrases phrases) : phrases_(phrases), articles_(phrases) {}

  void add(AnalyzedArticle&& article, std::uint64_t sequence) override {
    words_.add(article);
    articles_.add(std::move(article), sequence);
  }
  std::size_t article_count() const override { return articles_.articles().size(); }
  std::size_t memory_bytes() const override {
    return articles_.memory_bytes() + words_.memory_bytes();
  }

  Result<BuiltSegment> write(const std::filesystem::path& folder) override {
    ArticleCollector articles = std::exchange(articles_, ArticleCollector(phrases_));
    const Words words = std::exchange(words_, {});
    articles.sort();
    return write_segment_folder(articles, words.lines(), words.line_words(), folder, [&] {
      return WriteDatabase(articles, words, phrases_, folder);
    });
  }

 private:
  StockPhrases phrases_;
  Words words_;
  ArticleCollector articles_;
};

}  // namespace backfile
