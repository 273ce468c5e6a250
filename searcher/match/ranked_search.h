// SPDX-License-Identifier: GPL-2.0-or-later
// The best of the matching articles, by relevance or by date.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "searcher/match/article_index.h"
#include "searcher/match/search_result.h"
#include "searcher/query/match_plan.h"

namespace backfile {

struct RankedHit {
  ArticlePlace place;
  double score = 0;
  bool operator==(const RankedHit&) const = default;
};

/// Which part of the whole order is wanted.
struct Page {
  std::uint64_t offset = 0, limit = 10;
};

/// Newer articles count more: a score is multiplied by 1 + 2^(-age / half-life), so that an article
/// of today counts double and one much older, or without a date, as it is. (An exponential prior:
/// Li and Croft 2003.)
struct RecencyBoost {
  double half_life_days = 0;
  std::chrono::sys_days today{};
  std::string label;  ///< what --explain calls it
};

/// True when some clause of the plan adds to a score.
bool is_scored(const MatchPlan& plan);

/// Scores matches. The score of an article is the sum over the plan's scored clauses that it holds,
/// each by BM25 (Robertson and Zaragoza 2009, k1 2, b 0.75) with word_weight() for idf
/// (score_clauses.h), the terms of a clause counted as one word, forms by their stems, in the
/// headline kHeadlineCount times (posting_cache.h). Length is the word count of headline and body;
/// words of one field (title:, by: ...) are not measured against it. N, n and the average length
/// are those of all segments, and clauses are added up in the order of the query, so that the same
/// articles have the same scores to the last bit however they are spread over segments. What does
/// not match the filters was never in `matches`: it cannot change a score, and nothing in a score
/// depends on the other matches (nearness of words for the best few would).
class RankedSearch {
 public:
  explicit RankedSearch(const ArticleIndex& index) : index_(&index) {}

  /// The page of `matches` ordered by score, then newest, then id: exact, at any offset.
  /// Cost: about 3 ns a posting of scored terms that the index has unpacked, 10 more of others; a
  /// leap a match where matches are few.
  Result<std::vector<RankedHit>> rank(const MatchPlan& plan,
                                      const MatchSets& matches,
                                      Page page,
                                      const std::optional<RecencyBoost>& boost = {});

  /// What each scored clause adds to the score of each hit, in the order of the query.
  Result<std::vector<std::vector<ScorePart>>> explain(
      const MatchPlan& plan,
      const std::vector<RankedHit>& hits,
      const std::optional<RecencyBoost>& boost = {});

 private:
  double average_word_count();

  const ArticleIndex* index_;
  std::optional<double> average_word_count_;
};

/// The page of `matches` by date and then by id; articles without a date come last either way.
/// Scores are 0. Cost: reads the sets up to the page's end, no postings.
std::vector<RankedHit> rank_by_date(const ArticleIndex& index,
                                    const MatchSets& matches,
                                    bool newest_first,
                                    Page page);

}  // namespace backfile
