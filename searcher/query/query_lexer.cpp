// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is lex_query().
#include "searcher/query/query_lexer.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "searcher/query/query_characters.h"
#include "searcher/query/word_checks.h"

namespace backfile {
namespace {

using Step = Result<void, QueryError>;
/// Whether the piece was one of those looked for.
using Found = Result<bool, QueryError>;

struct OperatorName {
  std::string_view name;
  QueryTokenKind kind;
  bool has_reach = false;
};
constexpr std::array<OperatorName, 8> kOperators{{
    {"AND", QueryTokenKind::And},
    {"OR", QueryTokenKind::Or},
    {"XOR", QueryTokenKind::Xor},
    {"NOT", QueryTokenKind::Not},
    {"NEAR", QueryTokenKind::Near, true},
    {"ADJ", QueryTokenKind::Adj, true},
    {"SAME-S", QueryTokenKind::SameSentence},
    {"SAME-P", QueryTokenKind::SameParagraph},
}};

/// Marks that stand right before what they exclude: hyphen, en dash, minus sign.
constexpr std::array<std::string_view, 3> kMinusMarks{"-", "–", "−"};

/// Length of the letters before the first colon of `run` when they look like a field's name, else
/// 0.
std::size_t field_name_length(std::string_view run) {
  const std::size_t colon = run.find(':');
  if (colon == std::string_view::npos || !is_ascii_letter(run.front())) {
    return 0;
  }
  const std::string_view name = run.substr(0, colon);
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_letter(c) || c == '.' || c == '_' || c == '-';
  });
  return plain ? colon : 0;
}

/// True for fields whose values stand in lists: org:A,B.
bool is_facet(FieldId field) {
  const FieldKind kind = field_of(field).kind;
  return kind == FieldKind::Facet || kind == FieldKind::Union;
}

/// The number that `digits` write, at most a million.
std::uint32_t bounded_number(std::string_view digits) {
  std::uint32_t number = 0;
  for (char c : digits) {
    number = std::min<std::uint32_t>(number * 10 + static_cast<std::uint32_t>(c - '0'), 1'000'000);
  }
  return number;
}

/// A dash, emoji or other mark beyond ASCII on its own, as a pasted headline has it: the language
/// gives none of them a meaning, and there is nothing in it to search for.
bool is_lone_mark(std::string_view run) {
  return !run.empty() && !has_letter(run) &&
         std::none_of(run.begin(), run.end(), [](char c) { return (c & 0x80) == 0; });
}

class QueryLexer {
 public:
  /// `query` as typed, `text` the same with its controls blanked.
  QueryLexer(std::string_view query, std::string_view text) : query_(query), text_(text) {}

  Result<std::vector<QueryToken>, QueryError> read() {
    while (skip_blanks()) {
      if (Step step = read_piece(); !step) {
        return Unexpected(std::move(step.error()));
      }
    }
    if (tokens_.empty() && !passed_over_.empty()) {
      const auto begin = static_cast<std::size_t>(passed_over_.data() - text_.data());
      return wrong(begin,
                   begin + passed_over_.size(),
                   fmt::format("nothing to search for in {}", passed_over_));
    }
    add({.begin = text_.size(), .end = text_.size()});
    return std::move(tokens_);
  }

 private:
  Unexpected<QueryError> wrong(std::size_t begin,
                               std::size_t end,
                               std::string message,
                               std::string hint = {}) const {
    return Unexpected(error_at(query_, begin, end, std::move(message), std::move(hint)));
  }
  std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : ' '; }
  bool skip_blanks() {
    at_ = std::min(text_.find_first_not_of(' ', at_), text_.size());
    return at_ < text_.size();
  }
  void add(QueryToken token) { tokens_.push_back(std::move(token)); }

  Step read_piece();
  Found read_operator(std::string_view run);
  Result<std::uint32_t, QueryError> read_reach(std::string_view run, std::string_view name) const;
  Found read_field(std::string_view run);
  Step read_value(QueryToken token, bool direct);
  Step read_word(QueryToken token, bool direct);
  Step read_phrase(QueryToken token);
  Step read_distance(QueryToken& token);
  Step read_opening_words(QueryToken& token);
  Step check_stars(std::string_view words, std::size_t begin) const;
  Found read_times_of(std::string_view run);
  Unexpected<QueryError> wrong(std::size_t begin, WordProblem problem) const {
    return wrong(begin + problem.begin,
                 begin + problem.end,
                 std::move(problem.message),
                 std::move(problem.hint));
  }
  Step read_list(QueryToken token);
  Step read_list_item(QueryToken& token);
  Step read_item_text(QueryToken& token);
  Step add_counted(QueryToken token);
  void open_bracket(std::size_t begin, FieldId field);
  void close_bracket();
  std::size_t minus_length() const;

  std::string_view query_, text_;
  std::size_t at_ = 0;
  std::size_t word_count_ = 0;
  std::string_view passed_over_;                ///< the first of the marks that stand alone
  std::vector<FieldId> fields_{FieldId::Text};  ///< of the brackets around at_, innermost last
  std::vector<QueryToken> tokens_;
};

