// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/word_compiler.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "common/index/schema_terms.h"
#include "searcher/query/query_compiler.h"
#include "searcher/query/query_printer.h"

namespace backfile {
namespace {

void append_distinct(std::vector<std::string>& terms, std::string term) {
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) {
    terms.push_back(std::move(term));
  }
}

MatchPlan word_plan(std::vector<std::string> terms, std::string label) {
  return MatchPlan{PlanTerms{std::move(terms), true, std::move(label)}};
}

/// Words that are only like the one asked for count so much of a score.
constexpr double kFuzzyWeight = 0.5;

constexpr std::array kEverywhere{FieldId::Text, FieldId::Caption, FieldId::By};

}  // namespace

QueryError error_in_piece(std::string label, std::string message, std::string hint) {
  const std::size_t end = label.size();
  return {std::move(message), std::move(hint), std::move(label), 0, end};
}

FieldId indexed_field(FieldId field) {
  return field == FieldId::Body || field == FieldId::Quote ? FieldId::Text : field;
}

void append_part(MatchPlan part, PlanGroup& group) {
  auto* inner = std::get_if<PlanGroup>(&part.node);
  if (inner != nullptr && inner->op == PlanOperator::And && group.op == PlanOperator::And) {
    std::ranges::move(inner->children, std::back_inserter(group.children));
  } else {
    group.children.push_back(std::move(part));
  }
}

MatchPlan plan_of(PlanGroup group) {
  if (group.children.size() == 1) {
    MatchPlan only = std::move(group.children.front());
    return only;
  }
  return group.children.empty() ? MatchPlan{PlanAll{}} : MatchPlan{std::move(group)};
}

MatchPlan either_of(MatchPlan first, MatchPlan second) {
  if (std::holds_alternative<PlanNothing>(first.node)) {
    return second;
  }
  if (std::holds_alternative<PlanNothing>(second.node)) {
    return first;
  }
  PlanGroup either{PlanOperator::Or, {}};
  either.children.push_back(std::move(first));
  either.children.push_back(std::move(second));
  return MatchPlan{std::move(either)};
}

/// The fields of the index whose words `field` asks for.
std::span<const FieldId> WordCompiler::searched(FieldId field) const {
  return everywhere_ && field == FieldId::Text ? std::span<const FieldId>(kEverywhere)
                                               : std::span(&field_of(indexed_field(field)).id, 1);
}

/// The words next to each other in order; with a `window` wider than they are, near each other in
/// any order. One alone is a word.
MatchPlan WordCompiler::phrase_plan(const PhraseNode& node,
                                    const std::vector<std::string>& forms,
                                    std::string label) {
  if (forms.size() == 1) {
    return word_plan(terms_of(node.field, forms.front(), node.exact), std::move(label));
  }
  PlanPhrase phrase;
  for (const std::string& form : forms) {
    phrase.words.push_back(terms_of(node.field, form, node.exact));
  }
  phrase.ordered = node.window == 0;
  phrase.window = std::max(node.window, static_cast<std::uint32_t>(forms.size()));
  phrase.label = std::move(label);
  return MatchPlan{std::move(phrase)};
}

Result<WordCompiler::Forms, QueryError> WordCompiler::forms_of(const std::string& text,
                                                               const QueryNode& node) {
  TokenStream stream;
  analyzer_.analyze(text, languages_.front(), 1, stream);
  Forms forms;
  bool parts_only = true;
  for (const Token& token : stream.tokens) {
    const bool joined = token.role == TokenRole::Joined;
    (joined ? forms.joined : forms.words).emplace_back(stream.form(token));
    parts_only = parts_only && token.role != TokenRole::Word;
  }
  forms.one_compound = parts_only && forms.joined.size() == 1;
  if (forms.words.empty() && forms.joined.empty()) {
    std::string label = print_query(node);
    std::string message = fmt::format("nothing to search for in {}", label);
    return Unexpected(error_in_piece(std::move(label), std::move(message)));
  }
  if (forms.words.size() > kMaxPhraseWords) {
    return Unexpected(error_in_piece(
        print_query(node), fmt::format("a phrase has at most {} words", kMaxPhraseWords)));
  }
  return forms;
}

