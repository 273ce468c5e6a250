// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/session/scored_search.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "searcher/match/boolean_evaluator.h"
#include "searcher/match/query_expansion.h"
#include "searcher/match/similar_articles.h"
#include "searcher/session/article_finder.h"

namespace backfile {
namespace {

MatchPlan group_of(PlanOperator op, std::vector<MatchPlan> parts) {
  return MatchPlan{PlanGroup{op, std::move(parts)}};
}

/// The article that is asked about; nothing when none is.
Result<std::optional<std::pair<Article, ArticlePlace>>> model_of(const SearchRequest& request,
                                                                 const ArticleIndex& index) {
  using Model = std::optional<std::pair<Article, ArticlePlace>>;
  if (request.similar.empty()) {
    return Model();
  }
  Result<Article> article = find_article(index, request.similar);
  if (!article) {
    return Unexpected(article.error());
  }
  const std::optional<ArticlePlace> place = index.find(article->id);
  if (!place) {
    return failure(ErrorCode::NotFound, fmt::format("no article is {}", request.similar));
  }
  if (request.background && !article->date.known()) {
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("{} has no date, so nothing is earlier", request.similar),
                   "--similar finds what is like it, whenever it was");
  }
  return Model(std::pair(std::move(*article), *place));
}

/// What of a plan finds: the filters beside its only scored part; nothing when it has several.
std::optional<std::vector<MatchPlan>> filters_beside_words(const MatchPlan& plan) {
  const auto* group = std::get_if<PlanGroup>(&plan.node);
  if (group == nullptr || group->op != PlanOperator::And) {
    return std::vector<MatchPlan>();
  }
  std::vector<MatchPlan> filters;
  std::ranges::copy_if(group->children, std::back_inserter(filters), [](const MatchPlan& part) {
    return !is_scored(part);
  });
  return filters.size() + 1 == group->children.size() ? std::optional(std::move(filters))
                                                      : std::nullopt;
}

/// Adds what has one of the added words and meets the filters.
Result<bool> widen(const std::vector<MatchPlan>& terms,
                   const ArticleIndex& index,
                   ScoredSearch& search) {
  auto wider = filters_beside_words(search.plan);
  if (!wider) {
    return false;
  }
  wider->push_back(group_of(PlanOperator::Or, terms));
  const Result<MatchSets> more =
      evaluate_plan(group_of(PlanOperator::And, std::move(*wider)), index);
  if (!more) {
    return Unexpected(more.error());
  }
  for (std::size_t i = 0; i < more->size(); ++i) {
    search.matches[i] |= (*more)[i];
  }
  return true;
}

Result<void> add_feedback(const SearchRequest& request,
                          const ArticleIndex& index,
                          RankedSearch& ranking,
                          ScoredSearch& search) {
  const auto best = ranking.rank(search.plan, search.matches, {0, kFeedbackHits});
  if (!best) {
    return Unexpected(best.error());
  }
  if (best->empty()) {
    return {};
  }
  Result<Expansion> expansion = expand_query(index, search.plan, *best);
  if (!expansion) {
    return Unexpected(expansion.error());
  }
  Result<bool> is_wider = request.match == MatchMode::Any ? widen(expansion->terms, index, search)
                                                          : Result<bool>(false);
  if (!is_wider) {
    return Unexpected(is_wider.error());
  }
  std::vector<MatchPlan> parts{search.plan};
  std::ranges::move(expansion->terms, std::back_inserter(parts));
  search.scored = group_of(*is_wider ? PlanOperator::Or : PlanOperator::And, std::move(parts));
  search.added = std::move(expansion->words);
  return {};
}

}  // namespace

Result<ScoredSearch> search_scored(const SearchRequest& request,
                                   MatchPlan plan,
                                   const ArticleIndex& index,
                                   RankedSearch& ranking) {
  ScoredSearch search;
  search.plan = std::move(plan);
  const auto model = model_of(request, index);
  if (!model) {
    return Unexpected(model.error());
  }
  if (*model) {
    const auto& [article, place] = **model;
    Result<SimilarityPlan> similar = plan_similar(index, article, place, request.background);
    if (!similar) {
      return Unexpected(similar.error());
    }
    search.plan = group_of(PlanOperator::And, {std::move(search.plan), std::move(similar->plan)});
    search.added = std::move(similar->words);
  }
  Result<MatchSets> matches = evaluate_plan(search.plan, index);
  if (!matches) {
    return Unexpected(matches.error());
  }
  search.matches = std::move(*matches);
  if (*model) {
    const ArticlePlace place = (*model)->second;
    if (auto done = drop_copies(index, ranking, search.plan, place, search.matches); !done) {
      return Unexpected(done.error());
    }
  }
  search.scored = search.plan;
  if (request.expand && !*model && is_scored(search.plan)) {
    if (auto done = add_feedback(request, index, ranking, search); !done) {
      return Unexpected(done.error());
    }
  }
  return search;
}

std::optional<RecencyBoost> boost_of(const SearchRequest& request) {
  return request.boost_half_life_days > 0
             ? std::optional(RecencyBoost{static_cast<double>(request.boost_half_life_days),
                                          request.today,
                                          fmt::format("recent:{}d", request.boost_half_life_days)})
             : std::nullopt;
}

}  // namespace backfile
