// SPDX-License-Identifier: GPL-2.0-or-later
// The words that tell articles from the rest of the archive: what feedback adds to a query, and
// what "more like this" looks for.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/base/result.h"
#include "searcher/match/article_index.h"

namespace backfile {

struct TellingTerm {
  std::string term;   ///< as it has postings
  std::string word;   ///< the form of it that stands most in the articles
  double weight = 0;  ///< above 0
};

/// The `limit` best words of headline and body of `articles`, each with its share (together 1),
/// best first. A word weighs p ln(p / c): p is its part in the words of the articles, one in a
/// headline counting kHeadlineCount times, c its part in those of the archive (Kullback-Leibler, as
/// in Carpineto et al. 2001, over the relevance model of Lavrenko and Croft 2001). Left out are
/// numbers, words that one article alone has, and those of a quarter of the archive. Cost: a
/// look-up for each word of the articles, about 5 us; some milliseconds for ten. Errors: Io,
/// Corrupt.
Result<std::vector<TellingTerm>> telling_terms(
    const ArticleIndex& index,
    const std::vector<std::pair<ArticlePlace, double>>& articles,
    std::size_t limit);

}  // namespace backfile
