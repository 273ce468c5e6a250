// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is print_query().
#include "searcher/query/query_printer.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "searcher/query/query_characters.h"
#include "searcher/query/query_lexer.h"

namespace backfile {
namespace {

std::string print(const QueryNode& node);

std::string_view name_of_field(FieldId field) { return field_of(field).name; }

/// True when the word alone is read as this very word, not as an operator or a field.
bool reads_as_itself(const std::string& printed, const WordNode& word) {
  const auto tokens = lex_query(printed);
  return tokens && tokens->size() == 2 && tokens->front().kind == QueryTokenKind::Word &&
         tokens->front().text == word.word && tokens->front().field == word.field &&
         tokens->front().wildcard == word.wildcard && tokens->front().edits == word.edits;
}

/// `text` as a value that no bracket, comma or blank ends early.
std::string quoted(const std::string& text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c);
  });
  return plain ? text : fmt::format("\"{}\"", text);
}

std::string print_node(const AllNode&) { return "*"; }

std::string print_node(const WordNode& word) {
  std::string printed = fmt::format("{}{}{}",
                                    word.exact ? "=" : "",
                                    word.word,
                                    word.edits > 0 ? fmt::format("~{}", word.edits) : "");
  const bool bare = word.field == FieldId::Text && reads_as_itself(printed, word);
  return bare ? printed : fmt::format("{}:{}", name_of_field(word.field), printed);
}

std::string print_node(const PhraseNode& phrase) {
  std::string printed =
      phrase.field == FieldId::Text ? "" : fmt::format("{}:", name_of_field(phrase.field));
  printed += fmt::format("{}\"{}\"", phrase.exact ? "=" : "", phrase.words);
  return phrase.window == 0 ? printed : fmt::format("{}~{}", printed, phrase.window);
}

std::string print_node(const FacetNode& facet) {
  std::string printed = fmt::format("{}:", name_of_field(facet.field));
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    constexpr std::array<std::string_view, 3> kMarks{"", "=", "=="};  // by NameSense
    printed += fmt::format("{}{}{}",
                           i == 0 ? "" : ",",
                           kMarks[static_cast<std::size_t>(facet.senses[i])],
                           quoted(facet.values[i]));
  }
  return printed;
}

std::string print_node(const IdNode& id) {
  return (id.with_copies ? "story:" : "id:") + quoted(id.id);
}
std::string print_node(const DateNode& date) { return "date:" + date.text; }
std::string print_node(const DateMethodNode& node) {
  return fmt::format("date.by:{}", name_of(node.method));
}
std::string print_node(const DateConfidenceNode& node) {
  return fmt::format("date.conf:{}", name_of(node.confidence));
}
std::string print_node(const CalendarDayNode& node) {
  return fmt::format("day:{:02}-{:02}", node.month, node.day);
}
std::string print_node(const WordCountNode& node) {
  if (node.last == std::numeric_limits<std::uint32_t>::max()) {
    return fmt::format("words:{}..", node.first);
  }
  return fmt::format("words:{}..{}", node.first, node.last);
}

/// Operands with the operator between them, without brackets around.
std::string joined(const std::vector<QueryNode>& operands, std::string_view op) {
  std::string printed;
  for (const QueryNode& operand : operands) {
    printed += printed.empty() ? "" : fmt::format(" {} ", op);
    printed += print(operand);
  }
  return printed;
}

std::string print_node(const SortNode& node) {
  constexpr std::array<std::string_view, 3> kNames{"relevance", "newest", "oldest"};
  return fmt::format("sort:{}", kNames[static_cast<std::size_t>(node.order)]);
}
std::string print_node(const InAllNode&) { return "in:all"; }

std::string print_node(const OpeningNode& node) {
  return fmt::format("{}/F{}", print(node.operand.front()), node.words);
}

std::string unbracketed(const GroupNode& group) {
  constexpr std::array<std::string_view, 3> kNames{"AND", "OR", "XOR"};
  return joined(group.operands, kNames[static_cast<std::size_t>(group.op)]);
}

std::string unbracketed(const NearNode& near) {
  return joined(near.operands, fmt::format("{}/{}", near.ordered ? "ADJ" : "NEAR", near.window));
}

std::string unbracketed(const SameNode& same) {
  return joined(same.operands, same.paragraph ? "SAME-P" : "SAME-S");
}

std::string print_node(const SameNode& same) { return "(" + unbracketed(same) + ")"; }
std::string print_node(const TimesNode& node) {
  const std::string inner = print_query(node.operand.front());
  return fmt::format("{}x({})", node.times, inner);
}
std::string print_node(const GroupNode& group) { return "(" + unbracketed(group) + ")"; }
std::string print_node(const NearNode& near) { return "(" + unbracketed(near) + ")"; }
std::string print_node(const NotNode& negation) { return "NOT " + print(negation.operand.front()); }

std::string print(const QueryNode& node) {
  return std::visit([](const auto& inner) { return print_node(inner); }, node.node);
}

}  // namespace

std::string print_query(const QueryNode& tree) {
  if (const auto* group = std::get_if<GroupNode>(&tree.node)) {
    return unbracketed(*group);
  }
  if (const auto* near = std::get_if<NearNode>(&tree.node)) {
    return unbracketed(*near);
  }
  if (const auto* same = std::get_if<SameNode>(&tree.node)) {
    return unbracketed(*same);
  }
  return print(tree);
}

}  // namespace backfile
