// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/saved_searches.h"

#include <catch2/catch.hpp>

#include "searcher/query/query_printer.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

SavedSearches saved_as(const std::string& text) {
  const test::TempDir folder;
  folder.write("searches", text);
  auto saved = SavedSearches::read(folder.path());
  REQUIRE(saved);
  return std::move(*saved);
}

constexpr const char* kSearches =
    "# mine\nspace = rocket OR org:nasa\nMoon-1 = @space moon\nnewest = mars sort:newest\n"
    "self = oil @self\nleft = @right\nright = -@left\nbroken = oil AND\n";

QueryError refused(const std::string& query) {
  const SavedSearches saved = saved_as(kSearches);
  const auto parsed = parse_query(query, {{}, false, &saved});
  CAPTURE(query);
  REQUIRE_FALSE(parsed);
  return parsed.error();
}

}  // namespace

TEST_CASE("a saved search stands in a query as if in brackets", "[query][saved]") {
  struct Case {
    std::string query, read;
  };
  const Case c = GENERATE(values<Case>({
      {"@space", "rocket OR org:nasa"},
      {"@space launch", "(rocket OR org:nasa) launch"},
      {"launch -@SPACE", "launch -(rocket OR org:nasa)"},
      {"@moon-1", "(rocket OR org:nasa) moon"},
      {"(@moon-1 OR oil)", "((rocket OR org:nasa) moon) OR oil"},
      {"@newest", "mars sort:newest"},
      {"\"@space\" oil", "\"@space\" oil"},
      {"foo@space.com", "foo@space.com"},
  }));
  CAPTURE(c.query);
  const SavedSearches saved = saved_as(kSearches);
  const auto parsed = parse_query(c.query, {{}, false, &saved});
  REQUIRE(parsed);
  const auto plain = parse_query(c.read, {});
  REQUIRE(plain);
  CHECK(print_query(parsed->tree) == print_query(plain->tree));
}

TEST_CASE("a saved search that is not there is refused with the nearest", "[query][saved]") {
  const QueryError error = refused("oil @spcae");
  CHECK(error.message == "there is no saved search @spcae");
  CHECK(error.hint == "Did you mean @space?");
  CHECK(error.in_text.substr(error.begin, error.end - error.begin) == "@spcae");
  CHECK(refused("@zzzzzz").hint.find("searches saves one") != std::string::npos);
  CHECK(refused("@space's").message == "there is no saved search @space's");
}

TEST_CASE("saved searches do not run in circles", "[query][saved]") {
  CHECK(refused("@self").message == "in the saved search @self: @self would stand inside itself");
  CHECK(refused("x @left").message ==
        "in the saved search @right: @left would stand inside itself");
}

TEST_CASE("what is wrong in a saved search is shown there", "[query][saved]") {
  const QueryError error = refused("x OR @broken");
  CHECK(error.message == "in the saved search @broken: AND has nothing after it");
  CHECK(error.in_text == "oil AND");
}

TEST_CASE("saved searches that double each other end soon", "[query][saved]") {
  std::string text = "n0 = oil\n";
  for (int i = 1; i < 40; ++i) {
    text += fmt::format("n{0} = @n{1} @n{1}\n", i, i - 1);
  }
  const SavedSearches saved = saved_as(text);
  CHECK_FALSE(parse_query("@n39", {{}, false, &saved}));
}

TEST_CASE("a file of saved searches with a wrong line is refused", "[query][saved]") {
  const test::TempDir folder;
  for (const char* line : {"oil", "= oil", "oil =", "a b = oil", "a = oil\nA = gas"}) {
    folder.write("searches", std::string("good = x\n") + line);
    const auto saved = SavedSearches::read(folder.path());
    CAPTURE(line);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().message.find("searches, line ") != std::string::npos);
  }
  CHECK(SavedSearches::read(folder.path() / "nowhere"));
}
