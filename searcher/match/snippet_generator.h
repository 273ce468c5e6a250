// SPDX-License-Identifier: GPL-2.0-or-later
// A hit's headline and a passage of its body, with the words of the query marked.
#pragma once

#include "common/model/article.h"
#include "common/text/text_analyzer.h"
#include "searcher/match/search_result.h"
#include "searcher/match/term_marker.h"

namespace backfile {

/// Reads the stored text again with the analyzer and language that indexed it, so a word is marked
/// exactly when its form or stem is one that the plan looks for. One object a query.
/// Cost: the analyzer's for headline and body, of a very long body only the first megabyte.
class SnippetGenerator {
 public:
  /// Both must outlive the object.
  SnippetGenerator(const MatchPlan& plan, TextAnalyzer& analyzer)
      : marker_(plan), analyzer_(&analyzer) {}

  /// The whole headline, marked.
  MarkedText headline(const Article& article);
  /// The article with all its marks.
  MarkedArticle whole(const Article& article);
  /// About kPassageChars characters of the body; "" when there is none.
  MarkedText snippet(const Article& article);

 private:
  std::vector<WordMark> mark_body(const Article& article);

  TermMarker marker_;
  TextAnalyzer* analyzer_;
  TokenStream words_;
};

}  // namespace backfile
