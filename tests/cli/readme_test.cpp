// SPDX-License-Identifier: GPL-2.0-or-later
// The session that README.md shows, line by line.
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

using namespace backfile::test;

namespace {

/// The lines behind "$ " of the block under the session's mark.
std::vector<std::string> session_lines() {
  const std::string readme = read_file(source_dir() / "README.md");
  std::vector<std::string> lines;
  std::size_t at = readme.find("<!-- session:");
  REQUIRE(at != std::string::npos);
  const std::string prompt = "\n    $ ";
  for (at = readme.find(prompt, at); readme.compare(at, prompt.size(), prompt) == 0;) {
    const std::size_t begin = at + prompt.size();
    at = readme.find('\n', begin);
    lines.push_back(readme.substr(begin, at - begin));
  }
  return lines;
}

}  // namespace

TEST_CASE("every line of the README's session does something", "[cli][readme]") {
  const TempDir folder;
  const std::vector<std::string> lines = session_lines();
  REQUIRE(lines.size() > 5);
  REQUIRE(lines.front().starts_with("export BACKFILE_DB="));
  const std::string programs = std::filesystem::path(indexer_program()).parent_path().string();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    CAPTURE(lines[i]);
    const ProgramOutput output = run_program({{"/bin/sh", "-c", lines[i]},
                                              "",
                                              source_dir(),
                                              {{"BACKFILE_DB", (folder.path() / "index").string()},
                                               {"PATH", programs + ":/usr/bin:/bin"}}});
    CAPTURE(output.err);
    // The sample corpus holds inputs that are skipped on purpose: status 1 of the indexer.
    CHECK(output.exit_code == (lines[i] == "backfile-index sample_corpus" ? 1 : 0));
    CHECK_FALSE((output.out + output.err).empty());
  }
}

TEST_CASE("the README shows the screen as it looks", "[cli][readme]") {
  const std::string readme = read_file(source_dir() / "README.md");
  const std::string mark = "<!-- screen: ";
  const std::size_t at = readme.find(mark);
  REQUIRE(at != std::string::npos);
  const std::size_t name = at + mark.size();
  const std::string file = readme.substr(name, readme.find(';', name) - name);
  std::string expected;
  std::istringstream screen(read_file(source_dir() / file));
  for (std::string line; std::getline(screen, line);) {
    expected += "    " + line + "\n";
  }
  CAPTURE(expected);
  REQUIRE_FALSE(expected.empty());
  const std::size_t begin = readme.find('\n', at) + 1;
  CHECK((readme.substr(begin, expected.size()) == expected));
}
