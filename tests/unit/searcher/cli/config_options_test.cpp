// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/cli/config_options.h"

#include <catch2/catch.hpp>

#include "searcher/cli/options.h"

namespace backfile {
namespace {

using Texts = std::vector<std::string>;

Result<Options> read(const Texts& arguments, const std::string& config, std::string db = {}) {
  Environment environment;
  environment.home = "/home/anna";
  environment.backfile_db = std::move(db);
  return parse_options(
      arguments, environment, ConfigFile{"conf", "[search]\n" + config, environment.home});
}

TEST_CASE("a config file fills in what the command line leaves open", "[cli][config]") {
  const std::string config =
      "db = ~/news\nlimit = 25\nsort = newest\ncolor = never\nexpand = yes\nno-pager = no\n"
      "org = nato\norg = un\nnot-lang = de\nfacets = place:3\n";
  const auto options = read({"oil"}, config);
  REQUIRE(options);
  CHECK(options->indexes == std::vector<std::filesystem::path>{"/home/anna/news"});
  CHECK_FALSE(options->index_is_named);
  CHECK(options->request.limit == 25);
  CHECK(options->request.sort == SortOrder::Newest);
  CHECK(options->color == ColorChoice::Never);
  CHECK(options->request.expand);
  CHECK(options->use_pager);
  CHECK(options->request.filters ==
        std::vector<FieldFilter>{{"org", {"nato", "un"}, false}, {"lang", {"de"}, true}});
  CHECK(options->request.facets == std::vector{FieldId::Place});

  SECTION("and has no word where the command line has one") {
    const auto typed = read({"oil", "-n3", "-d", "here", "--org", "opec"}, config);
    REQUIRE(typed);
    CHECK(typed->request.limit == 3);
    CHECK(typed->indexes == std::vector<std::filesystem::path>{"here"});
    CHECK(typed->request.filters.front() == FieldFilter{"org", {"opec"}, false});
  }
  SECTION("and none with --no-config") {
    const auto without = read({"oil", "--no-config"}, config + "nonsense\n");
    REQUIRE(without);
    CHECK(without->request.limit == 10);
    CHECK(without->config_folder.empty());
  }
  SECTION("and BACKFILE_DB goes before its index") {
    CHECK(read({"oil"}, config, "/e")->indexes == std::vector<std::filesystem::path>{"/e"});
  }
}

TEST_CASE("a config file is no wish to search", "[cli][config]") {
  const std::string config = "sort = newest\nfacets = org\norg = nato\nformat = json\n";
  const auto nothing = read({}, config);
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().message == "nothing to search for");
  CHECK(read({"-i"}, config)->action == Action::Screen);
}

TEST_CASE("a wrong line of a config file is refused with its place", "[cli][config]") {
  struct Case {
    std::string config, message;
  };
  const Case c = GENERATE(values<Case>({
      {"colr = never", "there is no option --colr; did you mean --color?"},
      {"\ncolor = red", "--color takes auto, always or never, not \"red\""},
      {"limit = many", "--limit takes a whole number, not \"many\""},
      {"expand = maybe", "--expand takes yes or no, not \"maybe\""},
      {"limit = 1\nlimit = 2", "--limit is given more than once"},
      {"date = 2017-13", "--date: there is no month 13 in 2017-13; Months run from 01 to 12."},
      {"show = 17", "--show is for the command line alone"},
      {"why-entity = x", "--why-entity is for the command line alone"},
      {"help = query", "--help is for the command line alone"},
  }));
  CAPTURE(c.config);
  const auto options = read({"oil"}, c.config);
  REQUIRE_FALSE(options);
  const auto line = 1 + std::ranges::count(c.config, '\n') + 1;
  CHECK(options.error().message == fmt::format("conf, line {}: {}", line, c.message));
  CHECK(read({"--help"}, c.config));
}

}  // namespace
}  // namespace backfile
