// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/score_clauses.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "common/index/schema_terms.h"
#include "searcher/match/posting_cache.h"
#include "searcher/match/segment_reader.h"
#include "searcher/match/stem_forms.h"

namespace backfile {
namespace {

using Terms = std::vector<std::string>;

/// Measured on the odd-numbered queries of five judged collections (1, 1.25, 1.5, 2): see
/// tests/quality/trec_quality.cpp.
constexpr double kIdfPower = 1.25;

/// Terms of a field begin with its prefix in capitals; the words themselves are folded to small
/// ones.
bool is_field_term(const std::string& term) {
  const std::size_t first = term.starts_with(kStemPrefix) ? kStemPrefix.size() : 0;
  return first < term.size() && term[first] >= 'A' && term[first] <= 'Z';
}

ScoredWord weighed(Terms terms, double weight, const ArticleIndex& index) {
  if (terms.empty()) {
    return {};
  }
  std::uint64_t articles = 0, holders = 0;
  for (std::size_t i = 0; i < index.segment_count(); ++i) {
    articles += index.segment(i).entry.article_count;
    for (const std::string& term : terms) {
      holders += index.postings().frequency(index.segment(i), term);
    }
  }
  if (holders == 0) {
    return {std::move(terms)};
  }
  const bool by_length = !is_field_term(terms.front());
  const double all = static_cast<double>(articles);
  return {std::move(terms),
          weight * word_weight(all, std::min(all, static_cast<double>(holders))),
          by_length};
}

void collect_clauses(const MatchPlan& plan,
                     bool is_certain,
                     const ArticleIndex& index,
                     std::vector<ScoredClause>& out);

/// The first clause, with the others beside it: each weighs together as much as the first.
ScoredClause best_of(const PlanGroup& group, const ArticleIndex& index) {
  std::vector<ScoredClause> clauses;
  for (const MatchPlan& child : group.children) {
    collect_clauses(child, false, index, clauses);
  }
  ScoredClause first = std::move(clauses.front());
  const double weight = first.words.front().weight;
  for (auto other = clauses.begin() + 1; other != clauses.end(); ++other) {
    double sum = 0;
    for (const ScoredWord& word : other->words) {
      sum += word.weight;
    }
    for (ScoredWord& word : other->words) {
      word.weight *= sum > 0 && weight > 0 ? weight / sum : 1;
    }
    first.others.push_back(std::move(*other));
  }
  return first;
}

/// `is_certain`: every match of the whole plan matches this node.
void collect_clauses(const MatchPlan& plan,
                     bool is_certain,
                     const ArticleIndex& index,
                     std::vector<ScoredClause>& out) {
  if (const auto* terms = std::get_if<PlanTerms>(&plan.node)) {
    if (terms->scored && !terms->terms.empty()) {
      out.push_back(
          {&terms->label,
           {weighed(posted_terms(terms->terms, index.stem_forms()), terms->weight, index)},
           nullptr,
           {}});
    }
  } else if (const auto* phrase = std::get_if<PlanPhrase>(&plan.node)) {
    ScoredClause clause{&phrase->label, {}, is_certain ? nullptr : phrase, {}};
    for (const Terms& word : phrase->words) {
      clause.words.push_back(weighed(posted_terms(word, index.stem_forms()), 1, index));
    }
    out.push_back(std::move(clause));
  } else if (const auto* group = std::get_if<PlanGroup>(&plan.node)) {
    if (group->same_meaning) {
      out.push_back(best_of(*group, index));
      return;
    }
    const bool all = group->op == PlanOperator::And || group->children.size() == 1;
    for (const MatchPlan& child : group->children) {
      collect_clauses(child, is_certain && all, index, out);
    }
  }
}

}  // namespace

double word_weight(double articles, double holders) {
  return std::pow(std::log1p((articles - holders + 0.5) / (holders + 0.5)), kIdfPower);
}

std::vector<ScoredClause> clauses_of(const MatchPlan& plan, const ArticleIndex& index) {
  std::vector<ScoredClause> clauses;
  collect_clauses(plan, true, index, clauses);
  return clauses;
}

}  // namespace backfile
