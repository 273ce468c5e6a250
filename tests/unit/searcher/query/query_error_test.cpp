// SPDX-License-Identifier: GPL-2.0-or-later
// Wrong queries: the message and the bytes that the carets stand under.
#include "searcher/query/query_error.h"

#include <string>

#include <catch2/catch.hpp>

#include "searcher/query/query_parser.h"

using namespace backfile;

namespace {

constexpr std::chrono::sys_days kToday = std::chrono::sys_days{std::chrono::year{2017} / 9 / 14};

/// `piece`: the bytes that the error points at.
struct Case {
  std::string query, piece, message;
};

}  // namespace

TEST_CASE("what is not understood is an error at its place", "[query][error]") {
  const auto c = GENERATE(values<Case>({
      {"oil org:", "org:", "org: has no value"},
      {"(org:)", "org:", "org: has no value"},
      {"Title: oil", "Title:", "title: has no value"},
      {"foo:bar", "foo:", "no field foo"},
      {"a foo:\"bar b\"", "foo:", "no field foo"},
      {"a foo:(bar)", "foo:", "no field foo"},
      {"plcae:moscow", "plcae:", "no field plcae"},
      {"-foo:bar", "foo:", "no field foo"},
      {"updated:2017", "updated:", "updated: is not supported by this version"},
      {"sort:best", "sort:best", "no order is called best"},
      {"oil OR sort:newest",
       "sort:newest",
       "sort: is said of the whole query: it cannot stand under OR or NOT"},
      {"(oil sort:newest) gas",
       "sort:newest",
       "sort: is said of the whole query: it cannot stand under OR or NOT"},
      {"sort:newest gas sort:oldest", "sort:oldest", "sort: stands twice"},
      {"oil -in:all", "in:all", "in: is said of the whole query: it cannot stand under OR or NOT"},
      {"in:title", "in:title", "in: takes no title"},
      {"a \"open", "\"", "this quotation mark is not closed"},
      {"“open", "“", "this quotation mark is not closed"},
      {"«open\"", "«", "this quotation mark is not closed"},
      {"org:\"open", "\"", "this quotation mark is not closed"},
      {"\"\"", "\"\"", "nothing to search for in the quotation marks"},
      {"x “ … ” y", "“ … ”", "nothing to search for in the quotation marks"},
      {"\"* b\"", "*", "a * inside quotation marks stands for a whole word between others"},
      {"\"a b*\"", "*", "a * inside quotation marks stands for a whole word between others"},
      {"\"a * b\"~5", "~", "a phrase has either a * or a ~"},
      {"\"a b\"~", "~", "~ after a phrase takes a distance from 1 to 50"},
      {"\"a b\"~0", "~0", "~ after a phrase takes a distance from 1 to 50"},
      {"\"a b\"~51", "~51", "~ after a phrase takes a distance from 1 to 50"},
      {"\"a b\"~99999999999999999999",
       "~99999999999999999999",
       "~ after a phrase takes a distance from 1 to 50"},
      {"a AND", "AND", "AND has nothing after it"},
      {"a NOT", "NOT", "NOT has nothing after it"},
      {"a OR", "OR", "OR has nothing after it"},
      {"a NEAR/5", "NEAR/5", "NEAR/5 has nothing after it"},
      {"(a AND) b", "AND", "AND has nothing after it"},
      {"a AND OR b", "AND", "AND has nothing after it"},
      {"AND a", "AND", "AND has nothing before it"},
      {"OR", "OR", "OR has nothing before it"},
      {"a (XOR b)", "XOR", "XOR has nothing before it"},
      {"NEAR b", "NEAR", "NEAR has nothing before it"},
      {"()", "()", "there is nothing in these brackets"},
      {"a (  ) b", "(  )", "there is nothing in these brackets"},
      {"title:()", "title:()", "there is nothing in these brackets"},
      {"a) b", ")", "this bracket was never opened"},
      {") a", ")", "this bracket was never opened"},
      {"a (b (c)", "(", "this bracket is not closed"},
      {"ab*", "*", "a wildcard needs three letters or more in its word"},
      {"w*d", "*", "a wildcard needs three letters or more in its word"},
      {"*de", "*", "a wildcard needs three letters or more in its word"},
      {"a * b", "*", "a wildcard needs three letters or more in its word"},
      {"f***", "*", "a wildcard needs three letters or more in its word"},
      {"t?e", "?", "a wildcard needs three letters or more in its word"},
      {"tes?t~", "~", "a word has either wildcards or a ~"},
      {"=abc*", "*", "a word is either exact (=) or has wildcards (*, ?) or a ~"},
      {"=abc~", "~", "a word is either exact (=) or has wildcards (*, ?) or a ~"},
      {"kadyrov~3", "~3", "~ after a word takes 1 or 2 letters that may differ"},
      {"word/F0", "/F0", "/F takes a number of words from 1 to 100000"},
      {"by:word/F5", "/F5", "/F counts the words of headline and text"},
      {"a SAME-S", "SAME-S", "SAME-S has nothing after it"},
      {"SAME-P a", "SAME-P", "SAME-P has nothing before it"},
      {"a SAME-S -b", "-", "NEAR, ADJ and SAME join words, not negations"},
      {"a SAME-S org:b",
       "org:b",
       "SAME-S and SAME-P join words, phrases, these joined by OR in brackets, and NEARs"},
      {"0x(drone)", "0x", "a number of times is from 1 to 1000"},
      {"3x(a b)", "3x(a b)", "3x( ) counts a word or phrase, these joined by OR, or a NEAR"},
      {"a W/5 b", "W/5", "W/5 is not an operator here"},
      {"a && b", "&&", "&& is not an operator here"},
      {"a || b", "||", "|| is not an operator here"},
      {"+oil", "+", "a + before a word means nothing here"},
      {"oil - price", "-", "nothing to search for in -"},
      {"— 😀", "—", "nothing to search for in —"},
      {"= oil", "=", "nothing to search for in ="},
      {"=(a b)", "=", "nothing to search for in ="},
      {"!!! a", "!!!", "nothing to search for in !!!"},
      {"a NEAR/0 b", "NEAR/0", "NEAR/ takes a distance from 1 to 50"},
      {"a NEAR/51 b", "NEAR/51", "NEAR/ takes a distance from 1 to 50"},
      {"a NEAR/ b", "NEAR/", "NEAR/ takes a distance from 1 to 50"},
      {"a ADJ/x b", "ADJ/x", "ADJ/ takes a distance from 1 to 50"},
      {"a NEAR/5 org:b",
       "org:b",
       "NEAR and ADJ join words, phrases, these joined by OR in brackets, and NEARs"},
      {"(a AND b) NEAR/5 c",
       "(a AND b)",
       "NEAR and ADJ join words, phrases, these joined by OR in brackets, and NEARs"},
      {"a NEAR/5 -b", "-", "NEAR, ADJ and SAME join words, not negations"},
      {"a NEAR/5 title:b", "title:b", "NEAR and ADJ join words of the same field"},
      {"a NEAR/5 b NEAR/6 c", "NEAR/6", "NEAR/5 and NEAR/6 cannot stand in one chain"},
      {"a NEAR/5 b ADJ/5 c", "ADJ/5", "NEAR/5 and ADJ/5 cannot stand in one chain"},
      {"org:op*", "*", "wildcards are for words, not for names"},
      {"org:kaspersky~", "~", "wildcards are for words, not for names"},
      {"org:a, b", ",", "nothing to search for in org:"},
      {"org:,a", "org:", "nothing to search for in org:"},
      {"org:\"\"", "org:\"\"", "nothing to search for in org:"},
      {"org:!!", "org:!!", "nothing to search for in org:"},
      {"title:-foo", "-", "a minus stands before the field, not after its colon"},
      {"org:-foo", "-", "a minus stands before the field, not after its colon"},
      {"date:2017-13", "2017-13", "there is no month 13 in 2017-13"},
      {"x date:2017-02-30", "2017-02-30", "there is no day 30 in 2017-02-30"},
      {"date:2016..2017-13 y", "2017-13", "there is no month 13 in 2017-13"},
      {"date:03/04/2016", "03/04/2016", "not a date: 03/04/2016"},
      {"date:yesterdy", "yesterdy", "not a date: yesterdy"},
      {"date:\"last week\"", "last week", "not a date: last week"},
      {"date.by:ulr", "date.by:ulr", "date.by has no value ulr"},
      {"date.conf:sure", "date.conf:sure", "date.conf has no value sure"},
      {"day:13-01", "day:13-01", "not a day of the year: 13-01"},
      {"day:02-30", "day:02-30", "not a day of the year: 02-30"},
      {"day:7-17", "day:7-17", "not a day of the year: 7-17"},
      {"day:0--17", "day:0--17", "not a day of the year: 0--17"},
      {"words:many", "words:many", "not a number of words: many"},
      {"words:..", "words:..", "not a number of words: .."},
      {"words:9..5", "words:9..5", "the range ends before it begins"},
      {"words:99999999999", "words:99999999999", "not a number of words: 99999999999"},
      {"oil \xff", "\xff", "the query is not UTF-8 here"},
      {"oil \xc3", "\xc3", "the query is not UTF-8 here"},
      {"\"\xe2\x80\"", "\xe2", "the query is not UTF-8 here"},
  }));
  CAPTURE(c.query);
  const auto parsed = parse_query(c.query, {kToday, false});
  REQUIRE_FALSE(parsed);
  const QueryError& error = parsed.error();
  CHECK(error.message == c.message);
  CHECK(error.in_text == c.query);
  REQUIRE(error.begin <= error.end);
  REQUIRE(error.end <= error.in_text.size());
  CHECK(error.in_text.substr(error.begin, error.end - error.begin) == c.piece);
}

