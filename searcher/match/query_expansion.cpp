// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/query_expansion.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "common/index/xapian_guard.h"
#include "searcher/match/article_terms.h"
#include "searcher/match/near_copies.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/score_clauses.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

/// Chosen on the odd-numbered queries of the collections of tests/quality/trec_quality.cpp, of 5,
/// 7, 10 and 20 articles, 10 to 80 words, a half to one and a half. Bo1, Rocchio, a bare relevance
/// model and Kullback-Leibler without the articles' scores were worse on three of them or more.
constexpr std::size_t kArticles = 7, kWords = 30;
constexpr double kPartOfQuery = 0.75;

/// The best articles with their shares, of near-copies the first.
std::vector<std::pair<ArticlePlace, double>> feedback_articles(const ArticleIndex& index,
                                                               const std::vector<RankedHit>& best) {
  std::vector<std::pair<ArticlePlace, double>> articles;
  std::vector<std::vector<std::uint64_t>> texts;
  double sum = 0;
  for (const RankedHit& hit : best) {
    std::vector<std::uint64_t> text = word_rows(index, hit.place);
    if (std::ranges::none_of(texts, [&](const auto& b) { return are_near_copies(text, b); })) {
      texts.push_back(std::move(text));
      articles.emplace_back(hit.place, hit.score);
      sum += hit.score;
    }
    if (articles.size() == kArticles) {
      break;
    }
  }
  for (auto& [place, share] : articles) {
    share /= sum;
  }
  return articles;
}

/// What the query's own words weigh together, and their terms.
std::pair<double, std::set<std::string>> own_words(const ArticleIndex& index,
                                                   const MatchPlan& plan) {
  double weight = 0;
  std::set<std::string> terms;
  for (const ScoredClause& clause : clauses_of(plan, index)) {
    for (const ScoredWord& word : clause.words) {
      weight += word.weight;
      terms.insert(word.terms.begin(), word.terms.end());
    }
  }
  return {weight, std::move(terms)};
}

double idf_of(const ArticleIndex& index, const std::string& term) {
  double articles = 0, holders = 0;
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    articles += index.segment(i).entry.article_count;
    holders += static_cast<double>(index.postings().frequency(index.segment(i), term));
  }
  return word_weight(articles, holders);
}

Expansion weigh(const ArticleIndex& index,
                const MatchPlan& plan,
                const std::vector<TellingTerm>& telling) {
  const auto [query_weight, own] = own_words(index, plan);
  double sum = 0;
  for (const TellingTerm& term : telling) {
    sum += term.weight * idf_of(index, term.term);
  }
  Expansion expansion;
  for (const TellingTerm& term : telling) {
    const double weight = kPartOfQuery * query_weight * term.weight / sum;
    expansion.terms.push_back(MatchPlan{PlanTerms{{term.term}, true, "+" + term.word, weight}});
    if (!own.contains(term.term)) {
      expansion.words.push_back({term.word, weight});
    }
  }
  return expansion;
}

}  // namespace

Result<Expansion> expand_query(const ArticleIndex& index,
                               const MatchPlan& plan,
                               const std::vector<RankedHit>& best) {
  const Result<std::vector<TellingTerm>> telling =
      telling_terms(index, feedback_articles(index, best), kWords);
  if (!telling) {
    return Unexpected(telling.error());
  }
  return xapian_call([&] { return weigh(index, plan, *telling); });
}

}  // namespace backfile
