// SPDX-License-Identifier: GPL-2.0-or-later
// What both programs keep or find in the user's own folders: options, saved searches, watches.
#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

using test::ProgramOutput;
using Words = std::vector<std::string>;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A user with folders of their own, and articles "story 1", "story 2" ... of which more come.
class User {
 public:
  User() { add_articles(1, 3); }

  /// Indexes articles first..last as a file of their own.
  void add_articles(int first, int last, const std::string& more = {}) const {
    std::string lines;
    for (int i = first; i <= last; ++i) {
      lines += fmt::format(
          R"({{"title":"Story {0}","url":"https://n.example/{0}","date":"2020-01-{0:02}",)"
          R"("text":"Harbour story number {0} of the pilots. {1}"}})"
          "\n",
          i,
          more);
    }
    folder_.write(fmt::format("news/{}.jsonl", first), lines);
    CHECK(index({"news"}).exit_code == 0);
  }
  ProgramOutput index(Words arguments) const {
    arguments.insert(arguments.begin(), {test::indexer_program(), "-d", "index"});
    return run(std::move(arguments));
  }
  ProgramOutput search(Words arguments) const {
    arguments.insert(arguments.begin(), test::searcher_program());
    return run(std::move(arguments));
  }
  /// As many words as articles that a watch prints.
  Words watch(Words arguments, int exit_code) const {
    arguments.insert(arguments.begin(), {"-d", "index", "--watch", "w", "--format", "jsonl"});
    const ProgramOutput run = search(arguments);
    CAPTURE(arguments, run.out, run.err);
    CHECK(run.exit_code == exit_code);
    return Words(static_cast<std::size_t>(std::ranges::count(run.out, '\n')));
  }
  const test::TempDir& folder() const { return folder_; }
  ProgramOutput run(Words arguments) const {
    const auto in_folder = [&](const char* name) { return (folder_.path() / name).string(); };
    return test::run_program({std::move(arguments),
                              {},
                              folder_.path(),
                              {{"XDG_CONFIG_HOME", in_folder("config")},
                               {"XDG_STATE_HOME", in_folder("state")},
                               {"HOME", folder_.path().string()}}});
  }

 private:
  test::TempDir folder_;
};

SCENARIO("options and searches are kept in plain files", "[cli][config]") {
  const User user;
  user.folder().write("config/backfile/config", "[search]\ndb = ~/index\nformat = jsonl\n");
  user.folder().write("config/backfile/searches", "port = harbour -\"story number 2\"\n");
  THEN("they count where the command line says nothing else") {
    CHECK(std::ranges::count(user.search({"@port"}).out, '\n') == 2);
    CHECK(user.search({"@port", "date:2020-01-03", "--count"}).out == "1\n");
    CHECK(has(user.search({"harbour", "--format=json"}).out, "\"total\""));
  }
  THEN("its name can be completed") {
    CHECK(user.search({"--complete", "mars -@po"}).out == "mars -@port\n");
  }
  THEN("a name that is not there gets a caret and the nearest") {
    const ProgramOutput run = user.search({"@prot"});
    CHECK(run.exit_code == 2);
    CHECK(has(run.err, "    @prot\n    ^^^^^\n"));
    CHECK(has(run.err, "Did you mean @port?"));
  }
  THEN("--no-config leaves them out") {
    const ProgramOutput run = user.search({"--no-config", "-d", "index", "harbour"});
    CHECK(run.out.starts_with("1–3 of 3 articles"));
    CHECK(user.search({"--no-config", "-d", "index", "@port"}).exit_code == 2);
  }
  WHEN("a file has a wrong line") {
    user.folder().write("config/backfile/config", "[search]\n\nfromat = text\n[index]\njobs = x\n");
    THEN("both programs say where") {
      const ProgramOutput run = user.search({"-d", "index", "harbour"});
      CHECK(run.exit_code == 2);
      CHECK(has(run.err, "config/backfile/config, line 3: there is no option --fromat"));
      CHECK(has(user.index({"news"}).err, "config/backfile/config, line 5: --jobs: "));
      CHECK(user.index({"--no-config", "news"}).exit_code == 0);
      CHECK(user.search({"--help"}).exit_code == 0);
      CHECK(user.index({"--help"}).exit_code == 0);
    }
  }
}

