// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is compile_query().
#include "searcher/query/query_compiler.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "common/index/schema_terms.h"
#include "common/model/article_id.h"
#include "common/text/language.h"
#include "searcher/query/query_printer.h"
#include "searcher/query/query_tree.h"
#include "searcher/query/text_compiler.h"
#include "searcher/query/word_compiler.h"

namespace backfile {
namespace {

/// So many entities are listed that an ambiguous name may mean.
constexpr std::size_t kListedCandidates = 10;

/// Adds the codes that `node` demands when it is lang:A,B or several of these joined by OR; false,
/// with nothing added, when it is something else.
bool add_languages(const QueryNode& node, TextAnalyzer& analyzer, std::vector<std::string>& codes) {
  if (const auto* facet = std::get_if<FacetNode>(&node.node)) {
    for (std::size_t i = 0; facet->field == FieldId::Language && i < facet->values.size(); ++i) {
      codes.push_back(analyzer.fold_key(facet->values[i]));
    }
    return facet->field == FieldId::Language;
  }
  const auto* group = std::get_if<GroupNode>(&node.node);
  std::vector<std::string> found;
  const bool all =
      group != nullptr && group->op == BooleanOperator::Or &&
      std::all_of(group->operands.begin(), group->operands.end(), [&](const QueryNode& operand) {
        return add_languages(operand, analyzer, found);
      });
  if (all) {
    codes.insert(codes.end(), found.begin(), found.end());
  }
  return all;
}

/// The languages that every match must be in by the query, or by a part of its outermost AND.
std::vector<std::string> demanded_languages(const QueryNode& tree, TextAnalyzer& analyzer) {
  std::vector<std::string> codes;
  const auto* group = std::get_if<GroupNode>(&tree.node);
  if (group == nullptr || group->op != BooleanOperator::And) {
    add_languages(tree, analyzer, codes);
    return codes;
  }
  for (const QueryNode& operand : group->operands) {
    if (add_languages(operand, analyzer, codes)) {
      break;
    }
  }
  return codes;
}

/// The languages by which words are stemmed, one at least.
std::vector<std::string> word_languages(const QueryNode& tree,
                                        const IndexVocabulary& vocabulary,
                                        TextAnalyzer& analyzer) {
  std::vector<std::string> languages = vocabulary.languages();
  const std::vector<std::string> demanded = demanded_languages(tree, analyzer);
  if (!demanded.empty()) {
    languages = demanded;
  }
  if (languages.empty()) {
    languages.emplace_back(kUnknownLanguage);
  }
  return languages;
}

/// True when in:all stands at the top.
bool is_everywhere(const QueryNode& tree) {
  const auto is_it = [](const QueryNode& node) {
    return std::holds_alternative<InAllNode>(node.node);
  };
  const auto* group = std::get_if<GroupNode>(&tree.node);
  return is_it(tree) || (group != nullptr && group->op == BooleanOperator::And &&
                         std::ranges::any_of(group->operands, is_it));
}

/// One function a kind of node.
class TreeCompiler {
 public:
  TreeCompiler(const IndexVocabulary& vocabulary,
               TextAnalyzer& analyzer,
               std::vector<std::string> languages,
               bool everywhere)
      : vocabulary_(vocabulary),
        analyzer_(analyzer),
        words_(vocabulary, analyzer, std::move(languages), everywhere),
        texts_(words_) {}

  PlanResult compile(const QueryNode& tree) {
    PlanResult plan = std::visit([this](const auto& node) { return (*this)(node); }, tree.node);
    if (plan && term_count_ > kMaxPlanTerms) {
      return Unexpected(
          error_in_piece(print_query(tree),
                         fmt::format("the query stands for more than {} terms", kMaxPlanTerms)));
    }
    if (plan && text_count_ > kMaxTextConditions) {
      return Unexpected(error_in_piece(
          print_query(tree),
          fmt::format("a query has at most {} of SAME-S, SAME-P, /F, 3x( ), body: and the like",
                      kMaxTextConditions)));
    }
    return plan;
  }

