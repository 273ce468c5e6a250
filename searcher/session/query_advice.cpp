// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is advise().
#include "searcher/session/query_advice.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "common/index/schema_terms.h"
#include "searcher/match/boolean_evaluator.h"
#include "searcher/query/query_compiler.h"
#include "searcher/query/query_printer.h"
#include "searcher/session/query_variants.h"

namespace backfile {
namespace {

constexpr std::size_t kMostSpellings = 3, kMostRelaxations = 5;
/// A longer query is not looked at: each of its words costs a look through the word list.
constexpr std::size_t kMostWords = 12;
/// Only so many words of a query are taken for misspelt, each with so many corrections.
constexpr std::size_t kMostMisspelt = 2, kMostCorrections = 6;
/// Other spellings are looked for only of words that so few articles have, or one in so many.
constexpr std::uint64_t kRare = 5, kRareShare = 2000;
/// A spelling has to be in so many times the articles.
constexpr std::uint64_t kMoreCommon = 10;
constexpr std::size_t kFewestLetters = 4, kShortLetters = 5;
/// How much less likely two slips are than one, and one in the first letter.
constexpr double kSecondSlip = 0.05, kFirstLetter = 0.3;
constexpr std::size_t kMostEvaluations = 60;

struct Correction {
  std::string word;
  double likelihood = 0;
};

struct Misspelt {
  std::size_t number = 0;  ///< in words_in()
  std::uint64_t articles = 0;
  std::vector<Correction> corrections;  ///< the likeliest first
};

/// `text` with `word` replaced where it stands once; "" otherwise.
std::string with_piece(std::string text, const std::string& word, const std::string& other) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos || text.find(word, at + 1) != std::string::npos) {
    return {};
  }
  return text.replace(at, word.size(), other);
}

class Adviser {
 public:
  Adviser(const ArticleIndex& index, TextAnalyzer& analyzer, std::uint64_t total)
      : index_(index), analyzer_(analyzer), total_(total) {}

  std::vector<Advice> spellings(const QueryNode& tree, const std::string& text);
  std::vector<Advice> relaxed(const QueryNode& tree);

 private:
  std::uint64_t count(const QueryNode& tree);
  std::uint64_t articles_with(const std::string& term) const {
    return index_.articles_with(term).value_or(0);
  }
  std::string single_form(const std::string& word);
  std::vector<Correction> corrections_of(const std::string& form);
  std::vector<Misspelt> misspelt_words(const std::vector<std::string>& words);
  void keep_better(std::vector<QueryVariant> variants, std::vector<Advice>& kept);

  const ArticleIndex& index_;
  TextAnalyzer& analyzer_;
  std::uint64_t total_;
  std::size_t evaluations_ = 0;
};

/// The articles that the query finds; 0 when it cannot be asked.
std::uint64_t Adviser::count(const QueryNode& tree) {
  if (++evaluations_ > kMostEvaluations) {
    return 0;
  }
  const auto plan = compile_query(tree, index_, analyzer_);
  const auto matches = plan ? evaluate_plan(*plan, index_) : Result<MatchSets>(MatchSets());
  return matches ? count_matches(*matches) : 0;
}

/// The folded form of a text of one word, else nothing.
std::string Adviser::single_form(const std::string& word) {
  TokenStream stream;
  analyzer_.analyze(word, {}, 1, stream);
  return stream.tokens.size() == 1 ? std::string(stream.form(stream.tokens.front())) : "";
}

/// Words within the edits, by how many articles have them.
std::vector<Correction> Adviser::corrections_of(const std::string& form) {
  constexpr std::size_t kMostLike = 5000;
  const auto edits = static_cast<std::uint8_t>(form.size() <= kShortLetters ? 1 : 2);
  const std::uint64_t own = articles_with(text_term(FieldId::Text, form));
  const auto like = index_.words_like(FieldId::Text, {form, edits}, kMostLike);
  std::vector<Correction> all;
  WordMatcher one_slip({form, 1});
  for (const std::string& term : like ? *like : std::vector<std::string>()) {
    const std::uint64_t articles = term == form ? 0 : articles_with(term);
    if (articles > kMoreCommon * own) {
      all.push_back({term,
                     static_cast<double>(articles) * (one_slip.matches(term) ? 1 : kSecondSlip) *
                         (term.front() == form.front() ? 1 : kFirstLetter)});
    }
  }
  std::ranges::stable_sort(all, std::ranges::greater(), &Correction::likelihood);
  all.resize(std::min(all.size(), kMostCorrections));
  return all;
}