SCENARIO("--watch prints what is new", "[cli][watch]") {
  const User user;
  GIVEN("a search that was watched once") {
    CHECK(user.watch({"harbour"}, 0).size() == 3);
    THEN("nothing is new until an article comes") {
      const ProgramOutput run = user.search({"-d", "index", "--watch=w", "harbour"});
      CHECK(run.exit_code == 1);
      CHECK(run.out.empty());
      CHECK(run.err.empty());
      user.add_articles(4, 5);
      CHECK(user.watch({"harbour"}, 0).size() == 2);
      CHECK(user.watch({"harbour"}, 1).empty());
    }
    THEN("replaced, merged and rebuilt articles are not new") {
      user.add_articles(1, 3, "Now with another end.");
      CHECK(user.watch({"harbour"}, 1).empty());
      CHECK(user.index({"--merge"}).exit_code == 0);
      CHECK(user.watch({"harbour"}, 1).empty());
      CHECK(user.index({"--rebuild", "news"}).exit_code == 0);
      CHECK(user.watch({"harbour"}, 1).empty());
    }
    THEN("an article that matches only now is new") {
      CHECK(user.search({"-d", "index", "--watch=ends", "end", "harbour"}).exit_code == 1);
      user.add_articles(1, 3, "Now with another end.");
      CHECK(has(user.search({"-d", "index", "--watch=ends", "end", "harbour"}).out, "Story 2"));
    }
    THEN("another search under the name is refused, another name has its own past") {
      const ProgramOutput run = user.search({"-d", "index", "--watch=w", "pilots"});
      CHECK(run.exit_code == 2);
      CHECK(has(run.err, "this watch is of another search: backfile-search -d index harbour"));
      CHECK(user.search({"-d", "index", "--watch=v", "pilots"}).exit_code == 0);
    }
    THEN("its file is text, and one that is not is refused") {
      const std::string text = test::read_file(user.folder().path() / "state/backfile/watch/w");
      CHECK(text.starts_with("backfile watch 1\nbackfile-search -d index harbour\n"));
      CHECK(std::ranges::count(text, '\n') == 5);
      user.folder().write("state/backfile/watch/w", text + "what?\n");
      CHECK(user.search({"-d", "index", "--watch=w", "harbour"}).exit_code == 2);
    }
  }
  GIVEN("less room than there is news") {
    THEN("the rest comes the next time") {
      CHECK(user.watch({"-n2", "harbour"}, 0).size() == 2);
      CHECK(user.watch({"-n2", "harbour"}, 0).size() == 1);
      CHECK(user.watch({"-n2", "harbour"}, 1).empty());
    }
  }
  THEN("--count only looks") {
    const Words peek{"-d", "index", "--watch=w", "--count", "harbour"};
    CHECK(user.search(peek).out == "3\n");
    CHECK(user.search(peek).out == "3\n");
  }
  THEN("several at once print each article once") {
    const ProgramOutput all = user.run(
        {"/bin/bash",
         "-c",
         "for i in 1 2 3 4 5 6; do \"$0\" -d index --watch=w --format=jsonl harbour & done; wait",
         test::searcher_program()});
    CHECK(std::ranges::count(all.out, '\n') == 3);
  }
  THEN("what could not be printed is still new") {
    const std::string command = "\"$0\" -d index --watch=w harbour > /dev/full";
    CHECK(user.run({"/bin/bash", "-c", command, test::searcher_program()}).exit_code == 2);
    CHECK(user.watch({"harbour"}, 0).size() == 3);
  }
  THEN("what makes no sense beside it is refused") {
    for (const Words& arguments : std::vector<Words>{{"--watch=../w", "x"},
                                                     {"--watch=", "x"},
                                                     {"--watch=w"},
                                                     {"--watch=w", "--show=17"},
                                                     {"--watch=w", "--queries=-"}}) {
      CAPTURE(arguments);
      CHECK(user.search(arguments).exit_code == 2);
    }
  }
}

}  // namespace
}  // namespace backfile
