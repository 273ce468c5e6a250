// SPDX-License-Identifier: GPL-2.0-or-later
// The tree of a query as it was read.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/base/result.h"
#include "common/index/schema.h"
#include "common/model/date.h"
#include "searcher/query/query_error.h"

namespace backfile {

struct QueryNode;

/// A word, or several that the analyzer will part. `exact`: this form, not its stem. `prefix`: a "*" stood at its end.
struct WordNode {
  FieldId field = FieldId::Text;
  std::string word;
  bool exact = false, prefix = false;
  bool operator==(const WordNode&) const = default;
};

/// Words in quotation marks. `window` 0: next to each other; otherwise all within so many words, any order.
struct PhraseNode {
  FieldId field = FieldId::Text;
  std::string words;
  bool exact = false;
  std::uint32_t window = 0;
  bool operator==(const PhraseNode&) const = default;
};

/// NEAR/n (any order) and ADJ/n (ordered) of two or more words or phrases of one field.
struct NearNode {
  bool ordered = false;
  std::uint32_t window = 0;
  std::vector<QueryNode> operands;
  bool operator==(const NearNode&) const;
};

/// org:A,B and its like: any of the values of a facet. `literal[i]`: only the value itself.
struct FacetNode {
  FieldId field = FieldId::Organization;
  std::vector<std::string> values;
  std::vector<bool> literal;
  bool operator==(const FacetNode&) const = default;
};

struct IdNode {
  std::string id;
  bool operator==(const IdNode&) const = default;
};

/// date:…; `text` is what the user wrote, `range` what it means on the day of the search; no range: date:none.
struct DateNode {
  std::string text;
  std::optional<DayRange> range;
  bool operator==(const DateNode&) const = default;
};
struct DateMethodNode {
  DateMethod method = DateMethod::None;
  bool operator==(const DateMethodNode&) const = default;
};
struct DateConfidenceNode {
  DateConfidence confidence = DateConfidence::None;
  bool operator==(const DateConfidenceNode&) const = default;
};
/// day:07-17, any year.
struct CalendarDayNode {
  unsigned month = 1, day = 1;
  bool operator==(const CalendarDayNode&) const = default;
};
struct WordCountNode {
  std::uint32_t first = 0, last = 0xffffffff;
  bool operator==(const WordCountNode&) const = default;
};

enum class BooleanOperator : std::uint8_t { And, Or, Xor };
struct GroupNode {
  BooleanOperator op = BooleanOperator::And;
  std::vector<QueryNode> operands;  ///< two or more
  bool operator==(const GroupNode&) const;
};
struct NotNode {
  std::vector<QueryNode> operand;  ///< exactly one
  bool operator==(const NotNode&) const;
};
/// The empty query: every article.
struct AllNode {
  bool operator==(const AllNode&) const = default;
};

struct QueryNode {
  std::variant<AllNode, WordNode, PhraseNode, NearNode, FacetNode, IdNode, DateNode, DateMethodNode,
               DateConfidenceNode, CalendarDayNode, WordCountNode, GroupNode, NotNode>
      node;
  bool operator==(const QueryNode&) const = default;
};

inline bool NearNode::operator==(const NearNode& other) const {
  return ordered == other.ordered && window == other.window && operands == other.operands;
}
inline bool GroupNode::operator==(const GroupNode& other) const {
  return op == other.op && operands == other.operands;
}
inline bool NotNode::operator==(const NotNode& other) const { return operand == other.operand; }

}  // namespace backfile
