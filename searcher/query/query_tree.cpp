// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace backfile {
namespace {

/// What stands under a node; nothing for a leaf.
const std::vector<QueryNode>* operands_of(const QueryNode& node) {
  if (const auto* group = std::get_if<GroupNode>(&node.node)) {
    return &group->operands;
  }
  if (const auto* negation = std::get_if<NotNode>(&node.node)) {
    return &negation->operand;
  }
  const auto* proximity = std::get_if<NearNode>(&node.node);
  return proximity == nullptr ? nullptr : &proximity->operands;
}

}  // namespace

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
  return !std::holds_alternative<WordNode>(node.node) &&
         !std::holds_alternative<PhraseNode>(node.node) &&
         !std::holds_alternative<NearNode>(node.node);
}

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

std::optional<FieldId> field_of_words(const QueryNode& node) {
  if (const auto* word = std::get_if<WordNode>(&node.node)) {
    return word->field;
  }
  const auto* group = std::get_if<GroupNode>(&node.node);
  if (group == nullptr || group->op != BooleanOperator::Or) {
    return std::nullopt;
  }
  const auto* first = std::get_if<WordNode>(&group->operands.front().node);
  const bool same =
      first != nullptr &&
      std::all_of(
          group->operands.begin(), group->operands.end(), [first](const QueryNode& operand) {
            const auto* word = std::get_if<WordNode>(&operand.node);
            return word != nullptr && word->field == first->field;
          });
  return same ? std::optional(first->field) : std::nullopt;
}

}  // namespace backfile
