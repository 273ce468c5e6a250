// SPDX-License-Identifier: GPL-2.0-or-later
// From an article to its words, terms and facets.
#pragma once

#include <cstdint>

#include "common/model/article.h"
#include "common/text/text_analyzer.h"
#include "indexer/analysis/analyzed_article.h"
#include "indexer/entity/name_finder.h"

namespace backfile {

/// What one occurrence in the headline adds to a word's frequency in the default text, where one in
/// the body adds 1. A headline says in ten words what the article is about; 3 is where fielded BM25
/// on news usually begins (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted
/// fields, 2004).
inline constexpr std::uint32_t kHeadlineWeight = 3;

/// Whether the names of an article's text are found and its entities made of them (name_finder.h),
/// or its entities stand already.
enum class ArticleNames : std::uint8_t { AsTheyAre, Find };

/// One object a thread (it owns a TextAnalyzer and a NameFinder).
class ArticleAnalyzer {
 public:
  /// Positions begin at 1 with the headline and rise through body, captions, bylines and address,
  /// kParagraphGap left out between them. Every text is analyzed once, by the article's language;
  /// the fields that share it (title, lead) refer to the same tokens. Cost: O(text).
  AnalyzedArticle analyze(Article article, ArticleNames names = ArticleNames::AsTheyAre);

 private:
  TextAnalyzer text_analyzer_;
  NameFinder name_finder_;
};

}  // namespace backfile
