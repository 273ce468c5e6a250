// SPDX-License-Identifier: GPL-2.0-or-later
// A small random world of articles, and searches over it by looking at every article.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "common/model/article.h"

namespace backfile::test {

/// Eight invented words in all texts, a headline, one paragraph, dates of 1998 and 1999 of every
/// precision and none, two outlets, up to two organizations. Language "und", so that stems are
/// forms. The same seed gives the same world.
std::vector<Article> news_world(std::uint32_t seed, std::size_t count);

/// A query and what it means, said by a look at the article.
struct OracleQuery {
  std::string text;
  std::function<bool(const Article&)> matches;
};

/// A random query of at most `operators` operators over words, phrases, distances and fields.
OracleQuery random_query(std::mt19937& random, int operators);

/// BM25 of the words `words` (each once) in every article of `world`, as ranked_search.h defines
/// it.
std::vector<double> bm25_scores(const std::vector<Article>& world,
                                const std::vector<std::string>& words);

}  // namespace backfile::test
