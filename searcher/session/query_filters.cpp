// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/session/query_filters.h"

#include <algorithm>
#include <utility>

#include "searcher/query/query_tree.h"

namespace backfile {
namespace {

QueryNode group_of(BooleanOperator op, std::vector<QueryNode> operands) {
  if (operands.size() == 1) {
    return std::move(operands.front());
  }
  return {GroupNode{op, std::move(operands)}};
}

Result<QueryNode, QueryError> read_filter(const FieldFilter& filter, const QueryReading& reading) {
  std::vector<QueryNode> values;
  for (const std::string& value : filter.values) {
    Result<QueryNode, QueryError> node = parse_field_value(filter.field, value, reading);
    if (!node) {
      return node;
    }
    values.push_back(std::move(*node));
  }
  QueryNode any = group_of(BooleanOperator::Or, std::move(values));
  if (!filter.excluded) {
    return any;
  }
  NotNode none;
  none.operand.push_back(std::move(any));
  return QueryNode{std::move(none)};
}

}  // namespace

Result<QueryNode, QueryError> add_filters(QueryNode tree,
                                          const std::vector<FieldFilter>& filters,
                                          const QueryReading& reading) {
  std::vector<QueryNode> all;
  auto* group = std::get_if<GroupNode>(&tree.node);
  if (group != nullptr && group->op == BooleanOperator::And) {
    all = std::move(group->operands);
  } else if (!std::holds_alternative<AllNode>(tree.node) || filters.empty()) {
    all.push_back(std::move(tree));
  }
  for (const FieldFilter& filter : filters) {
    if (filter.values.empty()) {
      continue;
    }
    Result<QueryNode, QueryError> node = read_filter(filter, reading);
    if (!node) {
      return node;
    }
    all.push_back(std::move(*node));
  }
  std::ranges::stable_partition(all, [](const QueryNode& node) { return !is_setting(node); });
  return all.empty() ? QueryNode{AllNode{}} : group_of(BooleanOperator::And, std::move(all));
}

}  // namespace backfile