std::size_t QueryLexer::minus_length() const {
  for (std::string_view mark : kMinusMarks) {
    if (text_.compare(at_, mark.size(), mark) == 0 && char_at(at_ + mark.size()) != ' ' &&
        char_at(at_ + mark.size()) != ')') {
      return mark.size();
    }
  }
  return 0;
}

void QueryLexer::open_bracket(std::size_t begin, FieldId field) {
  fields_.push_back(field);
  add({.kind = QueryTokenKind::Open, .field = field, .begin = begin, .end = at_ + 1});
  ++at_;
}

void QueryLexer::close_bracket() {
  if (fields_.size() > 1) {
    fields_.pop_back();
  }
  add({.kind = QueryTokenKind::Close, .begin = at_, .end = at_ + 1});
  ++at_;
}

Step QueryLexer::read_piece() {
  if (text_[at_] == '(') {
    open_bracket(at_, fields_.back());
    return {};
  }
  if (text_[at_] == ')') {
    close_bracket();
    return {};
  }
  if (const std::size_t length = minus_length(); length > 0) {
    add({.kind = QueryTokenKind::Not, .begin = at_, .end = at_ + length, .text = "-"});
    at_ += length;
    return {};
  }
  const std::string_view run = piece(at_, run_end(text_, at_));
  if (is_lone_mark(run)) {
    passed_over_ = passed_over_.empty() ? run : passed_over_;
    at_ += run.size();
    return {};
  }
  for (auto read :
       {&QueryLexer::read_operator, &QueryLexer::read_times_of, &QueryLexer::read_field}) {
    Found found = (this->*read)(run);
    if (!found) {
      return Unexpected(std::move(found.error()));
    }
    if (*found) {
      return {};
    }
  }
  return read_value({.field = fields_.back(), .begin = at_}, false);
}

Found QueryLexer::read_operator(std::string_view run) {
  const std::size_t end = at_ + run.size();
  if (auto problem = strange_operator(run); problem) {
    return wrong(at_, std::move(*problem));
  }
  const std::string_view name = run.substr(0, run.find('/'));
  const auto known = std::find_if(kOperators.begin(),
                                  kOperators.end(),
                                  [name](const OperatorName& entry) { return entry.name == name; });
  if (known == kOperators.end() || (!known->has_reach && run != name)) {
    return false;
  }
  QueryToken token{.kind = known->kind, .begin = at_, .end = end, .text = std::string(run)};
  if (known->has_reach) {
    auto reach = read_reach(run, name);
    if (!reach) {
      return Unexpected(std::move(reach.error()));
    }
    token.distance = *reach;
  }
  at_ = end;
  add(std::move(token));
  return true;
}

/// The 3x of 3x(word).
Found QueryLexer::read_times_of(std::string_view run) {
  const std::size_t end = at_ + run.size();
  const auto times = char_at(end) == '(' ? read_times(run) : 0U;
  if (!times) {
    return wrong(at_, times.error());
  }
  if (*times > 0) {
    add({.kind = QueryTokenKind::Times,
         .begin = at_,
         .end = end,
         .text = std::string(run),
         .distance = *times});
    at_ = end;
  }
  return *times > 0;
}

/// The n of NEAR/n.
Result<std::uint32_t, QueryError> QueryLexer::read_reach(std::string_view run,
                                                         std::string_view name) const {
  if (run == name) {
    return kDefaultDistance;
  }
  const std::string_view digits = run.substr(name.size() + 1);
  const bool number = std::all_of(digits.begin(), digits.end(), is_ascii_digit);
  const std::uint32_t reach = number ? bounded_number(digits) : 0;
  if (reach < 1 || reach > kMaxDistance) {
    return wrong(at_,
                 at_ + run.size(),
                 fmt::format("{}/ takes a distance from 1 to {}", name, kMaxDistance),
                 fmt::format("For example {}/5.", name));
  }
  return reach;
}

