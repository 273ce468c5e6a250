// SPDX-License-Identifier: GPL-2.0-or-later
// A query compiled to terms and columns: what ranking and the exact evaluation both read.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "common/index/schema.h"
#include "common/model/date.h"

namespace backfile {

struct MatchPlan;

/// Articles that hold any of `terms` (index terms with their prefixes). Scored: as one word, under
/// the sum of their frequencies. Not scored: a filter. `label` is what --explain calls it.
/// No terms: matches nothing (a name that the index does not know).
struct PlanTerms {
  std::vector<std::string> terms;
  bool scored = true;
  std::string label;
  double weight = 1;  ///< of its score: less than 1 for words that are only like the one asked for
};

/// Words at positions: `words[i]` are the alternatives (index terms) of the i-th word. Ordered with
/// window == words.size() is a phrase; otherwise all within `window` positions.
struct PlanPhrase {
  std::vector<std::vector<std::string>> words;
  std::uint32_t window = 0;
  bool ordered = true;
  std::string label;
};

/// Which places of a leaf's words count: all; those behind the first paragraph; those inside or
/// outside of quotations.
enum class TextPart : std::uint8_t { All, Body, Quoted, Unquoted };

/// The words of one leaf of a text condition: any of `terms` (index terms, forms as well as stems);
/// or, `quotations`, the first word of every quotation in every sentence.
struct TextLeaf {
  std::vector<std::string> terms;
  bool quotations = false;
  bool operator==(const TextLeaf&) const = default;
};

enum class TextOperator : std::uint8_t {
  Leaf,       ///< the places of leaf `number`, of the part `part`
  Any,        ///< whatever any of the parts gives
  Phrase,     ///< part i stands offsets[i] words behind part 0
  Ordered,    ///< the parts one behind the other, at most `number` words between them in all
  Near,       ///< the parts in any order, none over another, at most `number` words between them
  Sentence,   ///< all parts in one sentence
  Paragraph,  ///< all parts in one paragraph
  Times,      ///< the only part `number` times, none over another
  Opening,    ///< the only part within the first `number` words of headline and body
};

/// What the words of one article have to do with each other: a tree whose every node gives spans of
/// words (searcher/match/text_condition.h). Invariants: Leaf has no parts, the others one at least;
/// Near has at most kMaxNearParts.
struct TextCondition {
  TextOperator op = TextOperator::Leaf;
  std::uint32_t number = 0;
  TextPart part = TextPart::All;
  std::vector<std::uint32_t> offsets;
  std::vector<TextCondition> parts;
  bool operator==(const TextCondition&) const = default;
};
inline constexpr std::size_t kMaxNearParts = 8;

/// Articles whose text holds to the condition. Never scored, and dear (the text is read): the plan
/// has it beside the words that it needs, which narrow the candidates.
struct PlanText {
  std::vector<TextLeaf> leaves;
  TextCondition condition;
  std::string label;
};

/// Articles whose whole date lies in the range.
struct PlanDays {
  DayRange range;
};
struct PlanUndated {};
struct PlanDateMethod {
  DateMethod method;
};
struct PlanDateConfidence {
  DateConfidence confidence;
};
/// Same calendar day in any year.
struct PlanCalendarDay {
  unsigned month = 1, day = 1;
};
/// first <= word count <= last.
struct PlanWordCount {
  std::uint32_t first = 0, last = 0xffffffff;
};
/// The articles that one of these terms of ids has, and their near-copies. Never scored.
struct PlanStory {
  std::vector<std::string> id_terms;
};
struct PlanAll {};
struct PlanNothing {};

enum class PlanOperator : std::uint8_t { And, Or, Xor };
struct PlanGroup {
  PlanOperator op = PlanOperator::And;
  std::vector<MatchPlan> children;
  /// Of an Or: the children say the same, so that an article has the score of its best one, none
  /// weighing more than the first, which is a PlanTerms.
  bool same_meaning = false;
};
/// All that the child does not match. Never scored.
struct PlanNot {
  std::vector<MatchPlan> child;  ///< exactly one
};

/// Invariant: depth at most kMaxPlanDepth.
struct MatchPlan {
  std::variant<PlanAll,
               PlanNothing,
               PlanTerms,
               PlanPhrase,
               PlanText,
               PlanDays,
               PlanUndated,
               PlanDateMethod,
               PlanDateConfidence,
               PlanCalendarDay,
               PlanWordCount,
               PlanStory,
               PlanGroup,
               PlanNot>
      node;
};

inline constexpr int kMaxPlanDepth = 200;

}  // namespace backfile
