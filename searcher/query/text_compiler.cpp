// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/text_compiler.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/index/schema_terms.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_printer.h"
#include "searcher/query/query_tree.h"

namespace backfile {
namespace {

bool is_of_part(FieldId field) { return field == FieldId::Body || field == FieldId::Quote; }

TextPart part_of(FieldId field) {
  return field == FieldId::Body    ? TextPart::Body
         : field == FieldId::Quote ? TextPart::Quoted
                                   : TextPart::All;
}

bool has_star(const PhraseNode& phrase) { return phrase.words.find('*') != std::string::npos; }

/// A phrase taken apart at its stars: the pieces, and how many stars stand before each.
struct PhrasePiece {
  std::string words;
  std::uint32_t stars_before = 0;
};

std::vector<PhrasePiece> pieces_of(const PhraseNode& phrase) {
  std::vector<PhrasePiece> pieces(1);
  for (std::size_t at = 0; at < phrase.words.size();) {
    const std::size_t end = std::min(phrase.words.find(' ', at), phrase.words.size());
    const std::string word = phrase.words.substr(at, end - at);
    if (word == "*") {
      if (!pieces.back().words.empty()) {
        pieces.emplace_back();
      }
      ++pieces.back().stars_before;
    } else {
      pieces.back().words += (pieces.back().words.empty() ? "" : " ") + word;
    }
    at = end + 1;
  }
  return pieces;
}

TextCondition group_of(TextOperator op, std::uint32_t number, std::vector<TextCondition> parts) {
  return {op, number, TextPart::All, {}, std::move(parts)};
}

/// The last word of a name that tells one person from another.
std::string surname_of(const std::string& name) {
  constexpr std::array<std::string_view, 6> kSuffixes{"jr", "sr", "ii", "iii", "iv", "junior"};
  std::string rest = name;
  for (;;) {
    const std::size_t blank = rest.rfind(' ');
    const std::string last = blank == std::string::npos ? rest : rest.substr(blank + 1);
    const bool suffix = std::ranges::find(kSuffixes, last) != kSuffixes.end();
    if (blank == std::string::npos || !suffix) {
      return letter_count(last) < 2 ? name : last;  // Chinese names come a letter a word
    }
    rest.resize(blank);
  }
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool asks_for_text(const QueryNode& node) {
  if (const auto* word = std::get_if<WordNode>(&node.node)) {
    return is_of_part(word->field);
  }
  if (const auto* phrase = std::get_if<PhraseNode>(&node.node)) {
    return is_of_part(phrase->field) || has_star(*phrase);
  }
  if (const auto* near = std::get_if<NearNode>(&node.node)) {
    return !std::ranges::all_of(near->operands, is_single_place);
  }
  return std::holds_alternative<SameNode>(node.node) ||
         std::holds_alternative<OpeningNode>(node.node) ||
         std::holds_alternative<TimesNode>(node.node);
}

PlanResult TextCompiler::compile(const QueryNode& node) {
  leaves_.clear();
  PlanResult plan = needed(node);
  if (!plan) {
    return plan;
  }
  ConditionResult whole = condition(node);
  if (!whole) {
    return Unexpected(std::move(whole.error()));
  }
  PlanGroup both{PlanOperator::And, {}};
  append_part(std::move(*plan), both);
  both.children.push_back(
      MatchPlan{PlanText{std::move(leaves_), std::move(*whole), print_query(node)}});
  return MatchPlan{std::move(both)};
}

MatchPlan TextCompiler::compile_speaker(const std::vector<std::string>& names,
                                        bool surnames,
                                        std::string label) {
  leaves_.clear();
  PlanGroup any{PlanOperator::Or, {}};
  TextCondition speaker = group_of(TextOperator::Any, 0, {});
  for (const std::string& name : names) {
    const std::vector<std::string> words = words_of(surnames ? surname_of(name) : name);
    PlanGroup all{PlanOperator::And, {}};
    for (const std::string& word : words) {
      all.children.push_back(MatchPlan{PlanTerms{{text_term(FieldId::Text, word)}, false, label}});
    }
    any.children.push_back(MatchPlan{std::move(all)});
    TextCondition phrase = phrase_of(words, FieldId::Text, true);
    (phrase.parts.empty() ? phrase : phrase.parts.front()).part = TextPart::Unquoted;
    speaker.parts.push_back(std::move(phrase));
  }
  TextCondition quotation{
      TextOperator::Leaf, static_cast<std::uint32_t>(leaves_.size()), {}, {}, {}};
  leaves_.push_back({{}, true});
  PlanGroup both{PlanOperator::And, {}};
  both.children.push_back(MatchPlan{std::move(any)});
  TextCondition whole =
      group_of(TextOperator::Sentence, 0, {std::move(speaker), std::move(quotation)});
  both.children.push_back(
      MatchPlan{PlanText{std::move(leaves_), std::move(whole), std::move(label)}});
  return MatchPlan{std::move(both)};
}

/// What every article must hold to meet the condition of `node`.
PlanResult TextCompiler::needed(const QueryNode& node) {
  if (const auto* word = std::get_if<WordNode>(&node.node)) {
    WordNode indexed = *word;
    indexed.field = indexed_field(word->field);
    return words_.compile(indexed);
  }
  if (const auto* phrase = std::get_if<PhraseNode>(&node.node)) {
    return needed_phrase(*phrase);
  }
  if (std::holds_alternative<NearNode>(node.node) && !asks_for_text(node)) {
    return words_.compile(std::get<NearNode>(node.node));
  }
  const bool either = std::holds_alternative<GroupNode>(node.node);
  return needed_all(either ? PlanOperator::Or : PlanOperator::And, *operands_of(node));
}

PlanResult TextCompiler::needed_all(PlanOperator op, const std::vector<QueryNode>& nodes) {
  PlanGroup group{op, {}};
  for (const QueryNode& node : nodes) {
    PlanResult child = needed(node);
    if (!child) {
      return child;
    }
    append_part(std::move(*child), group);
  }
  return plan_of(std::move(group));
}

/// With stars: the words in their order, within as many places.
PlanResult TextCompiler::needed_phrase(const PhraseNode& phrase) {
  PhraseNode indexed = phrase;
  indexed.field = indexed_field(phrase.field);
  if (!has_star(phrase)) {
    return words_.compile(indexed);
  }
  PlanPhrase all;
  all.label = print_query(QueryNode{phrase});
  for (const PhrasePiece& piece : pieces_of(phrase)) {
    auto forms = words_.forms_of(piece.words, QueryNode{phrase});
    if (!forms) {
      return Unexpected(std::move(forms.error()));
    }
    all.window += piece.stars_before;
    for (const std::string& form : forms->words.empty() ? forms->joined : forms->words) {
      all.words.push_back(words_.terms_of(indexed.field, form, phrase.exact));
      ++all.window;
    }
  }
  return MatchPlan{std::move(all)};
}

Result<TextCondition, QueryError> TextCompiler::condition(const QueryNode& node) {
  if (const auto* word = std::get_if<WordNode>(&node.node)) {
    return condition_of(*word);
  }
  if (const auto* phrase = std::get_if<PhraseNode>(&node.node)) {
    return condition_of(*phrase);
  }
  if (const auto* near = std::get_if<NearNode>(&node.node)) {
    const auto op = near->ordered ? TextOperator::Ordered : TextOperator::Near;
    return joined(op, near->window, near->operands);
  }
  if (const auto* same = std::get_if<SameNode>(&node.node)) {
    const auto op = same->paragraph ? TextOperator::Paragraph : TextOperator::Sentence;
    return joined(op, 0, same->operands);
  }
  if (const auto* opening = std::get_if<OpeningNode>(&node.node)) {
    return joined(TextOperator::Opening, opening->words, opening->operand);
  }
  if (const auto* times = std::get_if<TimesNode>(&node.node)) {
    return joined(TextOperator::Times, times->times, times->operand);
  }
  return joined(TextOperator::Any, 0, std::get<GroupNode>(node.node).operands);
}

Result<TextCondition, QueryError> TextCompiler::joined(TextOperator op,
                                                       std::uint32_t number,
                                                       const std::vector<QueryNode>& operands) {
  TextCondition whole = group_of(op, number, {});
  for (const QueryNode& operand : operands) {
    ConditionResult part = condition(operand);
    if (!part) {
      return part;
    }
    whole.parts.push_back(std::move(*part));
  }
  return whole;
}

TextCondition TextCompiler::leaf(std::vector<std::string> terms, FieldId field) {
  const auto number = static_cast<std::uint32_t>(leaves_.size());
  leaves_.push_back({std::move(terms), false});
  return {TextOperator::Leaf, number, part_of(field), {}, {}};
}

/// The words one behind the other.
TextCondition TextCompiler::phrase_of(const std::vector<std::string>& forms,
                                      FieldId field,
                                      bool exact) {
  TextCondition phrase = group_of(TextOperator::Phrase, 0, {});
  for (const std::string& form : forms) {
    phrase.offsets.push_back(static_cast<std::uint32_t>(phrase.offsets.size()));
    phrase.parts.push_back(leaf(words_.terms_of(field, form, exact), field));
  }
  if (phrase.parts.size() == 1) {
    TextCondition only = std::move(phrase.parts.front());
    return only;
  }
  return phrase;
}

Result<TextCondition, QueryError> TextCompiler::condition_of(const WordNode& word) {
  std::vector<std::string> terms;
  if (word.wildcard || word.edits > 0) {
    auto expansions = words_.expansions_of(word);
    if (!expansions) {
      return Unexpected(std::move(expansions.error()));
    }
    terms = std::move(*expansions);
    if (word.wildcard) {
      return leaf(std::move(terms), word.field);
    }
  }
  auto forms = words_.forms_of(word.word, QueryNode{word});
  if (!forms) {
    return Unexpected(std::move(forms.error()));
  }
  const bool single = forms->words.size() == 1;
  const auto add = [&](const std::string& form) {
    for (std::string& term : words_.terms_of(word.field, form, word.exact)) {
      terms.push_back(std::move(term));
    }
  };
  if (single) {
    add(forms->words.front());
  }
  if (single || forms->one_compound) {
    std::ranges::for_each(forms->joined, add);
  }
  TextCondition whole = leaf(std::move(terms), word.field);
  if (single || forms->words.empty()) {
    return whole;
  }
  TextCondition either = group_of(TextOperator::Any, 0, {});
  either.parts.push_back(phrase_of(forms->words, word.field, word.exact));
  either.parts.push_back(std::move(whole));
  return either;
}

Result<TextCondition, QueryError> TextCompiler::condition_of(const PhraseNode& phrase) {
  TextCondition whole = group_of(TextOperator::Phrase, 0, {});
  std::uint32_t at = 0;
  for (const PhrasePiece& piece : pieces_of(phrase)) {
    auto forms = words_.forms_of(piece.words, QueryNode{phrase});
    if (!forms) {
      return Unexpected(std::move(forms.error()));
    }
    at += piece.stars_before;
    for (const std::string& form : forms->words.empty() ? forms->joined : forms->words) {
      whole.offsets.push_back(at++);
      whole.parts.push_back(leaf(words_.terms_of(phrase.field, form, phrase.exact), phrase.field));
    }
  }
  if (whole.parts.size() == 1) {
    TextCondition only = std::move(whole.parts.front());
    return only;
  }
  if (phrase.window > 0) {
    const auto count = static_cast<std::uint32_t>(whole.parts.size());
    whole.op = TextOperator::Near;
    whole.number = std::max(phrase.window, count) - count;
    whole.offsets.clear();
  }
  return whole;
}

}  // namespace backfile
