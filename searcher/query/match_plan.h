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
};

/// Words at positions: `words[i]` are the alternatives (index terms) of the i-th word. Ordered with
/// window == words.size() is a phrase; otherwise all within `window` positions.
struct PlanPhrase {
  std::vector<std::vector<std::string>> words;
  std::uint32_t window = 0;
  bool ordered = true;
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
struct PlanAll {};
struct PlanNothing {};

enum class PlanOperator : std::uint8_t { And, Or, Xor };
struct PlanGroup {
  PlanOperator op = PlanOperator::And;
  std::vector<MatchPlan> children;
};
/// All that the child does not match. Never scored.
struct PlanNot {
  std::vector<MatchPlan> child;  ///< exactly one
};

/// Invariant: depth at most kMaxPlanDepth.
struct MatchPlan {
  std::variant<PlanAll, PlanNothing, PlanTerms, PlanPhrase, PlanDays, PlanUndated, PlanDateMethod,
               PlanDateConfidence, PlanCalendarDay, PlanWordCount, PlanGroup, PlanNot>
      node;
};

inline constexpr int kMaxPlanDepth = 200;

}  // namespace backfile
