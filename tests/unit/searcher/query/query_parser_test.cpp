// SPDX-License-Identifier: GPL-2.0-or-later
// Queries against the printed tree.
#include "searcher/query/query_parser.h"

#include <string>

#include <catch2/catch.hpp>

#include "searcher/query/query_printer.h"

using namespace backfile;

namespace {

constexpr std::chrono::sys_days kToday = std::chrono::sys_days{std::chrono::year{2017} / 9 / 14};

std::string read(std::string_view query, bool match_any = false) {
  const auto parsed = parse_query(query, {kToday, match_any});
  return parsed ? print_query(parsed->tree) : "ERROR " + parsed.error().message;
}

struct Case {
  std::string query, tree;
};

}  // namespace

TEST_CASE("words stand as typed and must all match", "[query][parser]") {
  const auto c = GENERATE(values<Case>({
      {"oil", "oil"},
      {"  oil  ", "oil"},
      {"oil price", "oil AND price"},
      {"Oil PRICE", "Oil AND PRICE"},
      {"oil AND price", "oil AND price"},
      {"oil\tprice\ngas", "oil AND price AND gas"},
      {"oil and price or not", "oil AND and AND price AND or AND not"},
      {"kata-containers", "kata-containers"},
      {"d'études", "d'études"},
      {"AT&T U.S. C++ iphone17", "AT&T AND U.S. AND C++ AND iphone17"},
      {"=migrants", "=migrants"},
      {"=AND", "=AND"},
      {"text:AND", "text:AND"},
      {"immigra*", "immigra*"},
      {"москв*", "москв*"},
      {"what is the price?", "what AND is AND the AND price?"},
      {"", "*"},
      {"   ", "*"},
      {"*", "*"},
      {" * ", "*"},
      {"a=b +49 $5", "a=b AND +49 AND $5"},
      {"中国 北京", "中国 AND 北京"},
      {"oil\u00A0price\u3000gas", "oil AND price AND gas"},
      {"oil\x01price", "oil AND price"},
      {"\uFEFFoil", "oil"},
  }));
  CAPTURE(c.query);
  CHECK(read(c.query) == c.tree);
}

TEST_CASE("times and addresses and headlines are text", "[query][parser]") {
  const auto c = GENERATE(values<Case>({
      {"12:30", "12:30"},
      {"http://bbc.co.uk/news?id=5&x=~a", "http://bbc.co.uk/news?id=5&x=~a"},
      {"Re: oil", "Re: AND oil"},
      {"(Re:)", "Re:"},
      {"std::vector", "std::vector"},
      {"C:\\news", "C:\\news"},
      {"foo@bar.com", "foo@bar.com"},
      {"url:http://bbc.co.uk/a", "url:http://bbc.co.uk/a"},
      {"title:12:30", "title:12:30"},
      {"title:foo:bar", "title:foo:bar"},
      {"text:foo:bar", "text:foo:bar"},
      {"=foo:bar", "=foo:bar"},
  }));
  CAPTURE(c.query);
  CHECK(read(c.query) == c.tree);
}

TEST_CASE("phrases take straight and typographic quotation marks", "[query][parser]") {
  const auto c = GENERATE(values<Case>({
      {"\"border wall\"", "\"border wall\""},
      {"“border wall”", "\"border wall\""},
      {"„border wall“", "\"border wall\""},
      {"«border wall»", "\"border wall\""},
      {"»border wall«", "\"border wall\""},
      {"“border wall\"", "\"border wall\""},
      {"\"  border \t wall \"", "\"border wall\""},
      {"\"the “axis” of\"", "\"the “axis” of\""},
      {"«say \"no\" now»", "\"say no now\""},
      {"=\"border wall\"", "=\"border wall\""},
      {"\"border wall\"~5", "\"border wall\"~5"},
      {"title:\"border wall\"~5", "title:\"border wall\"~5"},
      {"title:=“border wall”", "title:=\"border wall\""},
      {"a\"b c\"d", "a AND \"b c\" AND d"},
      {"\"AND OR foo:bar (\"", "\"AND OR foo:bar (\""},
      {"\"why?\"", "\"why?\""},
  }));
  CAPTURE(c.query);
  CHECK(read(c.query) == c.tree);
}

