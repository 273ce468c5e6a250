// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cli/help_text.h"

#include <algorithm>
#include <ranges>

#include <catch2/catch.hpp>

#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "searcher/cli/option_table.h"
#include "tests/support/golden.h"

namespace backfile {
namespace {

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string_view::npos);
    widest = std::max(widest, display_width(text.substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

TEST_CASE("the help texts are these", "[cli][help]") {
  test::check_golden("cli/search_help", usage_text());
  test::check_golden("cli/search_help_query", query_help_text());
  test::check_golden("cli/search_help_fields", fields_help_text());
}

TEST_CASE("the help texts fit a screen", "[cli][help]") {
  for (const std::string& text : {usage_text(), query_help_text(), fields_help_text()}) {
    CAPTURE(text);
    CHECK(std::ranges::count(text, '\n') <= 48);
    CHECK(widest_line(text) <= 80);
  }
}

TEST_CASE("the help names every option and every field", "[cli][help]") {
  const std::string usage = usage_text();
  for (const OptionRow& row : kOptionRows) {
    const std::string name = row.name == "null" ? "-0" : "--" + std::string(row.name);
    CAPTURE(name);
    CHECK(usage.find(name) != std::string::npos);
  }
  for (const char* code : {"0 found", "1 nothing found", "2 an error", "130"}) {
    CHECK(usage.find(code) != std::string::npos);
  }
  for (const Field& field : kFields | std::views::filter(has_name)) {
    CAPTURE(field.name);
    CHECK(fields_help_text().find(std::string(field.name) + ":") != std::string::npos);
  }
  for (const Field& field : kQueryFields) {
    CAPTURE(field.name);
    CHECK(fields_help_text().find("  " + std::string(field.name) + ":") != std::string::npos);
  }
}

}  // namespace
}  // namespace backfile