std::vector<std::string> WordCompiler::terms_of(FieldId field,
                                                const std::string& form,
                                                bool exact) {
  Terms terms;
  for (const FieldId one : searched(field)) {
    bool with_form = exact;
    for (const std::string& language : languages_) {
      if (!has_stemmer(language)) {
        with_form = true;
      } else if (!exact) {
        append_distinct(terms, stem_term(one, analyzer_.stem(form, language)));
      }
    }
    if (with_form) {
      append_distinct(terms, text_term(one, form));
    }
  }
  return terms;
}

PlanResult WordCompiler::compile(const WordNode& word) {
  const QueryNode node{word};
  std::string label = print_query(node);
  if (word.wildcard || word.edits > 0) {
    auto terms = expansions_of(word);
    if (!terms) {
      return Unexpected(std::move(terms.error()));
    }
    if (word.wildcard) {
      return terms->empty() ? MatchPlan{PlanNothing{}}
                            : word_plan(std::move(*terms), std::move(label));
    }
    PlanResult exact = compile(WordNode{word.field, word.word, false, false, 0});
    if (!exact || terms->empty()) {
      return exact;
    }
    PlanTerms like{std::move(*terms), true, std::move(label), kFuzzyWeight};
    return either_of(std::move(*exact), MatchPlan{std::move(like)});
  }
  auto forms = forms_of(word.word, node);
  if (!forms) {
    return Unexpected(std::move(forms.error()));
  }
  const bool single = forms->words.size() == 1;
  Terms terms;
  if (single) {
    terms = terms_of(word.field, forms->words.front(), word.exact);
  }
  if (single || forms->one_compound) {
    for (const std::string& form : forms->joined) {
      for (std::string& term : terms_of(word.field, form, word.exact)) {
        append_distinct(terms, std::move(term));
      }
    }
  }
  if (single && !word.exact) {
    return with_synonyms(word, forms->words.front(), std::move(terms));
  }
  if (single || forms->words.empty()) {
    return word_plan(std::move(terms), std::move(label));
  }
  MatchPlan phrase = phrase_plan({word.field, {}, word.exact}, forms->words, label);
  return terms.empty()
             ? phrase
             : either_of(std::move(phrase), word_plan(std::move(terms), std::move(label)));
}

std::vector<const SynonymLine*> WordCompiler::synonyms_of(const std::string& form) {
  if (!synonyms_) {
    synonyms_.emplace();
    for (const SynonymLine& line : vocabulary_.synonyms()) {
      for (const std::string& word : line.words) {
        const auto forms = forms_of(word, QueryNode{WordNode{FieldId::Text, word}});
        if (forms && forms->words.size() == 1) {
          (*synonyms_)[terms_of(FieldId::Text, forms->words.front(), false)].push_back(&line);
        }
      }
    }
  }
  const auto found = synonyms_->find(terms_of(FieldId::Text, form, false));
  return found == synonyms_->end() ? std::vector<const SynonymLine*>() : found->second;
}

/// The word, and what the user's synonyms put beside it: single words as terms of the same word,
/// several as a phrase that has the same meaning.
PlanResult WordCompiler::with_synonyms(const WordNode& word, const std::string& form, Terms terms) {
  const QueryNode node{word};
  const Terms own = terms_of(word.field, form, false);
  PlanGroup group{PlanOperator::Or, {}, true};
  std::string names;
  std::vector<std::string> known;
  for (const SynonymLine* line : synonyms_of(form)) {
    for (const std::string& text : line->alternatives) {
      auto forms = forms_of(text, node);
      if (!forms) {
        continue;  // nothing but signs
      }
      const auto& words = forms->words.empty() ? forms->joined : forms->words;
      const bool single = words.size() == 1;
      Terms more = single ? terms_of(word.field, words.front(), false) : Terms();
      if (more == own || std::ranges::count(known, text) > 0) {
        continue;
      }
      known.push_back(text);
      names += fmt::format("{}{}", names.empty() ? "" : ", ", text);
      if (single) {
        for (std::string& term : more) {
          append_distinct(terms, std::move(term));
        }
      } else {
        group.children.push_back(phrase_plan({word.field, {}}, words, text));
      }
    }
  }
  std::string label = print_query(node);
  label += names.empty() ? "" : fmt::format(" (or {})", names);
  MatchPlan plain = word_plan(std::move(terms), std::move(label));
  if (group.children.empty()) {
    return plain;
  }
  group.children.insert(group.children.begin(), std::move(plain));
  return MatchPlan{std::move(group)};
}

