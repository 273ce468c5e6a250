// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/session/query_variants.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "searcher/query/query_printer.h"
#include "searcher/query/query_tree.h"

namespace backfile {
namespace {

/// Most parts of which two are left out.
constexpr std::size_t kMostForPairs = 8;

/// What one part of a query may be instead.
struct Loosening {
  AdviceKind kind;
  QueryNode node;
};
using Loosenings = std::vector<Loosening>;

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

Loosenings loosened(const WordNode& word) {
  Loosenings all;
  if (word.exact) {
    WordNode looser = word;
    looser.exact = false;
    all.push_back({AdviceKind::Form, {looser}});
  }
  if (word.field != FieldId::Text) {
    WordNode looser = word;
    looser.field = FieldId::Text;
    all.push_back({AdviceKind::Zone, {looser}});
  }
  return all;
}

Loosenings loosened(const PhraseNode& phrase) {
  Loosenings all;
  if (phrase.field != FieldId::Text) {
    PhraseNode looser = phrase;
    looser.field = FieldId::Text;
    all.push_back({AdviceKind::Zone, {looser}});
  }
  std::vector<QueryNode> words;
  for (const std::string& word : split(phrase.words)) {
    if (word != "*") {
      words.push_back({PhraseNode{phrase.field, word, false, 0}});
    }
  }
  if (words.size() > 1) {
    all.push_back({AdviceKind::Phrase, grouped(BooleanOperator::And, std::move(words))});
  }
  return all;
}

Loosenings loosened(const NearNode& near) {
  return {{AdviceKind::Distance, grouped(BooleanOperator::And, near.operands)}};
}

Loosenings loosened(const SameNode& same) {
  Loosenings all;
  if (!same.paragraph) {
    SameNode looser = same;
    looser.paragraph = true;
    all.push_back({AdviceKind::Distance, {std::move(looser)}});
  }
  all.push_back({AdviceKind::Distance, grouped(BooleanOperator::And, same.operands)});
  return all;
}

Loosenings loosened(const OpeningNode& opening) {
  return {{AdviceKind::Zone, opening.operand.front()}};
}

Loosenings loosened(const TimesNode& times) {
  return {{AdviceKind::Distance, times.operand.front()}};
}

Loosenings loosened(const FacetNode& facet) {
  Loosenings all;
  if (std::ranges::any_of(facet.senses, [](NameSense sense) { return sense != NameSense::Any; })) {
    FacetNode looser = facet;
    looser.senses.assign(looser.values.size(), NameSense::Any);
    all.push_back({AdviceKind::Alias, {std::move(looser)}});
  }
  if (facet.field == FieldId::Said || entity_kind_of(facet.field) ||
      facet.field == FieldId::Subject) {
    std::vector<QueryNode> words;
    for (const std::string& value : facet.values) {
      words.push_back({PhraseNode{FieldId::Text, value, false, 0}});
    }
    all.push_back({AdviceKind::Alias, grouped(BooleanOperator::Or, std::move(words))});
  }
  return all;
}

template <class Node>
Loosenings loosened(const Node&) {
  return {};
}

std::vector<QueryNode> parts_of(const QueryNode& tree) {
  const auto* group = std::get_if<GroupNode>(&tree.node);
  return group != nullptr && group->op == BooleanOperator::And ? group->operands
                                                               : std::vector<QueryNode>{tree};
}

/// True when the parts still ask for something.
bool asks(const std::vector<QueryNode>& parts) {
  return std::ranges::any_of(parts, [](const QueryNode& part) { return !is_setting(part); });
}

AdviceKind kind_of_leaving_out(const QueryNode& part) {
  return is_filter(part) ? AdviceKind::Filter : AdviceKind::Word;
}

using VisitWord = std::function<void(std::string&)>;

void visit_phrase(std::string& text, const VisitWord& visit) {
  std::string rebuilt;
  for (std::string& word : split(text)) {
    if (word != "*") {
      visit(word);
    }
    rebuilt += (rebuilt.empty() ? "" : " ") + word;
  }
  text = std::move(rebuilt);
}

void visit_words(QueryNode& node, const VisitWord& visit) {
  if (auto* word = std::get_if<WordNode>(&node.node)) {
    if (!word->wildcard && word->edits == 0) {
      visit(word->word);
    }
  } else if (auto* phrase = std::get_if<PhraseNode>(&node.node)) {
    visit_phrase(phrase->words, visit);
  } else if (!std::holds_alternative<NotNode>(node.node)) {
    if (const std::vector<QueryNode>* operands = operands_of(node); operands != nullptr) {
      for (QueryNode& operand :
           const_cast<std::vector<QueryNode>&>(*operands)) {  // of our own node
        visit_words(operand, visit);
      }
    }
  }
}

}  // namespace

std::vector<QueryVariant> relaxations(const QueryNode& tree) {
  std::vector<QueryVariant> variants;
  const std::vector<QueryNode> parts = parts_of(tree);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_setting(parts[i])) {
      continue;
    }
    const std::string printed = print_query(parts[i]);
    for (Loosening& looser :
         std::visit([](const auto& inner) { return loosened(inner); }, parts[i].node)) {
      std::string change = fmt::format("{} for {}", print_query(looser.node), printed);
      std::vector<QueryNode> changed = parts;
      changed[i] = std::move(looser.node);
      variants.push_back(
          {looser.kind, std::move(change), grouped(BooleanOperator::And, std::move(changed))});
    }
    std::vector<QueryNode> rest = parts;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    if (asks(rest)) {
      variants.push_back({kind_of_leaving_out(parts[i]),
                          fmt::format("without {}", printed),
                          grouped(BooleanOperator::And, std::move(rest))});
    }
  }
  return variants;
}

std::vector<QueryVariant> double_relaxations(const QueryNode& tree) {
  std::vector<QueryVariant> variants;
  const std::vector<QueryNode> parts = parts_of(tree);
  for (std::size_t i = 0; i < parts.size() && parts.size() <= kMostForPairs; ++i) {
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      std::vector<QueryNode> rest = parts;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(j));
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      if (is_setting(parts[i]) || is_setting(parts[j]) || !asks(rest)) {
        continue;
      }
      variants.push_back(
          {std::max(kind_of_leaving_out(parts[i]), kind_of_leaving_out(parts[j])),
           fmt::format("without {} and {}", print_query(parts[i]), print_query(parts[j])),
           grouped(BooleanOperator::And, std::move(rest))});
    }
  }
  return variants;
}

std::vector<std::string> words_in(const QueryNode& tree) {
  std::vector<std::string> words;
  QueryNode copy = tree;
  visit_words(copy, [&](std::string& word) { words.push_back(word); });
  return words;
}

QueryNode with_word(const QueryNode& tree, std::size_t number, const std::string& word) {
  QueryNode copy = tree;
  std::size_t at = 0;
  visit_words(copy, [&](std::string& one) {
    if (at++ == number) {
      one = word;
    }
  });
  return copy;
}

}  // namespace backfile
