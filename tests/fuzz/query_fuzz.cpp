// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a query: refused with a place inside it, or printed and read again as the same tree.
#include "searcher/query/query_parser.h"
#include "searcher/query/query_printer.h"
#include "tests/fuzz/fuzz_input.h"

namespace backfile::test {

void fuzz_input(std::string_view input) {
  const QueryReading reading{std::chrono::sys_days{std::chrono::year{2017} / 9 / 14}, false};
  const auto parsed = parse_query(input, reading);
  if (!parsed) {
    require(!parsed.error().message.empty(), "a refusal has its reason");
    return;
  }
  const auto again = parse_query(print_query(parsed->tree), reading);
  require(again.has_value(), "a printed query is a query");
  require(again->tree == parsed->tree, "a printed query reads as the same tree");
}

}  // namespace backfile::test