TEST_CASE("operators bind NEAR then NOT then AND then XOR then OR", "[query][parser]") {
  const auto c = GENERATE(values<Case>({
      {"a OR b", "a OR b"},
      {"a AND b OR c", "(a AND b) OR c"},
      {"a OR b AND c", "a OR (b AND c)"},
      {"a OR b c", "a OR (b AND c)"},
      {"a XOR b OR c", "(a XOR b) OR c"},
      {"a XOR b AND c", "a XOR (b AND c)"},
      {"a XOR b XOR c", "a XOR b XOR c"},
      {"a NOT b", "a AND NOT b"},
      {"a AND NOT b", "a AND NOT b"},
      {"a -b", "a AND NOT b"},
      {"-a", "NOT a"},
      {"NOT a", "NOT a"},
      {"–a", "NOT a"},
      {"−a", "NOT a"},
      {"NOT NOT a", "a"},
      {"NOT -a NOT -b", "a AND b"},
      {"NOT (NOT a)", "a"},
      {"NOT (NOT (NOT a))", "NOT a"},
      {"-(a b)", "NOT (a AND b)"},
      {"-\"fake news\"", "NOT \"fake news\""},
      {"-source:sputnik", "NOT source:sputnik"},
      {"a OR -b", "a OR NOT b"},
      {"NOT a OR b", "NOT a OR b"},
      {"NOT a AND b", "NOT a AND b"},
      {"(a OR b) c", "(a OR b) AND c"},
      {"(a)", "a"},
      {"((a))(b)", "a AND b"},
      {"a(b)c", "a AND b AND c"},
      {"(a AND b) AND (c AND d)", "a AND b AND c AND d"},
      {"(a OR b) OR (c OR d)", "a OR b OR c OR d"},
      {"NOT(a)AND(b)", "NOT a AND b"},
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/5 b", "a NEAR/5 b"},
      {"a ADJ/5 b", "a ADJ/5 b"},
      {"a ADJ b ADJ c", "a ADJ/10 b ADJ/10 c"},
      {"x a NEAR/5 b y", "x AND (a NEAR/5 b) AND y"},
      {"-a NEAR/5 b", "NOT (a NEAR/5 b)"},
      {"a NEAR/5 b OR c", "(a NEAR/5 b) OR c"},
      {"(oil OR gas) NEAR/5 price*", "(oil OR gas) NEAR/5 price*"},
      {"(a) NEAR/5 ((b))", "a NEAR/5 b"},
      {"title:(a NEAR/5 b)", "title:a NEAR/5 title:b"},
      {"title:a NEAR/50 title:b", "title:a NEAR/50 title:b"},
      {"near a Near b", "near AND a AND Near AND b"},
  }));
  CAPTURE(c.query);
  CHECK(read(c.query) == c.tree);
}

