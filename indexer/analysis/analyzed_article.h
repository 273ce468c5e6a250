// SPDX-License-Identifier: GPL-2.0-or-later
// An article with everything that the index holds of it: words by field, terms, facets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "common/index/token_code.h"
#include "common/model/article.h"
#include "common/text/text_analyzer.h"

namespace backfile {

/// The words of one text field: tokens[first_token .. last_token) of AnalyzedArticle::words.
/// `weight` is what one occurrence adds to the term's frequency (wdf).
struct FieldWords {
  FieldId field;
  std::uint32_t first_token = 0, last_token = 0;
  std::uint32_t weight = 1;
};

/// The words of one text: tokens[first_token .. last_token) of AnalyzedArticle::words. `number` is
/// its place among the article's texts: headline, body, captions, bylines, address.
struct TextTokens {
  TokenZone zone;
  std::uint32_t first_token = 0, last_token = 0;
  std::uint32_t number = 0;
};

/// tokens[first .. last) of AnalyzedArticle::words.
struct TokenRange {
  std::uint32_t first = 0, last = 0;
};

/// One facet value of an article: `key` is `name` folded (TextAnalyzer::fold_key).
struct FacetName {
  FieldId field;
  std::string name, key;
  bool operator==(const FacetName&) const = default;
};

struct AnalyzedArticle {
  Article article;
  TokenStream words;                           ///< not stemmed: stem == form
  std::vector<FieldWords> fields;              ///< in the order of positions
  std::vector<TextTokens> texts;               ///< all texts that have words, by zone
  std::vector<std::uint32_t> sentence_starts;  ///< tokens that begin a sentence; rising
  std::vector<TokenRange> quotations;          ///< of headline, body, captions; rising
  std::vector<FacetName> facets;               ///< each once
  std::uint32_t word_count = 0;  ///< of headline and body; a compound (kata-containers) is one word
  std::uint64_t fingerprint = 0;  ///< of the body's folded words, for exact copies; 0 without body
};

}  // namespace backfile
