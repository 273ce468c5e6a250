// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base/config_file.h"

#include <catch2/catch.hpp>

#include "common/base/user_folder.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
using Pairs = std::vector<std::pair<std::string, std::string>>;

namespace {

Result<Pairs> pairs_of(const std::string& text, std::string_view program) {
  Pairs pairs;
  const auto read =
      read_config({"conf", text, "/home/ada"},
                  program,
                  [&](const std::string& option, const std::string& value) {
                    pairs.emplace_back(option, value);
                    return option == "bad" ? std::string("no such thing") : std::string();
                  });
  return read ? Result<Pairs>(std::move(pairs)) : Unexpected(read.error());
}

}  // namespace

TEST_CASE("a config file keeps the options of two programs apart", "[base][config]") {
  const std::string text =
      "\xef\xbb\xbf# mine\r\n db = ~/news \n\n[search]\nlimit=25\nsort = newest\n[ index ]\njobs = "
      "2\n";
  CHECK(*pairs_of(text, "search") ==
        Pairs{{"db", "/home/ada/news"}, {"limit", "25"}, {"sort", "newest"}});
  CHECK(*pairs_of(text, "index") == Pairs{{"db", "/home/ada/news"}, {"jobs", "2"}});
  CHECK(pairs_of("", "index")->empty());
  CHECK(*pairs_of("map = title=headline", "index") == Pairs{{"map", "title=headline"}});
}

TEST_CASE("a wrong line of a config file is named with its file", "[base][config]") {
  struct Case {
    std::string text, message;
  };
  const Case c = GENERATE(values<Case>({
      {"db = x\nlimit", "conf, line 2: \"limit\" is not of the form OPTION = VALUE"},
      {"\n[find]\n", "conf, line 2: a section is [search] or [index], not [find]"},
      {"= 4\n", "conf, line 1: \"= 4\" is not of the form OPTION = VALUE"},
      {"bad = 1\n", "conf, line 1: no such thing"},
      {"[index]\nno sense\n", "conf, line 2: \"no sense\" is not of the form OPTION = VALUE"},
  }));
  CAPTURE(c.text);
  const auto read = pairs_of(c.text, "search");
  REQUIRE_FALSE(read);
  CHECK(read.error().message == c.message);
}

TEST_CASE("a config file that is not there has no lines", "[base][config]") {
  const test::TempDir folder;
  CHECK(read_config_file(folder.path(), "/home/ada")->text.empty());
  CHECK(read_config_file({}, {})->text.empty());
  std::filesystem::create_directory(folder.path() / "config");
  CHECK_FALSE(read_config_file(folder.path(), {}));
}

TEST_CASE("a user's folder is the one that XDG names, else one at home", "[base][config]") {
  CHECK(user_folder("/x", "/home/ada", ".config") == "/x/backfile");
  CHECK(user_folder("", "/home/ada", ".config") == "/home/ada/.config/backfile");
  CHECK(user_folder("relative", "/home/ada", ".config") == "/home/ada/.config/backfile");
  CHECK(user_folder("", "", ".config").empty());
}
