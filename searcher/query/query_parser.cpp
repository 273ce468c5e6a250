// SPDX-License-Identifier: GPL-2.0-or-later
// The face of this file is parse_query() and parse_field_value(). Tightest first the operators are
// NEAR and ADJ; SAME-S; SAME-P; NOT and -; AND and none; XOR; OR: a function each, from
// alternatives() down.
#include "searcher/query/query_parser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "searcher/query/match_plan.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_printer.h"
#include "searcher/query/query_tree.h"
#include "searcher/query/saved_searches.h"
#include "searcher/query/value_reader.h"

namespace backfile {
namespace {

/// Longest printed tree inside a note, in bytes.
constexpr std::size_t kMaxNoteBytes = 200;

/// A part of the query. `loose`: several parts joined by AND or XOR without brackets around them.
struct Clause {
  QueryNode node;
  bool loose = false;
};
using ClauseResult = Result<Clause, QueryError>;
using NodeResult = Result<QueryNode, QueryError>;
using NodesResult = Result<std::vector<QueryNode>, QueryError>;

bool is_operator(QueryTokenKind kind) {
  return kind >= QueryTokenKind::And && kind <= QueryTokenKind::SameParagraph;
}

class QueryParser {
 public:
  QueryParser(std::string_view query, std::vector<QueryToken> tokens, const QueryReading& reading)
      : query_(query), tokens_(std::move(tokens)), reading_(reading) {}

  Result<ParsedQuery, QueryError> parse();

 private:
  const QueryToken& next() const { return tokens_[at_]; }
  bool next_is(QueryTokenKind kind) const { return next().kind == kind; }
  bool take(QueryTokenKind kind) {
    const bool found = next_is(kind);
    at_ += found ? 1 : 0;
    return found;
  }
  bool at_operand() const {
    return next().kind <= QueryTokenKind::Open || next_is(QueryTokenKind::Not);
  }
  bool at_near() const { return next_is(QueryTokenKind::Near) || next_is(QueryTokenKind::Adj); }
  Unexpected<QueryError> wrong(std::size_t begin,
                               std::size_t end,
                               std::string message,
                               std::string hint = {}) const {
    return Unexpected(error_at(query_, begin, end, std::move(message), std::move(hint)));
  }
  Unexpected<QueryError> wrong(const QueryToken& token, std::string message) const {
    return wrong(token.begin, token.end, std::move(message));
  }

  ClauseResult alternatives();
  ClauseResult exclusives();
  ClauseResult chain(QueryTokenKind kind, BooleanOperator op, ClauseResult (QueryParser::*part)());
  ClauseResult sequence();
  NodesResult conjunction();
  NodeResult negation();
  NodeResult same_paragraph();
  NodeResult same_sentence();
  NodeResult same(QueryTokenKind kind, NodeResult (QueryParser::*part)());
  NodeResult proximity();
  Result<void, QueryError> check_joint(const QueryToken& joint, std::size_t joined) const;
  Result<void, QueryError> check_near_operand(const QueryNode& operand,
                                              std::size_t begin,
                                              std::optional<FieldId>& field) const;
  Result<void, QueryError> check_near_size(const NearNode& node, std::size_t begin) const;
  NodesResult take_settings();
  NodeResult times();
  QueryNode within_opening(const QueryToken& token, QueryNode node) const;
  NodeResult primary();
  NodeResult bracketed();
  NodeResult values();
  Unexpected<QueryError> missing_operand() const;
  void note_reading(const QueryNode& node);

