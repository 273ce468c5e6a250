// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/similar_articles.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "common/index/schema_terms.h"
#include "searcher/match/article_terms.h"
#include "searcher/match/near_copies.h"

namespace backfile {
namespace {

constexpr std::size_t kWords = 40;
/// An entity weighs so much of the most telling word. Of 0, .25, .5 the first hit of
/// tests/quality/similar_quality.cpp is right in 91.5, 91.9, 91.9 %.
constexpr double kEntityWeight = 0.25;
constexpr std::uint64_t kLookedAtForCopies = 60;
constexpr std::array kEntityTables{FieldId::Person, FieldId::Organization, FieldId::Place};

/// The terms of each entity of the article, under all its names, with the name that is shown.
std::vector<PlanTerms> entity_terms(const ArticleIndex& index, ArticlePlace place) {
  std::set<std::vector<std::string>> known;
  std::vector<PlanTerms> entities;
  const Columns& columns = index.columns(place.segment);
  for (const std::uint32_t ordinal : columns.facets(place.docid)) {
    const FacetValue value = columns.facet_value(ordinal);
    if (std::ranges::find(kEntityTables, value.field) == kEntityTables.end()) {
      continue;
    }
    PlanTerms entity{{facet_term(value.field, value.key)}, true, std::string(value.name), 1};
    for (const auto& [field, key] : index.find_entity(std::span(&value.field, 1), value.key).keys) {
      entity.terms.push_back(facet_term(field, key));
    }
    std::ranges::sort(entity.terms);
    entity.terms.erase(std::unique(entity.terms.begin(), entity.terms.end()), entity.terms.end());
    if (known.insert(entity.terms).second) {
      entities.push_back(std::move(entity));
    }
  }
  return entities;
}

/// The plan's part for a background: earlier, and one of the entities at least.
void demand_background(const Article& article, std::vector<PlanTerms> entities, PlanGroup& all) {
  using std::chrono::days;
  all.children.push_back(
      MatchPlan{PlanDays{{std::chrono::sys_days::min(), article.date.first_day - days(1)}}});
  PlanGroup any{PlanOperator::Or, {}};
  for (PlanTerms& entity : entities) {
    entity.scored = false;
    any.children.push_back(MatchPlan{std::move(entity)});
  }
  if (!any.children.empty()) {
    all.children.push_back(MatchPlan{std::move(any)});
  }
}

}  // namespace

Result<SimilarityPlan> plan_similar(const ArticleIndex& index,
                                    const Article& article,
                                    ArticlePlace place,
                                    bool background) {
  const auto telling = telling_terms(index, {{place, 1.0}}, kWords);
  if (!telling) {
    return Unexpected(telling.error());
  }
  SimilarityPlan similar;
  PlanGroup any{PlanOperator::Or, {}};
  for (const TellingTerm& term : *telling) {
    const double weight = term.weight / telling->front().weight;
    any.children.push_back(MatchPlan{PlanTerms{{term.term}, true, term.word, weight}});
    similar.words.push_back({term.word, weight});
  }
  const std::vector<PlanTerms> entities = entity_terms(index, place);
  for (PlanTerms entity : entities) {
    entity.weight = kEntityWeight;
    similar.words.push_back({entity.label, entity.weight});
    any.children.push_back(MatchPlan{std::move(entity)});
  }
  std::ranges::stable_sort(similar.words, std::greater(), &AddedWord::weight);
  PlanGroup all{PlanOperator::And, {}};
  all.children.push_back(any.children.empty() ? MatchPlan{PlanNothing{}}
                                              : MatchPlan{std::move(any)});
  if (background) {
    demand_background(article, entities, all);
  }
  similar.plan = MatchPlan{std::move(all)};
  return similar;
}

Result<void> drop_copies(const ArticleIndex& index,
                         RankedSearch& ranking,
                         const MatchPlan& plan,
                         ArticlePlace place,
                         MatchSets& matches) {
  matches[place.segment].erase(place.docid);
  const auto best = ranking.rank(plan, matches, {0, kLookedAtForCopies});
  if (!best) {
    return Unexpected(best.error());
  }
  std::vector<std::vector<std::uint64_t>> kept{word_rows(index, place)};
  for (const RankedHit& hit : *best) {
    std::vector<std::uint64_t> rows = word_rows(index, hit.place);
    if (std::ranges::any_of(kept,
                            [&](const auto& other) { return are_near_copies(rows, other); })) {
      matches[hit.place.segment].erase(hit.place.docid);
    } else {
      kept.push_back(std::move(rows));
    }
  }
  return {};
}

}  // namespace backfile