TEST_CASE("the hint names what was probably meant", "[query][error]") {
  struct HintCase {
    std::string query, hint;
  };
  const auto c = GENERATE(values<HintCase>({
      {"plcae:moscow", "Did you mean place: ?"},
      {"titel:oil", "Did you mean title: ?"},
      {"sorce:bbc", "Did you mean source: ?"},
      {"foo:bar", "Put text with a colon into quotation marks; --help=fields lists them."},
      {"org:", "Write the value right after the colon, as in org:opec"},
      {"date.by:ulr", "Did you mean url?"},
      {"date.conf:sure", "It is one of none, low, medium, high."},
      {"a && b", "Write AND."},
      {"a W/5 b", "NEAR/5 is any order, ADJ/5 the order as written."},
      {"words:9..5", "Write words:5..9"},
      {"date:03/04/2016",
       "Write 2016-04-03 if the day stands first, 2016-03-04 if the month does."},
  }));
  CAPTURE(c.query);
  const auto parsed = parse_query(c.query, {kToday, false});
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().hint == c.hint);
}

TEST_CASE("too much is an error and not a long wait", "[query][error]") {
  std::string words, phrase = "\"";
  for (int i = 0; i < 20001; ++i) {
    words += "w ";
    phrase += "w ";
  }
  for (const std::string& query : {words, phrase + "\""}) {
    const auto parsed = parse_query(query, {});
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().message == "a query has at most 20000 words");
  }
  CHECK(parse_query(words.substr(0, 40000), {}));
  std::string chain = "w";
  for (int i = 1; i < 50; ++i) {
    chain += " NEAR/50 w";
  }
  CHECK(parse_query(chain, {}));
  CHECK(parse_query(chain + " NEAR/50 w", {}).error().message ==
        "NEAR and ADJ join at most 50 words");
  const auto huge = parse_query(std::string(2 << 20, 'x'), {});
  REQUIRE_FALSE(huge);
  CHECK(huge.error().message == "a query has at most 1048576 bytes");
}

