// SPDX-License-Identifier: GPL-2.0-or-later
// From the words, phrases and proximities of a query to index terms.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/text/text_analyzer.h"
#include "searcher/query/index_vocabulary.h"
#include "searcher/query/match_plan.h"
#include "searcher/query/query_ast.h"
#include "searcher/query/query_error.h"

namespace backfile {

using PlanResult = Result<MatchPlan, QueryError>;

/// Most words of one phrase.
inline constexpr std::size_t kMaxPhraseWords = 1000;

/// An error about one piece of the query, which is its text: `label`, carets under all of it.
QueryError error_in_piece(std::string label, std::string message, std::string hint = {});

/// Analyzes query words as the indexer did, by each of `languages`: codes, one at least. A word's
/// terms are its stems by those that have a stemmer, and its form unless there is one language
/// only; `everywhere`: words of the default text are looked for in captions and bylines as well.
/// Lives as long as `vocabulary` and `analyzer`.
class WordCompiler {
 public:
  using Terms = std::vector<std::string>;
  /// The words of a piece of the query, as the analyzer parts it.
  struct Forms {
    std::vector<std::string> words;   ///< Word and Part, in order
    std::vector<std::string> joined;  ///< compounds as one word
    bool one_compound = false;        ///< nothing beside the parts of a single compound
  };

  WordCompiler(const IndexVocabulary& vocabulary,
               TextAnalyzer& analyzer,
               std::vector<std::string> languages,
               bool everywhere)
      : vocabulary_(vocabulary),
        analyzer_(analyzer),
        languages_(std::move(languages)),
        everywhere_(everywhere) {}

  PlanResult compile(const WordNode& word);
  PlanResult compile(const PhraseNode& phrase);
  /// Requires: is_single_place() of every operand.
  PlanResult compile(const NearNode& proximity);

  /// Errors: text without words, or with more than kMaxPhraseWords; `node` is the piece to blame.
  Result<Forms, QueryError> forms_of(const std::string& text, const QueryNode& node);
  /// The terms of one form: by `exact` itself, else by its stems.
  Terms terms_of(FieldId field, const std::string& form, bool exact);
  /// The terms of the words like one with wildcards or within its edits, that word among them.
  Result<Terms, QueryError> expansions_of(const WordNode& word);

 private:
  Result<std::string, QueryError> pattern_of(const WordNode& word);
  Result<Terms, QueryError> slot_of(const QueryNode& operand);
  Result<Terms, QueryError> slot_of(const WordNode& word);
  PlanResult with_synonyms(const WordNode& word, const std::string& form, Terms terms);
  std::vector<const SynonymLine*> synonyms_of(const std::string& form);
  MatchPlan phrase_plan(const PhraseNode& node,
                        const std::vector<std::string>& forms,
                        std::string label);
  std::span<const FieldId> searched(FieldId field) const;

  const IndexVocabulary& vocabulary_;
  TextAnalyzer& analyzer_;
  std::vector<std::string> languages_;
  bool everywhere_;
  /// The vocabulary's lines by the terms of their words; made when first asked for.
  std::optional<std::map<Terms, std::vector<const SynonymLine*>>> synonyms_;
};

/// Of fields that only queries have, the one in the index whose words they are.
FieldId indexed_field(FieldId field);

/// Adds a part to a group; the parts of an AND inside an AND are parts of it, so that a text
/// condition comes after all words.
void append_part(MatchPlan part, PlanGroup& group);

/// The group as a plan: its only part, when it has but one; every article, when it has none.
MatchPlan plan_of(PlanGroup group);

/// `first` or any of what `second` finds. Either may match nothing.
MatchPlan either_of(MatchPlan first, MatchPlan second);

}  // namespace backfile
