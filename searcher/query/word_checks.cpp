// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/word_checks.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "common/base/nearest_name.h"
#include "searcher/query/query_characters.h"

namespace backfile {
namespace {

constexpr std::string_view kWildcardRule =
    "wildcards stand at the end of a word, after three letters or more";

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::optional<WordProblem> wildcard_problem(std::string_view word) {
  const std::size_t star = word.find('*');
  if (star == std::string_view::npos) {
    return std::nullopt;
  }
  if (star + 1 != word.size() || letter_count(word) < kMinWildcardLetters) {
    return WordProblem{star, star + 1, std::string(kWildcardRule), "For example immigra*."};
  }
  return std::nullopt;
}

std::optional<WordProblem> question_mark_problem(std::string_view word) {
  const std::size_t mark = word.find('?');
  if (mark == std::string_view::npos || !has_letter(word.substr(0, mark)) ||
      !has_letter(word.substr(mark))) {
    return std::nullopt;
  }
  return WordProblem{
      mark, mark + 1, std::string(kWildcardRule), "A ? is not supported by this version."};
}

std::optional<WordProblem> fuzzy_problem(std::string_view word) {
  const std::size_t tilde = word.rfind('~');
  if (tilde == std::string_view::npos || !has_letter(word.substr(0, tilde)) ||
      !all_digits(word.substr(tilde + 1))) {
    return std::nullopt;
  }
  return WordProblem{tilde,
                     word.size(),
                     "fuzzy words (~) are not supported by this version",
                     "In quotation marks it is text."};
}

std::optional<WordProblem> first_words_problem(std::string_view word) {
  const std::size_t mark = word.rfind("/F");
  if (mark == std::string_view::npos || mark == 0 || mark + 2 == word.size() ||
      !all_digits(word.substr(mark + 2))) {
    return std::nullopt;
  }
  return WordProblem{mark,
                     word.size(),
                     "/F is not supported by this version",
                     "lead:word looks in headline and lead. In quotation marks it is text."};
}

constexpr std::array kChecks{
    wildcard_problem, question_mark_problem, fuzzy_problem, first_words_problem};

struct Stranger {
  std::string_view name, hint;
};
constexpr std::array<Stranger, 6> kStrangers{{
    {"SAME-S", "NEAR/10 is the nearest that works."},
    {"SAME-P", "NEAR/50 is the nearest that works."},
    {"&&", "Write AND."},
    {"||", "Write OR."},
    {"&", "Write AND, or the word before and after it alone."},
    {"|", "Write OR."},
}};
constexpr std::array<std::string_view, 4> kStrangeDistances{"W/", "PRE/", "NOTNEAR/", "AROUND/"};

/// Fields of later versions: refused by name.
constexpr std::array<std::string_view, 7> kLaterFields{
    "body", "in", "quote", "said", "sort", "story", "updated"};

/// What may follow the colon of text that is no field: a blank, a bracket's end, ::, //, C:\news.
constexpr std::string_view kTextBehindColon = " ):/\\";

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const Field& field : kFields) {
    names.push_back(field.name);
    names.push_back(field.alias);
  }
  return names;
}

}  // namespace

std::optional<WordProblem> unknown_field_problem(std::string_view name, char next) {
  const std::size_t end = name.size() + 1;
  if (std::find(kLaterFields.begin(), kLaterFields.end(), name) != kLaterFields.end()) {
    return WordProblem{0, end, fmt::format("{}: is not supported by this version", name), ""};
  }
  if (kTextBehindColon.find(next) != std::string_view::npos) {
    return std::nullopt;
  }
  const auto nearest = nearest_name(name, field_names());
  return WordProblem{0,
                     end,
                     fmt::format("no field {}", name),
                     nearest
                         ? fmt::format("Did you mean {}: ?", *nearest)
                         : "Put text with a colon into quotation marks; --help=fields lists them."};
}

std::optional<WordProblem> word_problem(std::string_view word, FieldId field, bool literal) {
  if (!literal && word.size() > 1 && word.front() == '+' && !is_ascii_digit(word[1]) &&
      word[1] != '+') {
    return WordProblem{0,
                       1,
                       "a + before a word means nothing here",
                       "All words must match anyway; -word excludes one."};
  }
  if (!has_letter(word) && word.find('*') == std::string_view::npos) {
    return WordProblem{0, word.size(), fmt::format("nothing to search for in {}", word), ""};
  }
  const bool address = field == FieldId::Url || word.find("://") != std::string_view::npos;
  if (address) {
    return wildcard_problem(word);
  }
  for (auto check : kChecks) {
    if (auto problem = check(word); problem) {
      return problem;
    }
  }
  return std::nullopt;
}

std::optional<WordProblem> later_operator(std::string_view word, bool bracket_follows) {
  for (const Stranger& stranger : kStrangers) {
    if (word == stranger.name) {
      return WordProblem{0,
                         word.size(),
                         fmt::format("{} is not an operator of this version", word),
                         std::string(stranger.hint)};
    }
  }
  for (std::string_view name : kStrangeDistances) {
    if (word.starts_with(name) && word.size() > name.size() &&
        all_digits(word.substr(name.size()))) {
      return WordProblem{0,
                         word.size(),
                         fmt::format("{} is not an operator of this version", word),
                         "NEAR/5 is any order, ADJ/5 the order as written."};
    }
  }
  if (bracket_follows && word.size() > 1 && word.back() == 'x' &&
      all_digits(word.substr(0, word.size() - 1))) {
    return WordProblem{
        0, word.size(), "repetition as in 3x(word) is not supported by this version", ""};
  }
  return std::nullopt;
}

}  // namespace backfile
