// SPDX-License-Identifier: GPL-2.0-or-later
// From what a query asks of the text of an article to a condition, and to the words that narrow it.
#pragma once

#include <string>
#include <vector>

#include "common/base/result.h"
#include "searcher/query/match_plan.h"
#include "searcher/query/query_ast.h"
#include "searcher/query/query_error.h"
#include "searcher/query/word_compiler.h"

namespace backfile {

/// True when postings and positions alone do not say which articles `node` finds: SAME-S, /F50,
/// 3x( ), "a * b", body:, quote:, and NEAR of more than single words.
bool asks_for_text(const QueryNode& node);

/// Compiles nodes of which asks_for_text() is true. Lives as long as `words`.
class TextCompiler {
 public:
  explicit TextCompiler(WordCompiler& words) : words_(words) {}

  /// The words that the node needs, scored, AND the condition.
  PlanResult compile(const QueryNode& node);

  /// Articles in which one that goes by any of `names` (folded; their last words if `surnames`) is
  /// quoted: a sentence has the name outside of quotations, and a quotation.
  MatchPlan compile_speaker(const std::vector<std::string>& names,
                            bool surnames,
                            std::string label);

 private:
  using ConditionResult = Result<TextCondition, QueryError>;

  PlanResult needed(const QueryNode& node);
  PlanResult needed_all(PlanOperator op, const std::vector<QueryNode>& nodes);
  PlanResult needed_phrase(const PhraseNode& phrase);

  ConditionResult condition(const QueryNode& node);
  ConditionResult condition_of(const WordNode& word);
  ConditionResult condition_of(const PhraseNode& phrase);
  ConditionResult joined(TextOperator op,
                         std::uint32_t number,
                         const std::vector<QueryNode>& operands);
  TextCondition leaf(std::vector<std::string> terms, FieldId field);
  TextCondition phrase_of(const std::vector<std::string>& forms, FieldId field, bool exact);

  WordCompiler& words_;
  std::vector<TextLeaf> leaves_;
};

}  // namespace backfile