Found QueryLexer::read_field(std::string_view run) {
  std::size_t colon = field_name_length(run);
  if (colon == 0) {
    return false;
  }
  std::string name = ascii_lower(run.substr(0, colon));
  if (const std::size_t more = field_name_length(run.substr(colon + 1)); more > 0) {  // given:org:
    const std::string longer = ascii_lower(run.substr(0, colon + 1 + more));
    if (field_named(longer)) {
      name = longer;
      colon = longer.size();
    }
  }
  const std::optional<FieldId> field = field_named(name);
  if (!field) {
    auto problem = unknown_field_problem(name, char_at(at_ + colon + 1));
    if (!problem) {
      return false;
    }
    return wrong(at_, at_ + colon + 1, std::move(problem->message), std::move(problem->hint));
  }
  const std::size_t begin = at_;
  at_ += colon + 1;
  if (char_at(at_) == ' ' || char_at(at_) == ')') {
    return wrong(
        begin,
        at_,
        fmt::format("{}: has no value", name),
        fmt::format("Write the value right after the colon, as in {}", field_of(*field).example));
  }
  if (text_[at_] == '(') {
    open_bracket(begin, *field);
    return true;
  }
  if (Step step = read_value({.field = *field, .begin = begin}, true); !step) {
    return Unexpected(std::move(step.error()));
  }
  return true;
}

Step QueryLexer::read_value(QueryToken token, bool direct) {
  const FieldKind kind = field_of(token.field).kind;
  if (direct && minus_length() > 0 && kind != FieldKind::Exact && kind != FieldKind::Date) {
    return wrong(at_,
                 at_ + minus_length(),
                 "a minus stands before the field, not after its colon",
                 "Write -field:value.");
  }
  if (kind == FieldKind::Text) {
    const std::size_t next = at_ + 1;
    token.exact =
        text_[at_] == '=' && (run_end(text_, next) > next || quote_mark_at(text_, next) > 0);
    at_ += token.exact ? 1 : 0;
    return quote_mark_at(text_, at_) > 0 ? read_phrase(std::move(token))
                                         : read_word(std::move(token), direct);
  }
  return read_list(std::move(token));
}

Step QueryLexer::read_word(QueryToken token, bool direct) {
  const std::size_t begin = at_;
  at_ = run_end(text_, at_);
  std::string_view word = piece(begin, at_);
  const bool literal = direct || token.exact;
  const auto shape = read_word_shape(word, token.field, literal);
  if (!shape) {
    return wrong(begin, shape.error());
  }
  if (token.exact && (shape->wildcard || shape->edits > 0)) {
    return wrong(begin + shape->word.size() - (shape->wildcard ? 1 : 0),
                 begin + shape->word.size() + (shape->wildcard ? 0 : 1),
                 "a word is either exact (=) or has wildcards (*, ?) or a ~");
  }
  token.wildcard = shape->wildcard;
  token.edits = shape->edits;
  token.opening_words = shape->opening_words;
  word = shape->word;
  token.kind = QueryTokenKind::Word;
  token.text = word;
  token.value_begin = begin;
  token.end = at_;
  return add_counted(std::move(token));
}

Step QueryLexer::read_phrase(QueryToken token) {
  const std::size_t open = at_;
  const std::size_t mark = quote_mark_at(text_, open);
  const std::size_t close = closing_quote(text_, open);
  if (close == std::string_view::npos) {
    return wrong(open, open + mark, "this quotation mark is not closed");
  }
  token.value_begin = open + mark;
  const std::string_view words = piece(token.value_begin, close);
  if (!has_letter(words)) {
    return wrong(
        open, close + quote_mark_at(text_, close), "nothing to search for in the quotation marks");
  }
  if (Step step = check_stars(words, token.value_begin); !step) {
    return step;
  }
  token.kind = QueryTokenKind::Phrase;
  token.text = plain_words(words);
  at_ = close + quote_mark_at(text_, close);
  for (auto read : {&QueryLexer::read_distance, &QueryLexer::read_opening_words}) {
    if (Step step = (this->*read)(token); !step) {
      return step;
    }
  }
  token.end = at_;
  return add_counted(std::move(token));
}

/// A * in a phrase is a word of its own, between two others.
Step QueryLexer::check_stars(std::string_view words, std::size_t begin) const {
  const std::size_t first = words.find_first_not_of(' '), last = words.find_last_not_of(' ');
  for (std::size_t star = words.find('*'); star != std::string_view::npos;
       star = words.find('*', star + 1)) {
    const bool alone =
        star > first && star < last && words[star - 1] == ' ' && words[star + 1] == ' ';
    if (!alone) {
      return wrong(begin + star,
                   begin + star + 1,
                   "a * inside quotation marks stands for a whole word between others",
                   "For example \"minister * resigned\".");
    }
  }
  return {};
}