  PlanResult operator()(const AllNode&) { return MatchPlan{PlanAll{}}; }
  PlanResult operator()(const WordNode& node) { return of_words(node); }
  PlanResult operator()(const PhraseNode& node) { return of_words(node); }
  PlanResult operator()(const NearNode& node) { return of_words(node); }
  PlanResult operator()(const SameNode& node) { return counted(texts_.compile(QueryNode{node})); }
  PlanResult operator()(const OpeningNode& node) {
    return counted(texts_.compile(QueryNode{node}));
  }
  PlanResult operator()(const TimesNode& node) { return counted(texts_.compile(QueryNode{node})); }
  PlanResult operator()(const SortNode&) { return MatchPlan{PlanAll{}}; }
  PlanResult operator()(const InAllNode&) { return MatchPlan{PlanAll{}}; }
  PlanResult operator()(const FacetNode& node);
  PlanResult operator()(const IdNode& node);
  PlanResult operator()(const DateNode& node) {
    return node.range ? MatchPlan{PlanDays{*node.range}} : MatchPlan{PlanUndated{}};
  }
  PlanResult operator()(const DateMethodNode& node) {
    return MatchPlan{PlanDateMethod{node.method}};
  }
  PlanResult operator()(const DateConfidenceNode& node) {
    return MatchPlan{PlanDateConfidence{node.confidence}};
  }
  PlanResult operator()(const CalendarDayNode& node) {
    return MatchPlan{PlanCalendarDay{node.month, node.day}};
  }
  PlanResult operator()(const WordCountNode& node) {
    return MatchPlan{PlanWordCount{node.first, node.last}};
  }
  PlanResult operator()(const GroupNode& node);
  PlanResult operator()(const NotNode& node);

 private:
  Result<void, QueryError> add_entity(const FacetNode& node,
                                      const std::string& key,
                                      std::vector<std::string>& terms) const;
  PlanResult speaker(const FacetNode& node);
  PlanResult counted(PlanResult plan);
  void count(const MatchPlan& plan);

  template <class Node>
  PlanResult of_words(const Node& node) {
    const QueryNode whole{node};
    return counted(asks_for_text(whole) ? texts_.compile(whole) : words_.compile(node));
  }