PlanResult WordCompiler::compile(const PhraseNode& phrase) {
  const QueryNode node{phrase};
  auto forms = forms_of(phrase.words, node);
  if (!forms) {
    return Unexpected(std::move(forms.error()));
  }
  const auto& words = forms->words.empty() ? forms->joined : forms->words;
  return phrase_plan(phrase, words, print_query(node));
}

PlanResult WordCompiler::compile(const NearNode& proximity) {
  PlanPhrase phrase;
  phrase.ordered = proximity.ordered;
  phrase.label = print_query(QueryNode{proximity});
  for (const QueryNode& operand : proximity.operands) {
    auto slot = slot_of(operand);
    if (!slot) {
      return Unexpected(std::move(slot.error()));
    }
    if (slot->empty()) {
      return MatchPlan{PlanNothing{}};
    }
    phrase.words.push_back(std::move(*slot));
  }
  phrase.window = proximity.window + static_cast<std::uint32_t>(phrase.words.size());
  return MatchPlan{std::move(phrase)};
}

/// The terms, any of which may stand at one place of a proximity: of a word, or of words joined by
/// OR.
Result<std::vector<std::string>, QueryError> WordCompiler::slot_of(const QueryNode& operand) {
  if (const auto* word = std::get_if<WordNode>(&operand.node)) {
    return slot_of(*word);
  }
  Terms terms;
  for (const QueryNode& alternative : std::get<GroupNode>(operand.node).operands) {
    auto slot = slot_of(alternative);
    if (!slot) {
      return slot;
    }
    std::move(slot->begin(), slot->end(), std::back_inserter(terms));
    if (terms.size() > kMaxPlanTerms) {
      return Unexpected(
          error_in_piece(print_query(operand),
                         fmt::format("these words stand for more than {} terms", kMaxPlanTerms)));
    }
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

Result<std::vector<std::string>, QueryError> WordCompiler::slot_of(const WordNode& word) {
  if (word.wildcard || word.edits > 0) {
    return expansions_of(word);
  }
  const QueryNode node{word};
  auto forms = forms_of(word.word, node);
  if (!forms) {
    return Unexpected(std::move(forms.error()));
  }
  const auto& words = forms->one_compound ? forms->joined : forms->words;
  if (words.size() != 1) {
    return Unexpected(
        error_in_piece(print_query(node),
                       fmt::format("{} is several words; NEAR and ADJ join single ones", word.word),
                       "Join them with ADJ/1 as well."));
  }
  return terms_of(word.field, words.front(), word.exact);
}

/// The word folded as the indexer folds, piece by piece between its wildcards.
Result<std::string, QueryError> WordCompiler::pattern_of(const WordNode& word) {
  const QueryNode node{word};
  std::string pattern;
  for (std::size_t at = 0; at < word.word.size();) {
    const std::size_t end = word.wildcard
                                ? std::min(word.word.find_first_of("*?", at), word.word.size())
                                : word.word.size();
    if (end == at) {
      pattern += word.word[at++];
      continue;
    }
    auto forms = forms_of(word.word.substr(at, end - at), node);
    if (!forms) {
      return Unexpected(std::move(forms.error()));
    }
    const auto& words = forms->one_compound ? forms->joined : forms->words;
    if (words.size() != 1) {
      return Unexpected(error_in_piece(
          print_query(node), "wildcards and ~ are for a single word", "Join several with ADJ/1."));
    }
    pattern += words.front();
    at = end;
  }
  return pattern;
}

Result<std::vector<std::string>, QueryError> WordCompiler::expansions_of(const WordNode& word) {
  auto pattern = pattern_of(word);
  if (!pattern) {
    return Unexpected(std::move(pattern.error()));
  }
  Terms all;
  for (const FieldId field : searched(word.field)) {
    auto terms = vocabulary_.words_like(field, {*pattern, word.edits}, kMaxExpansions);
    if (!terms) {
      return Unexpected(QueryError{terms.error().message, terms.error().hint, {}, 0, 0});
    }
    if (terms->size() > kMaxExpansions) {
      std::string label = print_query(QueryNode{word});
      std::string message = fmt::format("{} stands for more than {} words", label, kMaxExpansions);
      return Unexpected(
          error_in_piece(std::move(label), std::move(message), "Write more of its letters."));
    }
    std::ranges::move(*terms, std::back_inserter(all));
  }
  return all;
}

}  // namespace backfile
