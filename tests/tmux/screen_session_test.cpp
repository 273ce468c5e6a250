// SPDX-License-Identifier: GPL-2.0-or-later
// Whole sessions with the full-screen search in a real terminal: what a user sees is held against
// golden files, and the terminal is afterwards as it was before.
#include <filesystem>
#include <iostream>
#include <regex>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/golden.h"
#include "tests/support/run_program.h"
#include "tests/support/tmux_screen.h"

using namespace backfile::test;

namespace {

bool without_tmux() {
  if (TmuxScreen::is_there()) {
    return false;
  }
  std::cout << "skipped: tmux is not installed\n";
  return true;
}

/// An index of `what`, made from the project's folder, and the programs on the path.
class Searchable {
 public:
  explicit Searchable(const std::string& what,
                      const std::filesystem::path& from = source_dir(),
                      const std::string& option = "-q") {
    const ProgramOutput indexed =
        run_program({{indexer_program(), option, "-d", index().string(), what}, "", from, {}});
    CAPTURE(indexed.err);
    REQUIRE(indexed.exit_code <= 1);
  }
  std::filesystem::path index() const { return folder_.path() / "index"; }
  std::map<std::string, std::string> environment() const {
    const auto programs = std::filesystem::path(searcher_program()).parent_path();
    return {{"BACKFILE_DB", index().string()},
            {"PATH", programs.string() + ":/usr/bin:/bin"},
            {"LANG", "C.UTF-8"}};
  }
  TmuxScreen screen(TmuxScreen::Size size = {}) const {
    return {size, folder_.path(), environment()};
  }

