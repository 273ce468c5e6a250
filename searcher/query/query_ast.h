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

/// A word, or several that the analyzer will part. `exact`: this form, not its stem. `wildcard`:
/// its "*" stand for any letters, its "?" for one. `edits`: words within so many letters too.
struct WordNode {
  FieldId field = FieldId::Text;
  std::string word;
  bool exact = false, wildcard = false;
  std::uint8_t edits = 0;
  bool operator==(const WordNode&) const = default;
};

/// Words in quotation marks; a "*" on its own is any one word. `window` 0: next to each other;
/// otherwise all within so many words, any order.
struct PhraseNode {
  FieldId field = FieldId::Text;
  std::string words;
  bool exact = false;
  std::uint32_t window = 0;
  bool operator==(const PhraseNode&) const = default;
};

/// NEAR/n (any order) and ADJ/n (ordered) of two or more words, phrases, words and phrases joined
/// by OR, or NEARs, of one field.
struct NearNode {
  bool ordered = false;
  std::uint32_t window = 0;
  std::vector<QueryNode> operands;
  bool operator==(const NearNode&) const;
};

/// SAME-S and SAME-P: two or more of what NEAR joins, or SAMEs, in one sentence or paragraph.
struct SameNode {
  bool paragraph = false;
  std::vector<QueryNode> operands;
  bool operator==(const SameNode&) const;
};

/// word/F50: a word or phrase within the first `words` words.
struct OpeningNode {
  std::uint32_t words = 0;
  std::vector<QueryNode> operand;  ///< exactly one
  bool operator==(const OpeningNode&) const;
};

/// 3x(word): so many times or more.
struct TimesNode {
  std::uint32_t times = 0;
  std::vector<QueryNode> operand;  ///< exactly one
  bool operator==(const TimesNode&) const;
};

/// How a name in a query is meant.
enum class NameSense : std::uint8_t {
  Any,      ///< NAME: the entity that it names, by all its names
  Literal,  ///< =NAME: this name and no other
  Counted,  ///< ==NAME: what facets count under this name
};
/// org:A,B and its like: any of the values of a facet, each in its sense.
struct FacetNode {
  FieldId field = FieldId::Organization;
  std::vector<std::string> values;
  std::vector<NameSense> senses;
  bool operator==(const FacetNode&) const = default;
};

struct IdNode {
  std::string id;
  bool with_copies = false;  ///< story: its near-copies, too
  bool operator==(const IdNode&) const = default;
};

/// date:…; `text` is what the user wrote, `range` what it means on the day of the search; no range:
/// date:none.
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
enum class QuerySort : std::uint8_t { Relevance, Newest, Oldest };
/// sort:newest and its like; only as a whole query, or behind the parts of its outermost AND.
struct SortNode {
  QuerySort order = QuerySort::Relevance;
  bool operator==(const SortNode&) const = default;
};
/// in:all: words without a field are looked for in captions and bylines too. Stands where a
/// SortNode does.
struct InAllNode {
  bool operator==(const InAllNode&) const = default;
};

/// The empty query: every article.
struct AllNode {
  bool operator==(const AllNode&) const = default;
};

struct QueryNode {
  std::variant<AllNode,
               WordNode,
               PhraseNode,
               NearNode,
               SameNode,
               OpeningNode,
               TimesNode,
               FacetNode,
               IdNode,
               DateNode,
               DateMethodNode,
               DateConfidenceNode,
               CalendarDayNode,
               WordCountNode,
               SortNode,
               InAllNode,
               GroupNode,
               NotNode>
      node;
  bool operator==(const QueryNode&) const = default;
};

inline bool NearNode::operator==(const NearNode& other) const {
  return ordered == other.ordered && window == other.window && operands == other.operands;
}
inline bool SameNode::operator==(const SameNode& other) const {
  return paragraph == other.paragraph && operands == other.operands;
}
inline bool OpeningNode::operator==(const OpeningNode& other) const {
  return words == other.words && operand == other.operand;
}
inline bool TimesNode::operator==(const TimesNode& other) const {
  return times == other.times && operand == other.operand;
}
inline bool GroupNode::operator==(const GroupNode& other) const {
  return op == other.op && operands == other.operands;
}
inline bool NotNode::operator==(const NotNode& other) const { return operand == other.operand; }

}  // namespace backfile