TEST_CASE("a wrong option value is an error in that value", "[query][error]") {
  struct ValueCase {
    std::string field, value, in_text, piece, message;
  };
  const auto c = GENERATE(values<ValueCase>({
      {"date", "2017-13", "2017-13", "2017-13", "there is no month 13 in 2017-13"},
      {"date", "2016..2017-13", "2016..2017-13", "2017-13", "there is no month 13 in 2017-13"},
      {"org", "", "", "", "org has no value to search for"},
      {"org", " ! ", " ! ", " ! ", "org has no value to search for"},
      {"foo", "x", "foo", "foo", "no field foo"},
      {"title", "ab*", "ab*", "*", "a wildcard needs three letters or more in its word"},
      {"org", "a\xff", "a\xff", "\xff", "the query is not UTF-8 here"},
  }));
  CAPTURE(c.field, c.value);
  const auto node = parse_field_value(c.field, c.value, {kToday, false});
  REQUIRE_FALSE(node);
  const QueryError& error = node.error();
  CHECK(error.message == c.message);
  CHECK(error.in_text == c.in_text);
  CHECK(error.in_text.substr(error.begin, error.end - error.begin) == c.piece);
}

TEST_CASE("a printed error has carets under its place", "[query][error]") {
  struct PrintCase {
    QueryError error;
    std::string lines;
  };
  const auto c = GENERATE(values<PrintCase>({
      {{"no field foo", "Did you mean x?", "a foo:bar", 2, 6},
       "no field foo\n    a foo:bar\n      ^^^^\nDid you mean x?\n"},
      {{"empty", "", "ab", 2, 2}, "empty\n    ab\n      ^\n"},
      {{"the index is gone", "Build it.", "", 0, 0}, "the index is gone\nBuild it.\n"},
      {{"wide", "", "中国 x:y", 7, 9}, "wide\n    中国 x:y\n         ^^\n"},
      {{"out of range", "", "ab", 9, 5}, "out of range\n    ab\n      ^\n"},
  }));
  CHECK(print_query_error(c.error) == c.lines);
}

TEST_CASE("a printed error is short and safe however long and hostile the query",
          "[query][error]") {
  const std::string query =
      std::string(5000, 'a') + " \x1b[31m\xff foo:bar " + std::string(5000, 'b');
  const std::string lines = print_query_error({"no field", "hint", query, 5008, 5012});
  CHECK(lines.size() < 600);
  CHECK(lines.find('\x1b') == std::string::npos);
  CHECK(lines.find("\xff") == std::string::npos);
  CHECK(lines.find("…") != std::string::npos);
}
