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

constexpr std::string_view kWildcardRule = "a wildcard needs three letters or more in its word";

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// The number that `digits` write, at most 10 000 000.
std::uint32_t bounded_number(std::string_view digits) {
  std::uint32_t number = 0;
  for (const char c : digits) {
    number = std::min<std::uint32_t>(number * 10 + static_cast<std::uint32_t>(c - '0'), 10'000'000);
  }
  return number;
}

/// A ? stands for a letter only with letters behind it: "why?" ends a question.
std::size_t first_wildcard(std::string_view word, bool is_address) {
  const std::size_t star = word.find('*');
  const std::size_t mark = is_address ? std::string_view::npos : word.find('?');
  const bool inside = mark != std::string_view::npos &&
                      (has_letter(word.substr(mark)) || star != std::string_view::npos);
  return inside ? std::min(star, mark) : star;
}

/// Whether the word has wildcards.
Result<bool, WordProblem> read_wildcards(const WordShape& shape, bool is_address) {
  const std::size_t first = first_wildcard(shape.word, is_address);
  if (first == std::string_view::npos) {
    return false;
  }
  const bool ends = first + 1 == shape.word.size();
  if (letter_count(shape.word) < kMinWildcardLetters || (is_address && !ends)) {
    return Unexpected(
        WordProblem{first, first + 1, std::string(kWildcardRule), "For example immigra*, *gate."});
  }
  if (shape.edits > 0) {
    return Unexpected(WordProblem{shape.word.size(),
                                  shape.word.size() + 1,
                                  "a word has either wildcards or a ~",
                                  "Write it twice, with OR between."});
  }
  return true;
}

/// Takes the ~2 off; false when the text has none.
Result<bool, WordProblem> take_edits(WordShape& shape) {
  const std::size_t tilde = shape.word.rfind('~');
  if (tilde == std::string_view::npos || !has_letter(shape.word.substr(0, tilde)) ||
      !all_digits(shape.word.substr(tilde + 1))) {
    return false;
  }
  const std::string_view digits = shape.word.substr(tilde + 1);
  const std::uint32_t edits = bounded_number(digits);
  if (!digits.empty() && (edits < 1 || edits > kMaxEdits)) {
    return Unexpected(WordProblem{tilde,
                                  shape.word.size(),
                                  "~ after a word takes 1 or 2 letters that may differ",
                                  "For example kadyrov~1."});
  }
  shape.word = shape.word.substr(0, tilde);
  const bool is_short = letter_count(shape.word) <= kShortWordLetters;
  shape.edits = static_cast<std::uint8_t>(!digits.empty() ? edits : is_short ? 1 : kMaxEdits);
  return true;
}

Result<bool, WordProblem> take_opening(WordShape& shape, FieldId field) {
  const std::size_t mark = shape.word.rfind("/F");
  if (mark == std::string_view::npos || mark == 0 || !has_letter(shape.word.substr(0, mark))) {
    return false;
  }
  std::size_t length = 0;
  auto words = read_opening(shape.word.substr(mark), field, length);
  if (!words) {
    words.error().begin += mark;
    words.error().end += mark;
    return Unexpected(std::move(words.error()));
  }
  if (*words == 0 || mark + length != shape.word.size()) {
    return false;
  }
  shape.opening_words = *words;
  shape.word = shape.word.substr(0, mark);
  return true;
}

struct Stranger {
  std::string_view name, hint;
};
constexpr std::array<Stranger, 4> kStrangers{{
    {"&&", "Write AND."},
    {"||", "Write OR."},
    {"&", "Write AND, or the word before and after it alone."},
    {"|", "Write OR."},
}};
constexpr std::array<std::string_view, 4> kStrangeDistances{"W/", "PRE/", "NOTNEAR/", "AROUND/"};

/// Fields of later versions: refused by name.
constexpr std::array<std::string_view, 1> kLaterFields{"updated"};

/// What may follow the colon of text that is no field: a blank, a bracket's end, ::, //, C:\news.
constexpr std::string_view kTextBehindColon = " ):/\\";

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const Field& field : kFields) {
    names.push_back(field.name);
    names.push_back(field.alias);
  }
  for (const Field& field : kQueryFields) {
    names.push_back(field.name);
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

Result<WordShape, WordProblem> read_word_shape(std::string_view word, FieldId field, bool literal) {
  if (!literal && word.size() > 1 && word.front() == '+' && !is_ascii_digit(word[1]) &&
      word[1] != '+') {
    return Unexpected(WordProblem{0,
                                  1,
                                  "a + before a word means nothing here",
                                  "All words must match anyway; -word excludes one."});
  }
  WordShape shape{word};
  if (!has_letter(word) && word.find('*') == std::string_view::npos) {
    return Unexpected(
        WordProblem{0, word.size(), fmt::format("nothing to search for in {}", word), ""});
  }
  const bool is_address = field == FieldId::Url || word.find("://") != std::string_view::npos;
  if (!is_address) {
    const auto opening = take_opening(shape, field);
    const auto edits = opening ? take_edits(shape) : opening;
    if (!edits) {
      return Unexpected(edits.error());
    }
  }
  const auto wildcard = read_wildcards(shape, is_address);
  if (!wildcard) {
    return Unexpected(wildcard.error());
  }
  shape.wildcard = *wildcard;
  return shape;
}

Result<std::uint32_t, WordProblem> read_opening(std::string_view text,
                                                FieldId field,
                                                std::size_t& length) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789", 2), text.size());
  if (!text.starts_with("/F") || end == 2) {
    return 0U;
  }
  length = end;
  const std::uint32_t words = bounded_number(text.substr(2, end - 2));
  if (words < 1 || words > kMaxOpeningWords) {
    return Unexpected(WordProblem{
        0, end, fmt::format("/F takes a number of words from 1 to {}", kMaxOpeningWords), ""});
  }
  constexpr std::array kCounted{
      FieldId::Text, FieldId::Title, FieldId::Lead, FieldId::Body, FieldId::Quote};
  if (std::ranges::find(kCounted, field) == kCounted.end()) {
    return Unexpected(WordProblem{0, end, "/F counts the words of headline and text", ""});
  }
  return words;
}

Result<std::uint32_t, WordProblem> read_times(std::string_view word) {
  if (word.size() < 2 || word.back() != 'x' || !all_digits(word.substr(0, word.size() - 1))) {
    return 0U;
  }
  const std::uint32_t times = bounded_number(word.substr(0, word.size() - 1));
  if (times < 1 || times > kMaxTimes) {
    return Unexpected(WordProblem{
        0, word.size(), fmt::format("a number of times is from 1 to {}", kMaxTimes), ""});
  }
  return times;
}

std::optional<WordProblem> strange_operator(std::string_view word) {
  for (const Stranger& stranger : kStrangers) {
    if (word == stranger.name) {
      return WordProblem{0,
                         word.size(),
                         fmt::format("{} is not an operator here", word),
                         std::string(stranger.hint)};
    }
  }
  for (std::string_view name : kStrangeDistances) {
    if (word.starts_with(name) && word.size() > name.size() &&
        all_digits(word.substr(name.size()))) {
      return WordProblem{0,
                         word.size(),
                         fmt::format("{} is not an operator here", word),
                         "NEAR/5 is any order, ADJ/5 the order as written."};
    }
  }
  return std::nullopt;
}

}  // namespace backfile
