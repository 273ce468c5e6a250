// SPDX-License-Identifier: GPL-2.0-or-later
// Analyzed articles kept small in memory until their segment is written.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/article_store.h"
#include "common/index/columns.h"
#include "common/index/manifest.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/segment/facet_dictionary.h"
#include "indexer/segment/text_arena.h"

namespace backfile {

struct CollectedArticle {
  std::uint64_t sequence = 0;
  std::uint32_t number = 0;         ///< in the order of ArticleCollector::add()
  ColumnRow row;                    ///< facets: numbers of ArticleCollector::facets(), each once
  std::string_view given_id;        ///< in the collector's memory, as is `stored`
  std::string_view stored;          ///< encode_article()
  std::uint32_t length = 0;         ///< sum of the frequencies of its terms, the filler too
  std::uint32_t length_filler = 0;  ///< frequency of kLengthFillerTerm
};

/// Takes articles in, all but their words, and gives them back in the order of docids.
class ArticleCollector {
 public:
  /// Whether the articles' words become terms in their forms too, which their lengths count.
  explicit ArticleCollector(StockPhrases phrases) : phrases_(phrases) {}

  void add(AnalyzedArticle&& analyzed, std::uint64_t sequence);
  /// Puts the articles into the order of docids: newest first, undated last, then by id, then by
  /// sequence.
  void sort();

  const std::vector<CollectedArticle>& articles() const { return articles_; }
  const FacetDictionary& facets() const { return facets_; }
  /// Articles by language code, "und" where it is not known.
  const std::map<std::string, std::uint32_t>& languages() const { return languages_; }
  std::size_t memory_bytes() const;

 private:
  StockPhrases phrases_;
  TextArena texts_;
  std::vector<CollectedArticle> articles_;
  FacetDictionary facets_;
  std::map<std::string, std::uint32_t> languages_;
  ArticleWords words_;           // scratch
  std::size_t facet_bytes_ = 0;  // on the heap behind articles_
};

}  // namespace backfile