/// The rarest words first.
std::vector<Misspelt> Adviser::misspelt_words(const std::vector<std::string>& words) {
  const std::uint64_t rare = kRare + index_.article_count() / kRareShare;
  std::vector<Misspelt> all;
  for (std::size_t i = 0; i < words.size() && words.size() <= kMostWords; ++i) {
    const std::string form = single_form(words[i]);
    const std::uint64_t articles = form.empty() ? 0 : articles_with(text_term(FieldId::Text, form));
    if (form.size() >= kFewestLetters && articles <= rare) {
      all.push_back({i, articles, {}});
    }
  }
  std::ranges::stable_sort(all, {}, &Misspelt::articles);
  all.resize(std::min(all.size(), kMostMisspelt));
  for (Misspelt& word : all) {
    word.corrections = corrections_of(single_form(words[word.number]));
  }
  std::erase_if(all, [](const Misspelt& word) { return word.corrections.empty(); });
  return all;
}

/// A spelling counts by how likely it is, and by how many articles have it beside the others.
std::vector<Advice> Adviser::spellings(const QueryNode& tree, const std::string& text) {
  struct Candidate {
    QueryNode tree;
    std::string text;  ///< "" when the words cannot be told in it
    std::string change;
    double likelihood = 1;
  };
  const std::vector<std::string> words = words_in(tree);
  std::vector<Candidate> candidates{{tree, text, "", 1}};
  for (const Misspelt& word : misspelt_words(words)) {
    const std::size_t before = candidates.size();
    for (std::size_t i = 0; i < before; ++i) {
      for (const Correction& correction : word.corrections) {
        candidates.push_back({with_word(candidates[i].tree, word.number, correction.word),
                              with_piece(candidates[i].text, words[word.number], correction.word),
                              fmt::format("{}{}{} for {}",
                                          candidates[i].change,
                                          candidates[i].change.empty() ? "" : ", ",
                                          correction.word,
                                          words[word.number]),
                              candidates[i].likelihood * correction.likelihood});
      }
    }
  }
  std::vector<std::pair<double, Advice>> found;
  for (Candidate& candidate : candidates) {
    const std::uint64_t total = candidate.change.empty() ? 0 : count(candidate.tree);
    if (total > total_) {
      found.emplace_back(
          candidate.likelihood * static_cast<double>(total),
          Advice{AdviceKind::Spelling,
                 std::move(candidate.change),
                 candidate.text.empty() ? print_query(candidate.tree) : std::move(candidate.text),
                 total});
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &std::pair<double, Advice>::first);
  std::vector<Advice> best;
  for (std::size_t i = 0; i < std::min(found.size(), kMostSpellings); ++i) {
    best.push_back(std::move(found[i].second));
  }
  return best;
}

void Adviser::keep_better(std::vector<QueryVariant> variants, std::vector<Advice>& kept) {
  for (QueryVariant& variant : variants) {
    if (const std::uint64_t total = count(variant.tree); total > total_) {
      kept.push_back({variant.kind, std::move(variant.change), print_query(variant.tree), total});
    }
  }
}

std::vector<Advice> Adviser::relaxed(const QueryNode& tree) {
  evaluations_ = 0;
  std::vector<Advice> kept;
  keep_better(relaxations(tree), kept);
  if (kept.empty()) {
    keep_better(double_relaxations(tree), kept);
  }
  std::ranges::stable_sort(kept, [](const Advice& a, const Advice& b) {
    return std::pair(a.kind, b.total) < std::pair(b.kind, a.total);
  });
  kept.resize(std::min(kept.size(), kMostRelaxations));
  return kept;
}

}  // namespace

std::vector<Advice> advise(const ArticleIndex& index,
                           TextAnalyzer& analyzer,
                           const QueryNode& tree,
                           const std::string& text,
                           std::uint64_t total) {
  Adviser adviser(index, analyzer, total);
  std::vector<Advice> all = adviser.spellings(tree, text);
  std::ranges::move(adviser.relaxed(tree), std::back_inserter(all));
  return all;
}

}  // namespace backfile
