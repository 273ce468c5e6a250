// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is explain_match().
#include "searcher/session/query_why.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "common/index/schema_terms.h"
#include "common/model/article_id.h"
#include "searcher/match/boolean_evaluator.h"
#include "searcher/match/snippet_generator.h"
#include "searcher/query/query_compiler.h"
#include "searcher/query/query_printer.h"
#include "searcher/query/query_tree.h"

namespace backfile {
namespace {

using ClauseResult = Result<WhyClause, QueryError>;

/// So many names of an article are listed.
constexpr std::size_t kListedNames = 6;

class MatchExplainer {
 public:
  MatchExplainer(const ArticleIndex& index,
                 TextAnalyzer& analyzer,
                 const QueryNode& tree,
                 const Article& article)
      : index_(index), analyzer_(analyzer), tree_(tree), article_(article) {}

  ClauseResult explain(const QueryNode& node);

 private:
  Result<MatchPlan, QueryError> plan_of(const QueryNode& node) {
    return compile_part(node, tree_, index_, analyzer_);
  }
  Result<bool, QueryError> meets(const MatchPlan& plan) const;
  bool has(const QueryNode& node);
  Result<void, QueryError> add_parts(const std::vector<QueryNode>& nodes, WhyClause& clause);
  MarkedText passage_for(const MatchPlan& plan);
  std::vector<std::string> missing(const std::vector<QueryNode>& nodes);

  std::string failing(const WordNode& word);
  std::string failing(const PhraseNode& phrase);
  std::string failing(const NearNode& near) {
    return failing_together(near.operands, "not as near each other as that, or not in this order");
  }
  std::string failing(const SameNode& same) {
    return failing_together(
        same.operands, same.paragraph ? "in no paragraph together" : "in no sentence together");
  }
  std::string failing(const OpeningNode& opening) {
    return has(opening.operand.front())
               ? fmt::format("only behind the first {} words", opening.words)
               : "nowhere in the article";
  }
  std::string failing(const TimesNode& times) {
    return has(times.operand.front()) ? fmt::format("fewer than {} times", times.times)
                                      : "nowhere in the article";
  }
  template <class Node>
  std::string failing(const Node& node) {
    return fact(node);
  }
  std::string failing_together(const std::vector<QueryNode>& operands, std::string_view together);

  std::string fact(const FacetNode& facet) const;
  std::string fact(const DateNode&) const {
    return article_.date.known() ? fmt::format("the article is of {}", iso_date(article_.date))
                                 : "the article has no date";
  }
  std::string fact(const CalendarDayNode&) const { return fact(DateNode{}); }
  std::string fact(const DateMethodNode&) const {
    return fmt::format("its date was read by: {}", name_of(article_.date.method));
  }
  std::string fact(const DateConfidenceNode&) const {
    return fmt::format("the confidence of its date: {}", name_of(article_.date.confidence));
  }
  std::string fact(const WordCountNode&) const;
  std::string fact(const IdNode&) const {
    return fmt::format("its id is {}", print_article_id(article_.id));
  }
  template <class Node>
  std::string fact(const Node&) const {
    return {};
  }

