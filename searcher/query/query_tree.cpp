// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace backfile {
namespace {

const std::vector<QueryNode>* under(const GroupNode& node) { return &node.operands; }
const std::vector<QueryNode>* under(const NotNode& node) { return &node.operand; }
const std::vector<QueryNode>* under(const NearNode& node) { return &node.operands; }
const std::vector<QueryNode>* under(const SameNode& node) { return &node.operands; }
const std::vector<QueryNode>* under(const OpeningNode& node) { return &node.operand; }
const std::vector<QueryNode>* under(const TimesNode& node) { return &node.operand; }
template <class Leaf>
const std::vector<QueryNode>* under(const Leaf&) {
  return nullptr;
}

template <class... Nodes>
bool is_any(const QueryNode& node) {
  return (std::holds_alternative<Nodes>(node.node) || ...);
}

/// Adds the fields of the words under `node`; false when there is anything but words, phrases, OR
/// and NEAR.
bool add_fields(const QueryNode& node, std::vector<FieldId>& fields) {
  if (const auto* word = std::get_if<WordNode>(&node.node)) {
    fields.push_back(word->field);
    return true;
  }
  if (const auto* phrase = std::get_if<PhraseNode>(&node.node)) {
    fields.push_back(phrase->field);
    return true;
  }
  const auto* group = std::get_if<GroupNode>(&node.node);
  const bool joins =
      is_any<NearNode>(node) || (group != nullptr && group->op == BooleanOperator::Or);
  return joins && std::ranges::all_of(*operands_of(node), [&](const QueryNode& operand) {
           return add_fields(operand, fields);
         });
}

}  // namespace

const std::vector<QueryNode>* operands_of(const QueryNode& node) {
  return std::visit([](const auto& inner) { return under(inner); }, node.node);
}

QueryNode grouped(BooleanOperator op, std::vector<QueryNode> operands) {
  if (operands.size() == 1) {
    return std::move(operands.front());
  }
  GroupNode group{op, {}};
  for (QueryNode& operand : operands) {
    auto* inner = std::get_if<GroupNode>(&operand.node);
    if (inner != nullptr && inner->op == op) {
      std::move(inner->operands.begin(), inner->operands.end(), std::back_inserter(group.operands));
    } else {
      group.operands.push_back(std::move(operand));
    }
  }
  return QueryNode{std::move(group)};
}

QueryNode negated(QueryNode node) {
  if (auto* negation = std::get_if<NotNode>(&node.node)) {
    QueryNode inner = std::move(negation->operand.front());
    return inner;
  }
  NotNode negation;
  negation.operand.push_back(std::move(node));
  return QueryNode{std::move(negation)};
}

bool is_filter(const QueryNode& node) {
  if (const auto* group = std::get_if<GroupNode>(&node.node)) {
    return std::all_of(group->operands.begin(), group->operands.end(), is_filter);
  }
  return !is_any<WordNode, PhraseNode, NearNode, SameNode, OpeningNode, TimesNode>(node);
}

bool is_setting(const QueryNode& node) { return is_any<SortNode, InAllNode>(node); }

int nesting_of(const QueryNode& node) {
  const std::vector<QueryNode>* operands = operands_of(node);
  if (operands == nullptr) {
    return 0;
  }
  int deepest = 0;
  for (const QueryNode& operand : *operands) {
    deepest = std::max(deepest, nesting_of(operand));
  }
  return deepest + 1;
}

std::vector<FieldId> fields_of_words(const QueryNode& node) {
  std::vector<FieldId> fields;
  if (!add_fields(node, fields)) {
    return {};
  }
  std::ranges::sort(fields);
  const auto doubles = std::ranges::unique(fields);
  fields.erase(doubles.begin(), doubles.end());
  return fields;
}

bool is_single_place(const QueryNode& node) {
  if (const auto* word = std::get_if<WordNode>(&node.node)) {
    return word->field != FieldId::Body && word->field != FieldId::Quote;
  }
  const auto* group = std::get_if<GroupNode>(&node.node);
  return group != nullptr && group->op == BooleanOperator::Or &&
         std::ranges::all_of(group->operands, is_single_place);
}

}  // namespace backfile
