// SPDX-License-Identifier: GPL-2.0-or-later
// Printing a query's tree and reading it again gives the same tree, whatever the query.
#include <cstdlib>
#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "searcher/query/query_parser.h"
#include "searcher/query/query_printer.h"
#include "searcher/query/query_tree.h"

using namespace backfile;

namespace {

constexpr std::chrono::sys_days kToday = std::chrono::sys_days{std::chrono::year{2017} / 9 / 14};

/// A number from the environment, for longer runs and for repeating one.
unsigned setting(const char* name, unsigned fallback) {
  const char* text = std::getenv(name);
  return text == nullptr ? fallback : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

class RandomQueries {
 public:
  explicit RandomQueries(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }
  bool coin() { return below(2) == 0; }
  template <std::size_t N>
  std::string_view one_of(const std::string_view (&choices)[N]) {
    return choices[below(N)];
  }

  std::string word() {
    constexpr std::string_view kWords[] = {"oil",
                                           "AND",
                                           "near",
                                           "d'études",
                                           "AT&T",
                                           "12:30",
                                           "foo:bar",
                                           "3x",
                                           "C++",
                                           "中国",
                                           "re:",
                                           "=x",
                                           "+x",
                                           "NEAR/5",
                                           "why?",
                                           "a,b",
                                           "W/5",
                                           "http://a.b/?c=~d",
                                           "x=y"};
    std::string text(one_of(kWords));
    return text;
  }

  QueryNode words_leaf(FieldId field) {
    WordNode node{field, word(), coin(), false};
    if (node.word == "=x" || node.word == "+x") {
      node.exact = true;
    }
    constexpr std::string_view kWildcards[] = {"immigra*", "te?t", "*gate", "w??d*n", "d'ét*s"};
    constexpr std::string_view kFuzzy[] = {"kadyrov", "oil", "AND", "NEAR", "d'études"};
    switch (field == FieldId::Url ? 9 : below(9)) {
      case 0:
        node = {field, std::string(one_of(kWildcards)), false, true, 0};
        break;
      case 1:
        node = {field,
                std::string(one_of(kFuzzy)),
                false,
                false,
                static_cast<std::uint8_t>(1 + below(2))};
        break;
      default:
        break;
    }
    return QueryNode{node};
  }

  QueryNode phrase(FieldId field) {
    constexpr std::string_view kPhrases[] = {
        "border wall", "the “axis” of", "AND (", "a - b", "org:x"};
    if (below(3) == 0) {
      return QueryNode{PhraseNode{field, coin() ? "a * b" : "oil * * price", coin(), 0U}};
    }
    return QueryNode{PhraseNode{field, std::string(one_of(kPhrases)), coin(), coin() ? 0U : 7U}};
  }

  /// What NEAR joins.
  QueryNode joinable(FieldId field, int depth) {
    switch (below(depth > 0 ? 4 : 2)) {
      case 0:
        return words_leaf(field);
      case 1:
        return phrase(field);
      case 2:
        return grouped(BooleanOperator::Or, {joinable(field, depth - 1), words_leaf(field)});
      default:
        return near(field, depth - 1);
    }
  }

  QueryNode same(FieldId field, int depth) {
    SameNode node{coin(), {}};
    for (std::size_t count = 2 + below(2); count > 0; --count) {
      node.operands.push_back(depth > 0 && below(3) == 0 ? same(field, depth - 1)
                                                         : joinable(field, 1));
    }
    return QueryNode{std::move(node)};
  }

  QueryNode opening() {
    OpeningNode node{static_cast<std::uint32_t>(1 + below(99)), {}};
    QueryNode word = words_leaf(FieldId::Text);
    const bool address = std::get<WordNode>(word.node).word.starts_with("http");  // /F is of it
    node.operand.push_back(address || coin() ? phrase(FieldId::Title) : std::move(word));
    return QueryNode{std::move(node)};
  }

  QueryNode times(FieldId field) {
    TimesNode node{static_cast<std::uint32_t>(1 + below(99)), {}};
    node.operand.push_back(joinable(field, 1));
    return QueryNode{std::move(node)};
  }

  QueryNode facet() {
    constexpr std::string_view kNames[] = {
        "opec", "Kaspersky Lab", "a,b", "O'Neill (Jr.)", "=x", "NOT"};
    constexpr FieldId kFacets[] = {FieldId::Said,
                                   FieldId::Organization,
                                   FieldId::Person,
                                   FieldId::Place,
                                   FieldId::Entity,
                                   FieldId::Source,
                                   FieldId::Language};
    FacetNode node{kFacets[below(7)], {}, {}};
    for (std::size_t count = 1 + below(3); count > 0; --count) {
      node.values.emplace_back(one_of(kNames));
      node.senses.push_back(static_cast<NameSense>(below(3)));
    }
    return QueryNode{node};
  }

  QueryNode date() {
    constexpr std::string_view kDates[] = {
        "2017", "2017-09..2017-11", "30d..", "yesterday", "none", "..2015"};
    const auto node = parse_field_value("date", one_of(kDates), {kToday, false});
    return *node;
  }

  QueryNode leaf() {
    constexpr FieldId kWordFields[] = {
        FieldId::Text, FieldId::Text, FieldId::Title, FieldId::Url, FieldId::Body, FieldId::Quote};
    const FieldId field = kWordFields[below(6)];
    switch (below(13)) {
      case 0:
        return phrase(field);
      case 1:
        return facet();
      case 2:
        return date();
      case 3:
        return QueryNode{IdNode{coin() ? "abc" : "AP 88-1", coin()}};
      case 4:
        return QueryNode{WordCountNode{5, coin() ? 9U : 0xffffffffU}};
      case 5:
        return QueryNode{CalendarDayNode{2, 29}};
      case 6:
        return near(field, 2);
      case 7:
        return same(field, 1);
      case 8:
        return opening();
      case 9:
        return times(field);
      default:
        return words_leaf(field);
    }
  }

  QueryNode near(FieldId field, int depth) {
    NearNode node{coin(), static_cast<std::uint32_t>(1 + below(50)), {}};
    for (std::size_t count = 2 + below(2); count > 0; --count) {
      node.operands.push_back(joinable(field, depth));
    }
    return QueryNode{node};
  }

  /// A tree with what is said of the whole query beside it.
  QueryNode query(int depth) {
    std::vector<QueryNode> parts{tree(depth)};
    if (below(4) == 0) {
      parts.push_back(QueryNode{SortNode{static_cast<QuerySort>(below(3))}});
    }
    if (below(8) == 0) {
      parts.push_back(QueryNode{InAllNode{}});
    }
    return grouped(BooleanOperator::And, std::move(parts));
  }

  QueryNode tree(int depth) {
    if (depth == 0 || below(4) == 0) {
      return leaf();
    }
    if (below(4) == 0) {
      return negated(tree(depth - 1));
    }
    std::vector<QueryNode> operands;
    for (std::size_t count = 2 + below(3); count > 0; --count) {
      operands.push_back(tree(depth - 1));
    }
    return grouped(static_cast<BooleanOperator>(below(3)), std::move(operands));
  }

  /// Pieces of the language thrown together; most are wrong, some are not.
  std::string soup() {
    constexpr std::string_view kPieces[] = {
        "a",        "oil",  " ",     " ",      " ",     "(",           ")",      "\"",
        "“",        "”",    "«",     "»",      "AND",   "OR",          "XOR",    "NOT",
        "NEAR",     "/5",   "ADJ/3", "-",      "=",     "*",           "~",      "~3",
        "title",    ":",    "org",   "date:",  "2017",  "..",          ",",      "?",
        "/F",       "day:", "07-17", "words:", "é",     "中国",        "–",      "\u00A0",
        "\xff",     "\n",   "+",     "id:",    "x",     "lang:",       "abc*",   "url:",
        "3x",       "/F5",  "body:", "quote:", "said:", "sort:newest", "in:all", " SAME-S ",
        " SAME-P ", "te?t", "~2"};
    std::string text;
    for (std::size_t count = below(14); count > 0; --count) {
      text += one_of(kPieces);
    }
    return text;
  }

  std::string bytes() {
    std::string text;
    for (std::size_t count = below(60); count > 0; --count) {
      text += static_cast<char>(below(256));
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

void check_query(const std::string& query, bool match_any) {
  const auto parsed = parse_query(query, {kToday, match_any});
  if (!parsed) {
    const QueryError& error = parsed.error();
    CHECK_FALSE(error.message.empty());
    CHECK(error.begin <= error.end);
    CHECK(error.end <= query.size());
    CHECK_FALSE(print_query_error(error).empty());
    return;
  }
  const std::string printed = print_query(parsed->tree);
  CAPTURE(query, printed);
  const auto again = parse_query(printed, {kToday, match_any});
  REQUIRE(again);
  CHECK(again->tree == parsed->tree);
  CHECK(print_query(again->tree) == printed);
  CHECK(again->notes.empty());
}

}  // namespace

TEST_CASE("reading a printed tree gives the tree", "[query][property]") {
  const unsigned seed = setting("BACKFILE_SEED", 1), rounds = setting("BACKFILE_ROUNDS", 3000);
  for (unsigned round = 0; round < rounds; ++round) {
    CAPTURE(seed + round);
    RandomQueries queries(seed + round);
    const QueryNode tree = queries.query(4);
    const std::string printed = print_query(tree);
    CAPTURE(printed);
    const auto parsed = parse_query(printed, {kToday, queries.coin()});
    REQUIRE(parsed);
    REQUIRE(parsed->tree == tree);
  }
}

TEST_CASE("every query that can be read is printed so that it reads the same",
          "[query][property]") {
  const unsigned seed = setting("BACKFILE_SEED", 1), rounds = setting("BACKFILE_ROUNDS", 20000);
  for (unsigned round = 0; round < rounds; ++round) {
    CAPTURE(seed + round);
    RandomQueries queries(seed + round);
    check_query(queries.soup(), queries.coin());
  }
}

TEST_CASE("random bytes are read or refused and never crash", "[query][property]") {
  const unsigned seed = setting("BACKFILE_SEED", 1), rounds = setting("BACKFILE_ROUNDS", 5000);
  for (unsigned round = 0; round < rounds; ++round) {
    CAPTURE(seed + round);
    RandomQueries queries(seed + round);
    const std::string bytes = queries.bytes();
    check_query(bytes, false);
    check_query(repair_utf8(bytes), false);
  }
}