  const IndexVocabulary& vocabulary_;
  TextAnalyzer& analyzer_;
  WordCompiler words_;
  TextCompiler texts_;
  std::size_t term_count_ = 0, text_count_ = 0;
};

/// Adds the plan's terms to the query's; a thousand wildcards of a thousand words each are too
/// many.
PlanResult TreeCompiler::counted(PlanResult plan) {
  if (plan) {
    count(*plan);
  }
  return plan;
}

void TreeCompiler::count(const MatchPlan& plan) {
  if (const auto* terms = std::get_if<PlanTerms>(&plan.node)) {
    term_count_ += terms->terms.size();
  } else if (const auto* phrase = std::get_if<PlanPhrase>(&plan.node)) {
    for (const auto& word : phrase->words) {
      term_count_ += word.size();
    }
  } else if (const auto* text = std::get_if<PlanText>(&plan.node)) {
    ++text_count_;
    for (const TextLeaf& leaf : text->leaves) {
      term_count_ += leaf.terms.size();
    }
  } else if (const auto* group = std::get_if<PlanGroup>(&plan.node)) {
    std::ranges::for_each(group->children, [this](const MatchPlan& child) { count(child); });
  }
}

/// Values that the source tags are looked up as they are: aliases are for entities.
bool is_of_entities(FieldId field) {
  return field_of(field).kind == FieldKind::Union ||
         (entity_kind_of(field) && std::ranges::find(kGivenFields, field) == kGivenFields.end());
}

std::string list_of(const std::vector<EntityCandidate>& candidates) {
  std::string list;
  for (std::size_t i = 0; i < std::min(candidates.size(), kListedCandidates); ++i) {
    const EntityCandidate& one = candidates[i];
    list += fmt::format(
        "{}{}:\"{}\" ({})", i == 0 ? "" : ", ", field_of(one.field).name, one.name, one.articles);
  }
  return candidates.size() > kListedCandidates
             ? fmt::format("{} and {} more", list, candidates.size() - kListedCandidates)
             : list;
}

QueryError ambiguous(const FacetNode& node, const std::string& key, const EntityMatch& match) {
  return error_in_piece(print_query(QueryNode{node}),
                        fmt::format("\"{}\" may be {} names", key, match.candidates.size()),
                        fmt::format("Write one of them: {}.", list_of(match.candidates)));
}

Result<void, QueryError> TreeCompiler::add_entity(const FacetNode& node,
                                                  const std::string& key,
                                                  std::vector<std::string>& terms) const {
  const EntityMatch match = vocabulary_.find_entity(facets_of(node.field), key);
  if (!match.candidates.empty()) {
    return Unexpected(ambiguous(node, key, match));
  }
  for (const auto& [field, found] : match.keys) {
    terms.push_back(facet_term(field, found));
  }
  return {};
}

/// said:NAME: the articles of the entity, if the index knows it, in which it is quoted.
PlanResult TreeCompiler::speaker(const FacetNode& node) {
  const std::string label = print_query(QueryNode{node});
  PlanGroup any{PlanOperator::Or, {}};
  for (std::size_t i = 0; i < node.values.size(); ++i) {
    const std::string key = analyzer_.fold_key(node.values[i]);
    if (key.empty()) {
      return Unexpected(error_in_piece(label, fmt::format("nothing to search for in {}", label)));
    }
    const EntityMatch match = node.senses[i] == NameSense::Any
                                  ? vocabulary_.find_entity(facets_of(node.field), key)
                                  : EntityMatch{};
    if (!match.candidates.empty()) {
      return Unexpected(ambiguous(node, key, match));
    }
    PlanTerms articles{{}, false, label};
    std::vector<std::string> people, others;
    for (const auto& [field, name] : match.keys) {
      articles.terms.push_back(facet_term(field, name));
      (field == FieldId::Person ? people : others).push_back(name);
    }
    if (match.keys.empty()) {
      others.push_back(key);
    }
    for (const auto& [names, surnames] : {std::pair(&people, true), std::pair(&others, false)}) {
      if (names->empty()) {
        continue;
      }
      MatchPlan speaks = texts_.compile_speaker(*names, surnames, label);
      if (!articles.terms.empty()) {
        auto& parts = std::get<PlanGroup>(speaks.node).children;
        parts.insert(parts.begin(), MatchPlan{articles});
      }
      any.children.push_back(std::move(speaks));
    }
  }
  return MatchPlan{std::move(any)};
}

PlanResult TreeCompiler::operator()(const FacetNode& node) {
  if (node.field == FieldId::Said) {
    return counted(speaker(node));
  }
  PlanTerms plan{{}, false, print_query(QueryNode{node})};
  for (std::size_t i = 0; i < node.values.size(); ++i) {
    const std::string key = analyzer_.fold_key(node.values[i]);
    if (key.empty()) {
      return Unexpected(
          error_in_piece(plan.label, fmt::format("nothing to search for in {}", plan.label)));
    }
    if (node.senses[i] == NameSense::Counted && is_of_entities(node.field)) {
      for (const FieldId field : facets_of(node.field)) {
        for (const auto& [holder, name] : vocabulary_.counted_as(field, key)) {
          plan.terms.push_back(facet_term(holder, name));
        }
      }
    } else if (node.senses[i] != NameSense::Any || node.field == FieldId::Language) {
      for (const FieldId field : facets_of(node.field)) {
        plan.terms.push_back(facet_term(field, key));
      }
    } else if (!is_of_entities(node.field)) {
      for (const std::string& found : vocabulary_.facet_keys(node.field, key)) {
        plan.terms.push_back(facet_term(node.field, found));
      }
    } else if (auto added = add_entity(node, key, plan.terms); !added) {
      return Unexpected(std::move(added.error()));
    }
  }
  std::sort(plan.terms.begin(), plan.terms.end());
  plan.terms.erase(std::unique(plan.terms.begin(), plan.terms.end()), plan.terms.end());
  return counted(MatchPlan{std::move(plan)});
}

PlanResult TreeCompiler::operator()(const IdNode& node) {
  PlanTerms plan{{given_id_term(node.id)}, false, print_query(QueryNode{node})};
  if (const auto id = read_article_id(node.id); id) {
    plan.terms.push_back(article_id_term(*id));
  }
  return node.with_copies ? MatchPlan{PlanStory{std::move(plan.terms)}}
                          : MatchPlan{std::move(plan)};
}

PlanResult TreeCompiler::operator()(const GroupNode& node) {
  PlanGroup group{static_cast<PlanOperator>(node.op), {}};
  for (const QueryNode& operand : node.operands) {
    if (is_setting(operand)) {
      continue;
    }
    PlanResult child = compile(operand);
    if (!child) {
      return child;
    }
    append_part(std::move(*child), group);
  }
  return plan_of(std::move(group));
}

PlanResult TreeCompiler::operator()(const NotNode& node) {
  PlanResult child = compile(node.operand.front());
  if (!child) {
    return child;
  }
  PlanNot negation;
  negation.child.push_back(std::move(*child));
  return MatchPlan{std::move(negation)};
}

static_assert(static_cast<int>(BooleanOperator::And) == static_cast<int>(PlanOperator::And) &&
              static_cast<int>(BooleanOperator::Or) == static_cast<int>(PlanOperator::Or) &&
              static_cast<int>(BooleanOperator::Xor) == static_cast<int>(PlanOperator::Xor));

}  // namespace

PlanResult compile_query(const QueryNode& tree,
                         const IndexVocabulary& vocabulary,
                         TextAnalyzer& analyzer) {
  return compile_part(tree, tree, vocabulary, analyzer);
}

PlanResult compile_part(const QueryNode& part,
                        const QueryNode& whole,
                        const IndexVocabulary& vocabulary,
                        TextAnalyzer& analyzer) {
  return TreeCompiler(vocabulary,
                      analyzer,
                      word_languages(whole, vocabulary, analyzer),
                      is_everywhere(whole))
      .compile(part);
}

}  // namespace backfile