  const ArticleIndex& index_;
  TextAnalyzer& analyzer_;
  const QueryNode& tree_;
  const Article& article_;
};

/// True when the article, and perhaps others, matches.
Result<bool, QueryError> MatchExplainer::meets(const MatchPlan& plan) const {
  PlanGroup both{PlanOperator::And, {}};
  both.children.push_back(MatchPlan{PlanTerms{{article_id_term(article_.id)}, false, ""}});
  both.children.push_back(plan);
  const Result<MatchSets> matches = evaluate_plan(MatchPlan{std::move(both)}, index_);
  if (!matches) {
    return Unexpected(QueryError{matches.error().message, matches.error().hint, {}, 0, 0});
  }
  return count_matches(*matches) > 0;
}

bool MatchExplainer::has(const QueryNode& node) {
  const auto plan = plan_of(node);
  return plan && meets(*plan).value_or(false);
}

/// A piece of the article with the clause's words marked; nothing when there is none to mark.
MarkedText MatchExplainer::passage_for(const MatchPlan& plan) {
  SnippetGenerator snippets(plan, analyzer_);
  for (MarkedText text : {snippets.headline(article_), snippets.snippet(article_)}) {
    if (!text.highlights.empty()) {
      return text;
    }
  }
  return {};
}

/// Of the operands those that the article does not have at all.
std::vector<std::string> MatchExplainer::missing(const std::vector<QueryNode>& nodes) {
  std::vector<std::string> names;
  for (const QueryNode& node : nodes) {
    if (!has(node)) {
      names.push_back(print_query(node));
    }
  }
  return names;
}

std::string MatchExplainer::failing_together(const std::vector<QueryNode>& operands,
                                             std::string_view together) {
  const std::vector<std::string> names = missing(operands);
  return names.empty() ? fmt::format("has them all, but {}", together)
                       : fmt::format("does not have {}", fmt::join(names, ", "));
}

std::string MatchExplainer::failing(const WordNode& word) {
  WordNode looser = word;
  looser.exact = false;
  if (word.exact && has(QueryNode{looser})) {
    return "only in other forms";
  }
  looser.field = FieldId::Text;
  const bool elsewhere = word.field != FieldId::Text && has(QueryNode{looser});
  return elsewhere ? "elsewhere in the text, not there" : "nowhere in it";
}

std::string MatchExplainer::failing(const PhraseNode& phrase) {
  std::vector<QueryNode> words;
  for (std::size_t at = 0; at < phrase.words.size();) {
    const std::size_t end = std::min(phrase.words.find(' ', at), phrase.words.size());
    const std::string word = phrase.words.substr(at, end - at);
    if (word != "*") {
      words.push_back(QueryNode{PhraseNode{phrase.field, word, phrase.exact, 0}});
    }
    at = end + 1;
  }
  const std::string distance = phrase.window > 0 ? fmt::format("within {} words", phrase.window)
                                                 : std::string("next to each other");
  return failing_together(words,
                          fmt::format("not {}{}", distance, phrase.exact ? " in these forms" : ""));
}

std::string MatchExplainer::fact(const WordCountNode&) const {
  const auto place = index_.find(article_.id);
  return place ? fmt::format("the article has {} words",
                             index_.columns(place->segment).word_count(place->docid))
               : std::string();
}

std::string MatchExplainer::fact(const FacetNode& facet) const {
  if (facet.field == FieldId::Said) {
    return "no sentence has the name and a quotation";
  }
  std::vector<std::string> names;
  for (const FieldId field : facets_of(facet.field)) {
    const auto kind = entity_kind_of(field);
    for (const Entity& entity : article_.entities) {
      if (kind && entity.kind == *kind) {
        names.push_back(entity.canonical.empty() ? entity.name : entity.canonical);
      }
    }
  }
  if (facet.field == FieldId::Source) {
    names.push_back(article_.source);
  } else if (facet.field == FieldId::Section) {
    names = article_.sections;
  } else if (facet.field == FieldId::Language) {
    names.push_back(article_.language);
  }
  std::erase(names, "");
  if (names.empty()) {
    return "the article has none";
  }
  const std::size_t more = names.size() - std::min(names.size(), kListedNames);
  names.resize(names.size() - more);
  return fmt::format("the article has {}{}",
                     fmt::join(names, ", "),
                     more > 0 ? fmt::format(" and {} more", more) : "");
}

Result<void, QueryError> MatchExplainer::add_parts(const std::vector<QueryNode>& nodes,
                                                   WhyClause& clause) {
  for (const QueryNode& node : nodes) {
    if (is_setting(node)) {
      continue;
    }
    ClauseResult part = explain(node);
    if (!part) {
      return Unexpected(std::move(part.error()));
    }
    clause.parts.push_back(std::move(*part));
  }
  return {};
}

ClauseResult MatchExplainer::explain(const QueryNode& node) {
  const auto plan = plan_of(node);
  if (!plan) {
    return Unexpected(plan.error());
  }
  const auto met = meets(*plan);
  if (!met) {
    return Unexpected(met.error());
  }
  WhyClause clause{print_query(node), *met, {}, {}, {}};
  const auto* group = std::get_if<GroupNode>(&node.node);
  const auto* negation = std::get_if<NotNode>(&node.node);
  if (group != nullptr || negation != nullptr) {
    auto added = add_parts(group != nullptr ? group->operands : negation->operand, clause);
    if (!added) {
      return Unexpected(std::move(added.error()));
    }
    return clause;
  }
  if (*met) {
    clause.passage = passage_for(*plan);
    clause.reason = std::visit([this](const auto& inner) { return fact(inner); }, node.node);
    if (const auto* facet = std::get_if<FacetNode>(&node.node);
        facet != nullptr && facet->field == FieldId::Said) {
      clause.reason.clear();
    }
  } else {
    clause.reason = std::visit([this](const auto& inner) { return failing(inner); }, node.node);
  }
  return clause;
}

}  // namespace

Result<WhyClause, QueryError> explain_match(const ArticleIndex& index,
                                            TextAnalyzer& analyzer,
                                            const QueryNode& tree,
                                            const Article& article) {
  return MatchExplainer(index, analyzer, tree, article).explain(tree);
}

}  // namespace backfile