  std::string_view query_;
  std::vector<QueryToken> tokens_;
  QueryReading reading_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  std::vector<std::string> notes_;
};

Result<ParsedQuery, QueryError> QueryParser::parse() {
  auto settings = take_settings();
  if (!settings) {
    return Unexpected(std::move(settings.error()));
  }
  std::vector<QueryNode> all;
  if (!next_is(QueryTokenKind::End)) {
    ClauseResult clause = alternatives();
    if (!clause) {
      return Unexpected(std::move(clause.error()));
    }
    if (next_is(QueryTokenKind::Close)) {
      return wrong(next(), "this bracket was never opened");
    }
    all.push_back(std::move(clause->node));
  }
  std::ranges::move(*settings, std::back_inserter(all));
  QueryNode tree =
      all.empty() ? QueryNode{AllNode{}} : grouped(BooleanOperator::And, std::move(all));
  if (nesting_of(tree) > kMaxNesting) {
    return wrong(0, query_.size(), fmt::format("operators nested more than {} deep", kMaxNesting));
  }
  return ParsedQuery{std::move(tree), std::move(notes_)};
}

/// Takes sort: and in: out of the tokens: said of the whole query, they stand outside of brackets,
/// by themselves or joined by AND, each once.
NodesResult QueryParser::take_settings() {
  std::vector<QueryNode> settings;
  std::vector<QueryToken> rest;
  std::vector<FieldId> seen;
  int depth = 0;
  bool drop_and = false;  // the AND behind one that stood first
  for (QueryToken& token : tokens_) {
    depth += token.kind == QueryTokenKind::Open ? 1 : token.kind == QueryTokenKind::Close ? -1 : 0;
    if (token.kind != QueryTokenKind::Value || field_of(token.field).kind != FieldKind::Setting) {
      if (!drop_and || token.kind != QueryTokenKind::And) {
        rest.push_back(std::move(token));
      }
      drop_and = false;
      continue;
    }
    const std::string_view name = field_of(token.field).name;
    if (std::ranges::find(seen, token.field) != seen.end()) {
      return wrong(token, fmt::format("{}: stands twice", name));
    }
    const bool joined = !rest.empty() && is_operator(rest.back().kind);
    if (depth > 0 || (joined && rest.back().kind != QueryTokenKind::And)) {
      return wrong(
          token,
          fmt::format("{}: is said of the whole query: it cannot stand under OR or NOT", name));
    }
    if (joined) {
      rest.pop_back();
    }
    drop_and = !joined;
    seen.push_back(token.field);
    NodeResult node = read_value_node(query_, std::span(&token, 1), reading_);
    if (!node) {
      return Unexpected(std::move(node.error()));
    }
    settings.push_back(std::move(*node));
  }
  tokens_ = std::move(rest);
  return settings;
}

ClauseResult QueryParser::alternatives() {
  return chain(QueryTokenKind::Or, BooleanOperator::Or, &QueryParser::exclusives);
}

ClauseResult QueryParser::exclusives() {
  return chain(QueryTokenKind::Xor, BooleanOperator::Xor, &QueryParser::sequence);
}

/// Parts joined by one operator.
ClauseResult QueryParser::chain(QueryTokenKind kind,
                                BooleanOperator op,
                                ClauseResult (QueryParser::*part)()) {
  std::vector<QueryNode> operands;
  bool loose = false;
  do {
    ClauseResult clause = (this->*part)();
    if (!clause) {
      return clause;
    }
    loose = loose || clause->loose;
    operands.push_back(std::move(clause->node));
  } while (take(kind));
  const bool several = operands.size() > 1;
  QueryNode node = grouped(op, std::move(operands));
  if (several && loose) {
    note_reading(node);
  }
  return Clause{std::move(node), several ? op == BooleanOperator::Xor : loose};
}

/// Parts without an operator between them: all must match; with match_any any of the words, and all
/// of the filters.
ClauseResult QueryParser::sequence() {
  std::vector<QueryNode> any, all;
  std::size_t count = 0;
  do {
    NodesResult parts = conjunction();
    if (!parts) {
      return Unexpected(std::move(parts.error()));
    }
    count += parts->size();
    QueryNode node = grouped(BooleanOperator::And, std::move(*parts));
    (reading_.match_any && !is_filter(node) ? any : all).push_back(std::move(node));
  } while (at_operand());
  if (!any.empty()) {
    all.insert(all.begin(), grouped(BooleanOperator::Or, std::move(any)));
  }
  QueryNode node = grouped(BooleanOperator::And, std::move(all));
  const auto* group = std::get_if<GroupNode>(&node.node);
  const bool loose = count > 1 && group != nullptr && group->op == BooleanOperator::And;
  return Clause{std::move(node), loose};
}

NodesResult QueryParser::conjunction() {
  std::vector<QueryNode> operands;
  do {
    NodeResult operand = negation();
    if (!operand) {
      return Unexpected(std::move(operand.error()));
    }
    operands.push_back(std::move(*operand));
  } while (take(QueryTokenKind::And));
  return operands;
}

NodeResult QueryParser::negation() {
  bool negative = false;
  while (take(QueryTokenKind::Not)) {
    negative = !negative;
  }
  NodeResult node = same_paragraph();
  if (!node || !negative) {
    return node;
  }
  return negated(std::move(*node));
}

NodeResult QueryParser::same_paragraph() {
  return same(QueryTokenKind::SameParagraph, &QueryParser::same_sentence);
}

NodeResult QueryParser::same_sentence() {
  return same(QueryTokenKind::SameSentence, &QueryParser::proximity);
}

/// Parts joined by SAME-S or SAME-P.
NodeResult QueryParser::same(QueryTokenKind kind, NodeResult (QueryParser::*part)()) {
  SameNode node{kind == QueryTokenKind::SameParagraph, {}};
  for (;;) {
    const std::size_t begin = next().begin;
    NodeResult operand = (this->*part)();
    const bool more = operand && next_is(kind);
    if (!operand || (node.operands.empty() && !more)) {
      return operand;
    }
    if (fields_of_words(*operand).empty() && !std::holds_alternative<SameNode>(operand->node)) {
      return wrong(
          begin,
          tokens_[at_ - 1].end,
          "SAME-S and SAME-P join words, phrases, these joined by OR in brackets, and NEARs",
          "For example (oil OR gas) SAME-S price.");
    }
    node.operands.push_back(std::move(*operand));
    if (!more) {
      return QueryNode{std::move(node)};
    }
    if (node.operands.size() == kMaxDistance) {
      return wrong(next(), fmt::format("SAME-S and SAME-P join at most {} parts", kMaxDistance));
    }
    ++at_;
  }
}

NodeResult QueryParser::proximity() {
  const std::size_t first = next().begin;
  std::size_t begin = first;
  NodeResult operand = primary();
  if (!operand || !at_near()) {
    return operand;
  }
  const QueryToken joint = next();
  NearNode node{joint.kind == QueryTokenKind::Adj, joint.distance, {}};
  std::optional<FieldId> field;
  for (;;) {
    if (auto joinable = check_near_operand(*operand, begin, field); !joinable) {
      return Unexpected(std::move(joinable.error()));
    }
    node.operands.push_back(std::move(*operand));
    if (!at_near()) {
      if (auto fits = check_near_size(node, first); !fits) {
        return Unexpected(std::move(fits.error()));
      }
      return QueryNode{std::move(node)};
    }
    if (auto chained = check_joint(joint, node.operands.size()); !chained) {
      return Unexpected(std::move(chained.error()));
    }
    ++at_;
    begin = next().begin;
    operand = primary();
    if (!operand) {
      return operand;
    }
  }
}

/// The next NEAR or ADJ of a chain that began with `joint` and has `joined` operands so far.
Result<void, QueryError> QueryParser::check_joint(const QueryToken& joint,
                                                  std::size_t joined) const {
  if (next().kind != joint.kind || next().distance != joint.distance) {
    return wrong(next(),
                 fmt::format("{} and {} cannot stand in one chain", joint.text, next().text));
  }
  if (joined == kMaxDistance) {
    return wrong(next(), fmt::format("NEAR and ADJ join at most {} words", kMaxDistance));
  }
  return {};
}

/// The operand that was just read, from `begin` on: what NEAR joins, of the same `field` as those
/// before.
Result<void, QueryError> QueryParser::check_near_operand(const QueryNode& operand,
                                                         std::size_t begin,
                                                         std::optional<FieldId>& field) const {
  const std::vector<FieldId> found = fields_of_words(operand);
  const std::size_t end = tokens_[at_ - 1].end;
  if (found.empty()) {
    return wrong(begin,
                 end,
                 "NEAR and ADJ join words, phrases, these joined by OR in brackets, and NEARs",
                 "For example (oil OR gas) NEAR/5 price.");
  }
  if (found.size() > 1 || (field && *field != found.front())) {
    return wrong(begin, end, "NEAR and ADJ join words of the same field");
  }
  field = found.front();
  return {};
}

/// Of more than single words a few can be joined.
Result<void, QueryError> QueryParser::check_near_size(const NearNode& node,
                                                      std::size_t begin) const {
  if (node.operands.size() <= kMaxNearParts ||
      std::ranges::all_of(node.operands, is_single_place)) {
    return {};
  }
  return wrong(begin,
               tokens_[at_ - 1].end,
               fmt::format("NEAR and ADJ join at most {} phrases or brackets", kMaxNearParts));
}

NodeResult QueryParser::primary() {
  const QueryToken& token = next();
  switch (token.kind) {
    case QueryTokenKind::Open:
      return bracketed();
    case QueryTokenKind::Times:
      return times();
    case QueryTokenKind::Value:
      return values();
    case QueryTokenKind::Word:
      ++at_;
      return within_opening(
          token,
          QueryNode{WordNode{token.field, token.text, token.exact, token.wildcard, token.edits}});
    case QueryTokenKind::Phrase:
      ++at_;
      return within_opening(
          token, QueryNode{PhraseNode{token.field, token.text, token.exact, token.distance}});
    default:
      return missing_operand();
  }
}

QueryNode QueryParser::within_opening(const QueryToken& token, QueryNode node) const {
  if (token.opening_words == 0) {
    return node;
  }
  OpeningNode opening{token.opening_words, {}};
  opening.operand.push_back(std::move(node));
  return QueryNode{std::move(opening)};
}

/// 3x(word).
NodeResult QueryParser::times() {
  const QueryToken& token = next();
  ++at_;
  NodeResult operand = bracketed();
  if (!operand) {
    return operand;
  }
  if (fields_of_words(*operand).empty()) {
    return wrong(
        token.begin,
        tokens_[at_ - 1].end,
        fmt::format("{}( ) counts a word or phrase, these joined by OR, or a NEAR", token.text),
        "For example 3x(oil OR gas).");
  }
  TimesNode node{token.distance, {}};
  node.operand.push_back(std::move(*operand));
  return QueryNode{std::move(node)};
}

NodeResult QueryParser::bracketed() {
  const QueryToken& open = next();
  ++at_;
  if (next_is(QueryTokenKind::Close)) {
    return wrong(open.begin, next().end, "there is nothing in these brackets");
  }
  if (++nesting_ > kMaxNesting) {
    return wrong(open, fmt::format("brackets nested more than {} deep", kMaxNesting));
  }
  ClauseResult clause = alternatives();
  --nesting_;
  if (!clause) {
    return Unexpected(std::move(clause.error()));
  }
  if (!take(QueryTokenKind::Close)) {
    return wrong(open, "this bracket is not closed");
  }
  return std::move(clause->node);
}

/// The values of one list.
NodeResult QueryParser::values() {
  const std::size_t first = at_++;
  while (next_is(QueryTokenKind::Value) && next().continues) {
    ++at_;
  }
  return read_value_node(query_, std::span(tokens_).subspan(first, at_ - first), reading_);
}

/// Why no operand begins at next().
Unexpected<QueryError> QueryParser::missing_operand() const {
  if (at_ > 0 && is_operator(tokens_[at_ - 1].kind) && !next_is(QueryTokenKind::Not)) {
    return wrong(tokens_[at_ - 1], fmt::format("{} has nothing after it", tokens_[at_ - 1].text));
  }
  if (next_is(QueryTokenKind::Not)) {
    return wrong(next(), "NEAR, ADJ and SAME join words, not negations");
  }
  if (next_is(QueryTokenKind::Close)) {
    return wrong(next(), "this bracket was never opened");
  }
  return wrong(next(), fmt::format("{} has nothing before it", next().text));
}

void QueryParser::note_reading(const QueryNode& node) {
  const std::string printed = print_query(node);
  const std::size_t cut = utf8_cut(printed, kMaxNoteBytes);
  notes_.push_back(fmt::format("AND, XOR and OR without brackets are read as {}{}",
                               std::string_view(printed).substr(0, cut),
                               cut < printed.size() ? "…" : ""));
}

bool is_of_words(FieldId field) { return field_of(field).kind == FieldKind::Text; }

/// The text of a field of words: a word when it is one, else a phrase.
Result<QueryNode, QueryError> words_value(FieldId field, std::string_view value) {
  PhraseNode phrase{field, plain_words(value), false, 0};
  const bool one_run = run_end(phrase.words, 0) == phrase.words.size();
  if (!one_run) {
    return QueryNode{std::move(phrase)};
  }
  const std::string lead = fmt::format("{}:", field_of(field).name);
  auto parsed = parse_query(lead + phrase.words, {});
  if (parsed) {
    return std::move(parsed->tree);
  }
  QueryError error = std::move(parsed.error());
  error.in_text = phrase.words;
  error.begin -= std::min(error.begin, lead.size());
  error.end -= std::min(error.end, lead.size());
  return Unexpected(std::move(error));
}

}  // namespace

Result<ParsedQuery, QueryError> parse_query(std::string_view text, const QueryReading& reading) {
  if (reading.saved != nullptr) {
    const auto whole = expand_saved_searches(text, reading);
    return whole ? parse_query(*whole, {reading.today, reading.match_any})
                 : Unexpected(whole.error());
  }
  const std::size_t first = text.find_first_not_of(' ');
  if (first != std::string_view::npos &&
      text.substr(first, text.find_last_not_of(' ') + 1 - first) == "*") {
    return ParsedQuery{QueryNode{AllNode{}}, {}};
  }
  auto tokens = lex_query(text);
  if (!tokens) {
    return Unexpected(std::move(tokens.error()));
  }
  return QueryParser(text, std::move(*tokens), reading).parse();
}

Result<QueryNode, QueryError> parse_field_value(std::string_view field,
                                                std::string_view value,
                                                const QueryReading& reading) {
  const std::optional<FieldId> id = field_named(field);
  if (!id) {
    return Unexpected(error_at(field, 0, field.size(), fmt::format("no field {}", field)));
  }
  auto blanked = blank_controls(value);
  if (!blanked) {
    return Unexpected(std::move(blanked.error()));
  }
  QueryToken token{.kind = QueryTokenKind::Value, .field = *id, .end = value.size()};
  token.exact = blanked->starts_with('=') && !is_of_words(*id);
  token.counted = token.exact && blanked->starts_with("==");
  token.text = plain_words(std::string_view(*blanked).substr(token.counted ? 2
                                                             : token.exact ? 1
                                                                           : 0));
  if (!has_letter(token.text)) {
    return Unexpected(
        error_at(value, 0, value.size(), fmt::format("{} has no value to search for", field)));
  }
  return is_of_words(*id) ? words_value(*id, *blanked)
                          : read_value_node(value, std::span(&token, 1), reading);
}

}  // namespace backfile
