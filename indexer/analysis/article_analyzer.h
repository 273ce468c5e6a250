// SPDX-License-Identifier: GPL-2.0-or-later
// From an article to its words, terms and facets.
#pragma once

#include "common/model/article.h"
#include "common/text/text_analyzer.h"
#include "indexer/analysis/analyzed_article.h"

namespace backfile {

/// What one occurrence in the headline adds to a word's frequency in the default text, where one in
/// the body adds 1. A headline says in ten words what the article is about; 3 is where fielded BM25
/// on news usually begins (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted
/// fields, 2004).
inline constexpr std::uint32_t kHeadlineWeight = 3;

/// One object a thread (it owns a TextAnalyzer).
class ArticleAnalyzer {
 public:
  /// Positions begin at 1 with the headline and rise through body, captions, bylines and address,
  /// kParagraphGap left out between them. Every text is analyzed once, by the article's language;
  /// the fields that share it (title, lead) refer to the same tokens. Cost: O(text).
  AnalyzedArticle analyze(Article article);

 private:
  TextAnalyzer text_analyzer_;
};

}  // namespace backfile