/// The /F50 after a phrase.
Step QueryLexer::read_opening_words(QueryToken& token) {
  std::size_t length = 0;
  const auto words = read_opening(piece(at_, run_end(text_, at_)), token.field, length);
  if (!words) {
    return wrong(at_, words.error());
  }
  token.opening_words = *words;
  at_ += *words > 0 ? length : 0;
  return {};
}

/// The ~n after a phrase.
Step QueryLexer::read_distance(QueryToken& token) {
  if (char_at(at_) != '~') {
    return {};
  }
  const std::size_t begin = at_++;
  if (token.text.find('*') != std::string::npos) {
    return wrong(begin, at_, "a phrase has either a * or a ~", "For example \"border wall\"~5.");
  }
  while (is_ascii_digit(char_at(at_))) {
    ++at_;
  }
  token.distance = bounded_number(piece(begin + 1, at_));
  if (token.distance < 1 || token.distance > kMaxDistance) {
    return wrong(begin,
                 at_,
                 fmt::format("~ after a phrase takes a distance from 1 to {}", kMaxDistance),
                 "For example \"border wall\"~5.");
  }
  return {};
}

/// A,"B",=C: the values of a field that is not one of words, a token each.
Step QueryLexer::read_list(QueryToken token) {
  for (bool more = true; more; token.continues = true) {
    QueryToken item = token;
    if (Step step = read_list_item(item); !step) {
      return step;
    }
    more = is_facet(token.field) && char_at(at_) == ',';
    at_ += more ? 1 : 0;
    token.begin = at_;
    if (Step step = add_counted(std::move(item)); !step) {
      return step;
    }
  }
  return {};
}

Step QueryLexer::read_list_item(QueryToken& token) {
  const bool facet = is_facet(token.field);
  token.kind = QueryTokenKind::Value;
  token.exact = facet && char_at(at_) == '=';
  token.counted = token.exact && char_at(at_ + 1) == '=';
  at_ += (token.exact ? 1U : 0U) + (token.counted ? 1U : 0U);
  const std::size_t open = at_;
  if (Step step = read_item_text(token); !step) {
    return step;
  }
  const bool quoted = token.value_begin > open;
  if (facet && !quoted && (token.text.ends_with('*') || token.text.ends_with('~'))) {
    return wrong(at_ - 1,
                 at_,
                 "wildcards are for words, not for names",
                 "A name is found by any of its words: org:kaspersky.");
  }
  if (token.text.empty() || (facet && !has_letter(token.text))) {
    return wrong(token.begin - (token.continues ? 1 : 0),
                 std::max(at_, token.begin + (token.continues ? 0 : 1)),
                 fmt::format("nothing to search for in {}:", field_of(token.field).name),
                 token.continues ? "No blank stands before or after the comma of a list." : "");
  }
  return {};
}

/// The text of one value, between quotation marks or up to where it must end.
Step QueryLexer::read_item_text(QueryToken& token) {
  const std::size_t open = at_;
  const std::size_t mark = quote_mark_at(text_, open);
  std::size_t end = run_end(text_, open);
  if (mark > 0) {
    end = closing_quote(text_, open);
    if (end == std::string_view::npos) {
      return wrong(open, open + mark, "this quotation mark is not closed");
    }
  } else if (is_facet(token.field)) {
    end = std::min(end, text_.find(',', open));
  }
  token.value_begin = open + mark;
  token.text = plain_words(piece(token.value_begin, end));
  at_ = mark > 0 ? end + quote_mark_at(text_, end) : end;
  token.end = at_;
  return {};
}

Step QueryLexer::add_counted(QueryToken token) {
  const auto blanks = std::count(token.text.begin(), token.text.end(), ' ');
  word_count_ += 1 + static_cast<std::size_t>(blanks);
  if (word_count_ > kMaxQueryWords) {
    return wrong(
        token.begin, token.end, fmt::format("a query has at most {} words", kMaxQueryWords));
  }
  add(std::move(token));
  return {};
}

}  // namespace

Result<std::vector<QueryToken>, QueryError> lex_query(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    return Unexpected(
        error_at({}, 0, 0, fmt::format("a query has at most {} bytes", kMaxQueryBytes)));
  }
  Result<std::string, QueryError> blanked = blank_controls(text);
  if (!blanked) {
    return Unexpected(std::move(blanked.error()));
  }
  return QueryLexer(text, *blanked).read();
}

}  // namespace backfile