TEST_CASE("a field takes a word a phrase a list or a bracket", "[query][parser]") {
  const auto c = GENERATE(values<Case>({
      {"title:budget", "title:budget"},
      {"headline:budget", "title:budget"},
      {"Title:budget", "title:budget"},
      {"title:=budgets", "title:=budgets"},
      {"title:(a b)", "title:a AND title:b"},
      {"title:(a OR \"b c\" -d)", "title:a OR (title:\"b c\" AND NOT title:d)"},
      {"title:(a org:nasa) b", "title:a AND org:nasa AND b"},
      {"title:(a (b OR c))", "title:a AND (title:b OR title:c)"},
      {"lead:sanctions caption:portrait by:smith",
       "lead:sanctions AND caption:portrait AND by:smith"},
      {"author:smith", "by:smith"},
      {"url:bbc.co.uk", "url:bbc.co.uk"},
      {"text:oil", "oil"},
      {"lead:immig*", "lead:immig*"},
      {"org:DHS", "org:DHS"},
      {"organization:dhs", "org:dhs"},
      {"org:=DHS", "org:=DHS"},
      {"org:==DHS,=NATO,==\"Kaspersky Lab\"", "org:==DHS,=NATO,==\"Kaspersky Lab\""},
      {"org:\"Kaspersky Lab\"", "org:\"Kaspersky Lab\""},
      {"org:“Kaspersky Lab”", "org:\"Kaspersky Lab\""},
      {"org:AT&T", "org:\"AT&T\""},
      {"org:A,B", "org:A,B"},
      {"org:A,=B,\"C D\",=\"E, F\"", "org:A,=B,\"C D\",=\"E, F\""},
      {"org:(a b)", "org:a AND org:b"},
      {"org:(a,b OR =c)", "org:a,b OR org:=c"},
      {"org:(\"a b\" -c)", "org:\"a b\" AND NOT org:c"},
      {"person:peskov place:moscow entity:washington",
       "person:peskov AND place:moscow AND entity:washington"},
      {"source:reuters section:sport lang:de", "source:reuters AND section:sport AND lang:de"},
      {"outlet:reuters language:de", "source:reuters AND lang:de"},
      {"place:Saint-Denis", "place:\"Saint-Denis\""},
      {"person:O'Neill", "person:\"O'Neill\""},
      {"place:北京", "place:\"北京\""},
      {"id:4fj2k0a9x1cd", "id:4fj2k0a9x1cd"},
      {"story:4fj2k0a9x1cd", "story:4fj2k0a9x1cd"},
      {"id:AP880212-0001", "id:\"AP880212-0001\""},
      {"id:a,b", "id:\"a,b\""},
      {"words:500..", "words:500.."},
      {"words:100..200", "words:100..200"},
      {"words:..50", "words:0..50"},
      {"words:7", "words:7..7"},
      {"date:2017", "date:2017"},
      {"date:2017-09..2017-11", "date:2017-09..2017-11"},
      {"date:(2015 OR 2017)", "date:2015 OR date:2017"},
      {"date:Yesterday", "date:yesterday"},
      {"date:none", "date:none"},
      {"date:\"2017\"", "date:2017"},
      {"date.by:url", "date.by:url"},
      {"date.by:json-ld", "date.by:json-ld"},
      {"date.conf:LOW", "date.conf:low"},
      {"day:07-17", "day:07-17"},
      {"day:02-29", "day:02-29"},
  }));
  CAPTURE(c.query);
  CHECK(read(c.query) == c.tree);
}

TEST_CASE("with match any the words are alternatives and the filters are not", "[query][parser]") {
  const auto c = GENERATE(values<Case>({
      {"oil price gas", "oil OR price OR gas"},
      {"oil \"gas price\" title:x", "oil OR \"gas price\" OR title:x"},
      {"oil AND price gas", "(oil AND price) OR gas"},
      {"oil price OR gas", "oil OR price OR gas"},
      {"oil price date:1987 org:opec", "(oil OR price) AND date:1987 AND org:opec"},
      {"oil price -gas", "(oil OR price) AND NOT gas"},
      {"oil price NOT gas", "(oil OR price) AND NOT gas"},
      {"org:opec place:iran", "org:opec AND place:iran"},
      {"oil (org:opec OR org:nato)", "oil AND (org:opec OR org:nato)"},
      {"(oil price) gas", "oil OR price OR gas"},
      {"oil", "oil"},
      {"-oil", "NOT oil"},
  }));
  CAPTURE(c.query);
  CHECK(read(c.query, true) == c.tree);
}

TEST_CASE("operators mixed without brackets leave a note", "[query][parser]") {
  struct NoteCase {
    std::string query;
    std::vector<std::string> notes;
  };
  const auto c = GENERATE(values<NoteCase>({
      {"a AND b OR c", {"AND, XOR and OR without brackets are read as (a AND b) OR c"}},
      {"a b OR c", {"AND, XOR and OR without brackets are read as (a AND b) OR c"}},
      {"a XOR b AND c", {"AND, XOR and OR without brackets are read as a XOR (b AND c)"}},
      {"a XOR b OR c", {"AND, XOR and OR without brackets are read as (a XOR b) OR c"}},
      {"(a AND b) OR c", {}},
      {"a OR b OR c", {}},
      {"a b c", {}},
      {"(a OR b) c", {}},
      {"a -b", {}},
  }));
  CAPTURE(c.query);
  const auto parsed = parse_query(c.query, {kToday, false});
  REQUIRE(parsed);
  CHECK(parsed->notes == c.notes);
}

TEST_CASE("a long note is cut at a character", "[query][parser]") {
  std::string query = "b OR a";
  for (int i = 0; i < 300; ++i) {
    query += " é" + std::to_string(i);
  }
  const auto parsed = parse_query(query, {kToday, false});
  REQUIRE(parsed);
  REQUIRE(parsed->notes.size() == 1);
  CHECK(parsed->notes.front().size() < 300);
  CHECK(parsed->notes.front().ends_with("…"));
}

