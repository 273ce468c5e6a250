// SPDX-License-Identifier: GPL-2.0-or-later
// From an article to its words, terms and facets.
#pragma once

#include "common/model/article.h"
#include "common/text/text_analyzer.h"
#include "indexer/analysis/analyzed_article.h"

namespace backfile {

/// One object a thread (it owns a TextAnalyzer).
class ArticleAnalyzer {
 public:
  AnalyzedArticle analyze(Article article);

 private:
  TextAnalyzer text_analyzer_;
};

}  // namespace backfile