 private:
  TempDir folder_;
};

/// Ids depend on where the project lies.
std::string without_ids(const std::string& screen) {
  static const std::regex id("\xC2\xB7 [0-9a-z]{12}(?![0-9a-z])");
  return std::regex_replace(screen, id, "\xC2\xB7 xxxxxxxxxxxx");
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a session over the sample corpus looks like this", "[tmux]") {
  if (without_tmux()) {
    return;
  }
  const Searchable sample("sample_corpus");
  TmuxScreen screen = sample.screen();
  screen.command(
      "stty -g > before; backfile-search; echo status $?; stty -g | cmp - before && echo same");
  check_golden("tmux/1_opened", screen.shown_with("Languages"));

  // By date, which no change of the ranking alters; of two articles of a day the one of the lesser
  // id is first, which depends on where the project lies, so these are words of one article a day.
  screen.type("president");
  screen.press({"Enter", "s", "/"});
  check_golden("tmux/2_typed", screen.shown_with("$ backfile-search --sort newest president\n"));
  screen.type(" \"crude");
  check_golden("tmux/3_unfinished", screen.shown_with("still listed"));

  screen.press({"C-w", "BSpace", "Tab", "Tab", "Down", "Space", "Down", "Space"});
  check_golden("tmux/4_facets", screen.shown_with("--org"));
  screen.press({"Tab", "Down"});
  check_golden("tmux/5_timeline", screen.shown_with("--date"));

  screen.press({"u", "u", "u", "BTab", "BTab", "Enter", "n", "n"});
  check_golden("tmux/6_reader", without_ids(screen.shown_with("hit 2")));
  screen.press({"q"});
  check_golden("tmux/7_undone", screen.shown_with("$ backfile-search --sort newest president\n"));

  screen.resize({200, 60});
  check_golden("tmux/8_wide", without_ids(screen.shown_with("Names and details")));
  screen.resize({60, 20});
  CHECK(has(screen.shown_with("too small"), "80 columns"));
  screen.resize({80, 24});
  check_golden("tmux/7_undone", screen.shown_with("$ backfile-search --sort newest president\n"));

  screen.press({"q"});
  const std::string left = screen.shown_with("same");
  CHECK(has(left, "backfile-search --sort newest president\n"));
  CHECK(has(left, "status 0\n"));
}

TEST_CASE("hostile and wide text is shown aligned", "[tmux]") {
  if (without_tmux()) {
    return;
  }
  TempDir folder;
  std::string long_headline;
  for (int i = 0; i < 50; ++i) {
    long_headline += "kumquat" + std::to_string(i) + " ";
  }
  folder.write(
      "news.jsonl",
      "{\"title\":\"kumquat \u4E2D\u56FD\u653F\u5E9C\u53D1\u5E03\u65B0\u653F\u7B56"
      "\u4E2D\u56FD\u653F\u5E9C\u53D1\u5E03\u65B0\u653F\u7B56\u4E2D\u56FD\",\"text\":"
      "\"The kumquat text, which is as long as a text has to be.\",\"date\":\"2016-01-05\"}\n"
      "{\"title\":\"kumquat \u0627\u0644\u0639\u0631\u0628\u064A\u0629 \u0645\u0631\u062D"
      "\u0628\u0627\",\"text\":\"Another kumquat text, which is as long as it has to be.\","
      "\"date\":\"2016-01-04\"}\n"
      "{\"title\":\"kumquat e\u0301\u0302\u0303\u0304\u0305 \U0001F468\u200D\U0001F469\u200D"
      "\U0001F467 \u2764\uFE0F \U0001F1E9\U0001F1EA end\",\"text\":\"A third kumquat text, which "
      "is as long as it has to be.\",\"date\":\"2016-01-03\"}\n"
      "{\"title\":\"kumquat \\u001b[2J\\u001b]0;evil\\u0007 \\u202eevil\\u202c\","
      "\"text\":\"A fourth kumquat text \\u009b31m, which is as long as it has to be.\","
      "\"date\":\"2016-01-02\"}\n"
      "{\"title\":\"" +
          long_headline +
          "\",\"text\":\"A fifth kumquat text, which is as long as it has to be.\","
          "\"date\":\"2016-01-01\"}\n");
  const Searchable news("news.jsonl", folder.path());
  TmuxScreen screen = news.screen();
  screen.command("backfile-search -i --sort newest kumquat");
  check_golden("tmux/hostile", screen.shown_with("Timeline by day"));
}

TEST_CASE("signals leave the terminal as it was", "[tmux]") {
  if (without_tmux()) {
    return;
  }
  const Searchable sample("sample_corpus/jsonl");
  struct Case {
    std::string signal, status;
  };
  const Case c =
      GENERATE(values<Case>({{"INT", "130"}, {"TERM", "143"}, {"HUP", "129"}, {"QUIT", "131"}}));
  CAPTURE(c.signal);
  TmuxScreen screen = sample.screen();
  screen.command("ulimit -c 0; stty -g > before; clear");
  screen.command("backfile-search -i");
  screen.shown_with("$ backfile-search '*'");
  // Only this one: other tests run beside it.
  run_program({{"/usr/bin/pkill", "-" + c.signal, "-P", screen.shell()}, "", {}, {}});
  screen.command("echo status $?; stty -g | cmp - before && echo same");
  const std::string left = screen.shown_with("same");
  CHECK(has(left, "status " + c.status + "\n"));
  CHECK(has(left, "same\n"));
}

TEST_CASE("Ctrl-Z gives the terminal back and fg goes on", "[tmux]") {
  if (without_tmux()) {
    return;
  }
  const Searchable sample("sample_corpus/jsonl");
  TmuxScreen screen = sample.screen();
  screen.command("stty -g > before; clear");
  screen.command("backfile-search -i");
  screen.shown_with("$ backfile-search '*'");
  screen.press({"C-z"});
  screen.shown_with("Stopped");
  screen.command("stty -g | cmp - before && echo same");
  CHECK(has(screen.shown_with("same\n"), "same\n"));
  screen.command("fg");
  screen.shown_with("$ backfile-search '*'");
  screen.type("a");
  CHECK(has(screen.shown_with("$ backfile-search a"), "$ backfile-search a"));
  screen.press({"Escape", "q"});
  screen.command("clear; stty -g | cmp - before && echo same");
  CHECK(has(screen.shown_with("same\n"), "same\n"));
}

TEST_CASE("a screen whose terminal goes away ends", "[tmux]") {
  if (without_tmux()) {
    return;
  }
  const Searchable sample("sample_corpus/jsonl");
  const std::string left = (sample.index().parent_path() / "left").string();
  {
    TmuxScreen screen = sample.screen();
    screen.command("(trap '' HUP; setsid --wait true; backfile-search -i; echo $? > left) ");
    screen.shown_with("$ backfile-search '*'");
  }
  for (int i = 0; i < 100 && !std::filesystem::exists(left); ++i) {
    run_program({{"/bin/sleep", "0.1"}, "", {}, {}});
  }
  CHECK(std::filesystem::exists(left));
}

TEST_CASE("a session over Reuters looks like this", "[tmux]") {
  const auto reuters = shared_dir() / "corpora" / "reuters21578";
  if (without_tmux() || !std::filesystem::exists(reuters)) {
    std::cout << "skipped: no Reuters-21578 beside the project\n";
    return;
  }
  const Searchable news("reuters21578-000-010.tar.gz", reuters, "--no-names");
  TmuxScreen screen = news.screen({120, 36});
  screen.command("backfile-search -i oil");
  CHECK(has(screen.shown_with("$ backfile-search oil\n"), "of 11,000 articles"));
  screen.press({"Tab", "Down", "Space", "Right", "Down", "Space"});
  CHECK(has(screen.shown_with("--org"), "--org"));
  screen.press({"Tab", "Down"});
  CHECK(has(screen.shown_with("--date 1987"), "Only 1987-03"));
  screen.press({"u", "u", "u", "Tab", "Tab", "Enter"});
  CHECK(has(screen.shown_with("Date:"), "from a date field of the record"));
  screen.press({"q", "q"});
  CHECK(has(screen.shown_with("backfile-search oil\n"), "backfile-search oil\n"));
}
