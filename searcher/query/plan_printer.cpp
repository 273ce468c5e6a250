// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is print_plan().
#include "searcher/query/plan_printer.h"

#include <array>
#include <limits>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace backfile {
namespace {

std::string print_node(const PlanAll&) { return "all"; }
std::string print_node(const PlanNothing&) { return "nothing"; }
std::string print_node(const PlanUndated&) { return "undated"; }

std::string print_node(const PlanTerms& terms) {
  const std::string weight = terms.weight == 1 ? "" : fmt::format("*{}", terms.weight);
  return fmt::format(
      "{}{}({})", terms.scored ? "word" : "filter", weight, fmt::join(terms.terms, " "));
}

std::string print_node(const PlanPhrase& phrase) {
  const bool adjacent = phrase.ordered && phrase.window == phrase.words.size();
  std::string printed =
      adjacent ? "phrase(" : fmt::format("{}/{}(", phrase.ordered ? "adj" : "near", phrase.window);
  for (const std::vector<std::string>& alternatives : phrase.words) {
    printed += fmt::format("{}{}", printed.back() == '(' ? "" : " ", fmt::join(alternatives, "|"));
  }
  return printed + ")";
}

std::string print_condition(const TextCondition& condition, const std::vector<TextLeaf>& leaves) {
  constexpr std::array<std::string_view, 9> kNames{
      "", "any", "phrase", "adj", "near", "same-s", "same-p", "times", "opening"};
  constexpr std::array<std::string_view, 4> kParts{"", "body:", "quoted:", "unquoted:"};
  if (condition.op == TextOperator::Leaf) {
    const TextLeaf& leaf = leaves[condition.number];
    return fmt::format(
        "{}{}",
        kParts[static_cast<std::size_t>(condition.part)],
        leaf.quotations ? "quotation" : fmt::format("{}", fmt::join(leaf.terms, "|")));
  }
  std::string printed(kNames[static_cast<std::size_t>(condition.op)]);
  if (condition.op != TextOperator::Any && condition.op != TextOperator::Phrase &&
      condition.op != TextOperator::Sentence && condition.op != TextOperator::Paragraph) {
    printed += fmt::format("/{}", condition.number);
  }
  printed += '(';
  for (std::size_t i = 0; i < condition.parts.size(); ++i) {
    printed += i == 0 ? "" : " ";
    const bool in_phrase = condition.op == TextOperator::Phrase && i > 0;
    for (std::uint32_t gap = in_phrase ? condition.offsets[i] - condition.offsets[i - 1] : 0;
         gap > 1;
         --gap) {
      printed += "* ";
    }
    printed += print_condition(condition.parts[i], leaves);
  }
  return printed + ")";
}

std::string print_node(const PlanText& text) {
  return fmt::format("text({})", print_condition(text.condition, text.leaves));
}

std::string print_node(const PlanDays& days) {
  return fmt::format("days({}..{})",
                     iso_date(days.range.first, DatePrecision::Day),
                     iso_date(days.range.last, DatePrecision::Day));
}
std::string print_node(const PlanDateMethod& node) {
  return fmt::format("date.by({})", name_of(node.method));
}
std::string print_node(const PlanDateConfidence& node) {
  return fmt::format("date.conf({})", name_of(node.confidence));
}
std::string print_node(const PlanCalendarDay& node) {
  return fmt::format("day({:02}-{:02})", node.month, node.day);
}
std::string print_node(const PlanWordCount& node) {
  const bool open = node.last == std::numeric_limits<std::uint32_t>::max();
  return fmt::format("length({}..{})", node.first, open ? "" : std::to_string(node.last));
}

std::string print_node(const PlanStory& story) {
  return fmt::format("story({})", fmt::join(story.id_terms, " "));
}

std::string print_node(const PlanGroup& group) {
  constexpr std::array<std::string_view, 3> kNames{"and", "or", "xor"};
  std::string printed = fmt::format("{}(", kNames[static_cast<std::size_t>(group.op)]);
  for (const MatchPlan& child : group.children) {
    printed += fmt::format("{}{}", printed.back() == '(' ? "" : " ", print_plan(child));
  }
  return printed + ")";
}

std::string print_node(const PlanNot& negation) {
  return fmt::format("not({})", print_plan(negation.child.front()));
}

}  // namespace

std::string print_plan(const MatchPlan& plan) {
  return std::visit([](const auto& node) { return print_node(node); }, plan.node);
}

}  // namespace backfile
