// SPDX-License-Identifier: GPL-2.0-or-later
// Completion in the three shells, by the scripts that are installed.
#include <filesystem>
#include <sstream>

#include "tests/cli/sample_index.h"
#include "tests/support/tmux_screen.h"

namespace backfile {
namespace {

using Words = std::vector<std::string>;
using test::SampleIndex;

Words lines_of(const std::string& text) {
  std::istringstream in(text);
  Words lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::string script(const std::string& name) {
  const bool indexer = name.find("index") != std::string::npos;
  return (test::source_dir() / (indexer ? "indexer" : "searcher") / "completion" / name).string();
}

std::map<std::string, std::string> environment_of(const SampleIndex& index) {
  const std::string programs =
      std::filesystem::path(test::searcher_program()).parent_path().string();
  return {{"PATH", programs + ":/usr/bin:/bin"},
          {"BACKFILE_DB", (index.folder() / "index").string()},
          {"LANG", "C.UTF-8"},
          {"HOME", index.folder().string()}};
}

bool is_there(const std::string& program) {
  const bool found = std::filesystem::exists(program) && test::TmuxScreen::is_there();
  if (!found) {
    WARN("not checked, for there is no " << program << " or no tmux");
  }
  return found;
}

/// Types each line into the shell, Tab, and looks for what it becomes.
void check_typing(test::TmuxScreen& screen,
                  const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [typed, becomes] : cases) {
    screen.type(typed);
    screen.press({"Tab"});
    CAPTURE(typed, becomes);
    const std::string shown = screen.shown_with(becomes);
    CAPTURE(shown);
    CHECK(shown.find(becomes) != std::string::npos);
    screen.press({"C-c"});
    screen.command("clear");
    screen.shown_with("$");
  }
}

const std::vector<std::pair<std::string, std::string>> kTyped{
    {"backfile-search org:Kasp", "backfile-search org:Kaspersky-Lab"},
    {"backfile-search oil --org Kasp", "backfile-search oil --org Kaspersky\\ Lab"},
    {"backfile-search 'mars -org:Kasp", "backfile-search 'mars -org:Kaspersky-Lab"},
    {"backfile-search --sort new", "backfile-search --sort newest"},
    {"backfile-search --tim", "backfile-search --timeline"},
    {"backfile-search titl", "backfile-search title:"},
    {"backfile-index --reb", "backfile-index --rebuild"},
    {"backfile-index --progress j", "backfile-index --progress json"}};

SCENARIO("the program says what a line may go on with", "[cli][completion]") {
  const SampleIndex index;
  const auto complete = [&](Words line) {
    line.insert(line.begin(), {test::searcher_program(), "--complete"});
    return test::run_program({std::move(line), {}, index.folder(), environment_of(index)});
  };
  CHECK(complete({"org:kasp"}).out == "org:kaspersky-Lab\n");
  CHECK(complete({"-d", "index", "--org", "Kasp"}).out == "Kaspersky Lab\n");
  CHECK(complete({"org:\"Kaspersky"}).out == "org:\"Kaspersky Lab\"\n");
  CHECK(complete({"lang:d"}).out == "lang:de\n");
  CHECK(complete({"source:Meridian"}).out.starts_with("source:Meridian-Wire\n"));
  CHECK(complete({"--color", "al"}).out == "always\n");
  // Those of most articles first.
  const Words places = lines_of(complete({"place:"}).out);
  CHECK(places.size() == 50);
  const auto count = [&](const std::string& query) {
    return std::stoi(index.search({"--count", query}).out);
  };
  CHECK(count(places.front()) >= count(places.back()));
  // What fails is no candidate.
  for (const Words& line : std::vector<Words>{{}, {""}, {"-d", "nowhere", "org:x"}, {"foo:b"}}) {
    const auto run = complete(line);
    CHECK(run.exit_code <= 1);
    CHECK(run.err.empty());
  }
  CHECK(complete({"org:zzzz"}).exit_code == 1);
}

SCENARIO("hostile names are no candidates", "[cli][completion][security]") {
  const test::TempDir folder;
  folder.write("a.jsonl",
               R"({"title":"One","text":"A story of the harbour.","date":"2020-01-02",)"
               R"("source":"Evil\u001b[2J Wire"})"
               "\n"
               R"({"title":"Two","text":"A story of the pilots.","date":"2020-01-02",)"
               R"("source":"Evil \"$(id)\" Post"})"
               "\n");
  const auto run = [&](Words command) {
    return test::run_program({std::move(command), {}, folder.path(), {{"BACKFILE_DB", "index"}}});
  };
  REQUIRE(run({test::indexer_program(), "a.jsonl"}).exit_code == 0);
  const std::string offered = run({test::searcher_program(), "--complete", "source:Ev"}).out;
  CHECK(offered.find('\x1b') == std::string::npos);
  CHECK(run({test::searcher_program(), "--complete", "--source", "Ev"}).out.find("$(id)") !=
        std::string::npos);  // shells quote it
}

SCENARIO("bash completes", "[cli][completion]") {
  if (!is_there("/bin/bash")) {
    return;
  }
  const SampleIndex index;
  test::TmuxScreen screen({100, 30}, index.folder(), environment_of(index));
  screen.command("source " + script("backfile-search.bash"));
  screen.command("source " + script("backfile-index.bash") + "; clear");
  check_typing(screen, kTyped);
}

SCENARIO("zsh completes", "[cli][completion]") {
  if (!is_there("/usr/bin/zsh")) {
    return;
  }
  const SampleIndex index;
  test::TmuxScreen screen({100, 30}, index.folder(), environment_of(index));
  screen.command("PS1='$ ' exec zsh -f");
  const std::string folder = std::filesystem::path(script("_backfile-search")).parent_path();
  const std::string other = std::filesystem::path(script("_backfile-index")).parent_path();
  screen.command("fpath=(" + folder + " " + other +
                 " $fpath); autoload -U compinit; compinit -u -D; clear; echo ready");
  screen.shown_with("ready");
  screen.command("clear");
  check_typing(screen, kTyped);
}

SCENARIO("fish completes", "[cli][completion]") {
  const std::string fish = "/usr/bin/fish";
  if (!is_there(fish)) {
    return;
  }
  const SampleIndex index;
  struct Case {
    std::string line, candidate;
  };
  for (const Case& c : std::vector<Case>{{"backfile-search org:Kasp", "org:Kaspersky-Lab"},
                                         {"backfile-search oil --org Kasp", "Kaspersky Lab"},
                                         {"backfile-search --sort new", "newest"},
                                         {"backfile-search titl", "title:"},
                                         {"backfile-index --reb", "--rebuild"},
                                         {"backfile-index --progress j", "json"}}) {
    const auto run =
        test::run_program({{fish,
                            "--no-config",
                            "-c",
                            "source " + script("backfile-search.fish") + "; source " +
                                script("backfile-index.fish") + "; complete -C '" + c.line + "'"},
                           {},
                           index.folder(),
                           environment_of(index)});
    CAPTURE(c.line, run.out, run.err);
    const Words lines = lines_of(run.out);
    CHECK(std::ranges::any_of(lines, [&](const std::string& line) {
      return line.substr(0, line.find('\t')) == c.candidate;
    }));
  }
}

}  // namespace
}  // namespace backfile