TEST_CASE("a tree holds the members that the printer does not show", "[query][parser]") {
  const auto parsed = parse_query("date:last-month", {kToday, false});
  REQUIRE(parsed);
  const auto& date = std::get<DateNode>(parsed->tree.node);
  REQUIRE(date.range);
  CHECK(date.range->first == std::chrono::sys_days{std::chrono::year{2017} / 8 / 1});
  CHECK(date.range->last == std::chrono::sys_days{std::chrono::year{2017} / 8 / 31});
  CHECK_FALSE(std::get<DateNode>(parse_query("date:none", {kToday, false})->tree.node).range);
  CHECK(std::get<WordNode>(parse_query("abc*", {})->tree.node) ==
        WordNode{FieldId::Text, "abc*", false, true});
  CHECK(std::get<FacetNode>(parse_query("org:a,=\"b c\"", {})->tree.node) ==
        FacetNode{FieldId::Organization, {"a", "b c"}, {NameSense::Any, NameSense::Literal}});
}

TEST_CASE("the value of an option belongs whole to its field", "[query][parser]") {
  struct FieldCase {
    std::string field, value, tree;
  };
  const auto c = GENERATE(values<FieldCase>({
      {"org", "Kaspersky Lab, Inc. (Moscow)", "org:\"Kaspersky Lab, Inc. (Moscow)\""},
      {"org", "=DHS", "org:=DHS"},
      {"org", "==Kaspersky Lab", "org:==\"Kaspersky Lab\""},
      {"org", "\"quoted\"", "org:quoted"},
      {"organization", "OPEC", "org:OPEC"},
      {"place", "  New   York ", "place:\"New York\""},
      {"person", "AND", "person:AND"},
      {"lang", "de", "lang:de"},
      {"date", "2017-09..2017-11", "date:2017-09..2017-11"},
      {"date", " yesterday ", "date:yesterday"},
      {"id", "AP880212-0001", "id:\"AP880212-0001\""},
      {"words", "500..", "words:500.."},
      {"title", "budget", "title:budget"},
      {"title", "AND", "title:AND"},
      {"title", "=budget", "title:=budget"},
      {"title", "the budget (new)", "title:\"the budget (new)\""},
      {"text", "oil", "oil"},
  }));
  CAPTURE(c.field, c.value);
  const auto node = parse_field_value(c.field, c.value, {kToday, false});
  REQUIRE(node);
  CHECK(print_query(*node) == c.tree);
}

TEST_CASE("a long flat query is read as one shallow tree", "[query][parser]") {
  std::string words, alternatives, mixed;
  for (int i = 0; i < 10000; ++i) {
    words += "w" + std::to_string(i) + " ";
    alternatives += (i == 0 ? "w" : " OR w") + std::to_string(i);
    mixed += (i == 0 ? "w" : i % 2 == 0 ? " OR w" : " AND w") + std::to_string(i);
  }
  for (const std::string& query : {words, alternatives, mixed}) {
    const auto parsed = parse_query(query, {});
    REQUIRE(parsed);
    const auto again = parse_query(print_query(parsed->tree), {});
    REQUIRE(again);
    CHECK(again->tree == parsed->tree);
  }
  CHECK(std::get<GroupNode>(parse_query(words, {})->tree.node).operands.size() == 10000);
}

TEST_CASE("a hundred brackets are read and more are refused", "[query][parser]") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a" + std::string(depth, ')');
  };
  CHECK(read(nested(100)) == "a");
  CHECK(read(nested(101)) == "ERROR brackets nested more than 100 deep");
  CHECK(read(nested(100000)) == "ERROR brackets nested more than 100 deep");
  CHECK(read(std::string(100000, '(')) == "ERROR brackets nested more than 100 deep");
  CHECK(read(std::string(100000, ')')) == "ERROR this bracket was never opened");
  std::string chain;
  for (int i = 0; i < 90; ++i) {
    chain += "a OR b AND (";
  }
  CHECK(read(chain + "c" + std::string(90, ')')) == "ERROR operators nested more than 100 deep");
  std::string minuses(100001, '-');
  CHECK(read(minuses + "a") == "NOT a");
  std::string brackets;
  for (int i = 0; i < 1000; ++i) {
    brackets += "(a) ";
  }
  CHECK(std::get<GroupNode>(parse_query(brackets, {})->tree.node).operands.size() == 1000);
}
