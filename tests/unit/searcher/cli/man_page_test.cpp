// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher's manual pages against its tables.
#include "tests/support/man_page.h"

#include <ranges>
#include <regex>

#include <catch2/catch.hpp>

#include "common/index/schema.h"
#include "searcher/cli/option_table.h"
#include "searcher/render/render_options.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

using Names = std::set<std::string>;

std::filesystem::path page(const std::string& name) {
  return test::source_dir() / "searcher/man" / name;
}

TEST_CASE("the manual of backfile-search has every option and no other", "[cli][man]") {
  Names options;
  for (const OptionRow& row : kOptionRows) {
    options.insert(fmt::format("--{}", row.name));
    if (row.letter != 0) {
      options.insert(fmt::format("-{}", row.letter));
    }
  }
  CHECK(test::options_of_page(page("backfile-search.1")) == options);
}

TEST_CASE("the manual of the query language has every field and no other", "[cli][man]") {
  Names fields, names;
  const auto add = [&](const Field& field) {
    names.emplace(field.name);
    fields.emplace(field.name);
    if (!field.alias.empty()) {
      fields.emplace(field.alias);
    }
  };
  std::ranges::for_each(kFields | std::views::filter(has_name), add);
  std::ranges::for_each(kQueryFields, add);
  CHECK(test::fields_of_page(page("backfile-query.7")) == fields);
}

TEST_CASE("the manual of the query language has the operators of its description", "[cli][man]") {
  const std::string description =
      test::read_file(test::source_dir() / "searcher/query/QUERY_LANGUAGE.md");
  const std::size_t begin = description.find("## Operators");
  const std::string section =
      description.substr(begin, description.find("\n## ", begin + 1) - begin);
  const std::string manual = test::read_file(page("backfile-query.7"));
  const std::regex operator_word("\\b[A-Z]{2,4}(-[SP])?\\b");
  Names operators;
  for (std::sregex_iterator at(section.begin(), section.end(), operator_word), end; at != end;
       ++at) {
    operators.insert(at->str());
  }
  REQUIRE(operators.contains("SAME-P"));
  REQUIRE(operators.size() >= 8);
  for (const std::string& name : operators) {
    CAPTURE(name);
    CHECK(manual.find(name) != std::string::npos);
  }
}

TEST_CASE("the manual of formats has every format of a search", "[cli][man]") {
  const std::string manual = test::read_file(page("backfile-formats.5"));
  const std::string search = test::read_file(page("backfile-search.1"));
  for (const std::string_view name : kFormatNames) {
    CAPTURE(name);
    CHECK(std::regex_search(manual, std::regex(fmt::format("\\.It (\\w+ , )?{}\\b", name))));
    CHECK(search.find(fmt::format(".Ql {}", name)) != std::string::npos);
  }
}

TEST_CASE("the searcher's manuals render without a warning", "[cli][man]") {
  for (const char* name : {"backfile-search.1", "backfile-query.7", "backfile-formats.5"}) {
    test::check_page(page(name));
  }
}

}  // namespace
}  // namespace backfile
