// SPDX-License-Identifier: GPL-2.0-or-later
// The formats of backfile-search over the sample corpus, as a shell sees them.
#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

using test::ProgramOutput;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

class SampleIndex {
 public:
  SampleIndex() {
    const ProgramOutput indexed =
        test::run_program({{test::indexer_program(), "-q", "-d", index(), "sample_corpus"},
                           {},
                           test::source_dir(),
                           {}});
    CAPTURE(indexed.err);
    REQUIRE(indexed.exit_code <= 1);
  }

  ProgramOutput search(Words arguments, const std::string& standard_input = {}) const {
    arguments.insert(arguments.begin(), {test::searcher_program(), "-d", index()});
    return test::run_program({std::move(arguments), standard_input, folder_.path(), {}});
  }

  /// On a terminal of 24 lines and 80 columns, made by script(1); "" where there is none.
  std::string on_terminal(const std::string& arguments, const std::string& variables = {}) const {
    const std::string script =
        "command -v script >/dev/null || exit 0; export PROGRAM=\"$0\"; "
        "script -qec 'stty rows 200 cols 80; TERM=xterm " +
        variables + " \"$PROGRAM\" -d \"" + index() + "\" " + arguments + "' /dev/null </dev/null";
    return test::run_program(
               {{"/bin/bash", "-c", script, test::searcher_program()}, {}, folder_.path(), {}})
        .out;
  }

 private:
  std::string index() const { return (folder_.path() / "index").string(); }

  test::TempDir folder_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Words lines_of(const std::string& output) {
  std::istringstream text(output);
  Words lines;
  for (std::string line; std::getline(text, line);) {
    lines.push_back(line);
  }
  return lines;
}

TEST_CASE("a timeline is a table in a pipe and bars on a terminal", "[cli][timeline]") {
  const SampleIndex sample;
  const ProgramOutput piped = sample.search({"oil", "--timeline=year"});
  CAPTURE(piped.out, piped.err);
  CHECK(piped.exit_code == 0);
  const Words lines = lines_of(piped.out);
  REQUIRE(lines.size() > 2);
  CHECK(lines[0] == "bucket\tmatches\tarchived\tshare");
  for (const std::string& line : lines) {
    CHECK(std::ranges::count(line, '\t') == 3);
  }
  CHECK(sample.search({"oil", "--timeline=year", "--format=tsv", "-n0"}).out == piped.out);
  CHECK(has(sample.search({"oil", "--timeline=year", "-n0"}).out, "█"));
  CHECK(has(sample.search({"oil", "--timeline=year", "--format=text"}).out, "By year"));
  CHECK(sample.search({"zebra", "--timeline"}).exit_code == 1);
  if (const std::string shown = sample.on_terminal("oil --timeline=year"); !shown.empty()) {
    CHECK(has(shown, "By year"));
    CHECK(has(shown, "█"));
    CHECK(has(sample.on_terminal("oil --timeline=year", "LC_ALL=C"), "#"));
    CHECK_FALSE(has(sample.on_terminal("oil --timeline=year", "LC_ALL=C"), "█"));
    CHECK_FALSE(has(sample.on_terminal("oil --timeline=year", "TERM=dumb"), "█"));
  }
  const ProgramOutput undated = sample.search({"--timeline=day"});
  CHECK(has(undated.err, "not in the table: "));
  CHECK(has(undated.err, "without a date"));
}

TEST_CASE("a concordance covers whole articles and any kind of query", "[cli][kwic]") {
  const SampleIndex sample;
  for (const std::string query : {"comet",
                                  "\"kaspersky lab\"",
                                  "immigra* OR astro*",
                                  "oil NEAR/5 embargo",
                                  "ракета OR космос",
                                  "日本",
                                  "title:comet"}) {
    const ProgramOutput run = sample.search({query, "--format=kwic", "-n", "100"});
    CAPTURE(query, run.out, run.err);
    CHECK(run.exit_code <= 1);
    CHECK_FALSE(has(run.out, "*"));
    for (const std::string& line : lines_of(run.out)) {
      CHECK(line.size() > 25);
    }
  }
  // As often as the reader of the screen marks it.
  const std::string id =
      Json::parse(sample.search({"kaspersky", "--format=jsonl", "-n1"}).out)["article"]["id"];
  const std::string shown = sample.search({"--show", id, "kaspersky"}).out;
  const std::string lines = sample.search({"--show", id, "kaspersky", "--format=kwic"}).out;
  CHECK(std::ranges::count(shown, '*') / 2 == std::ranges::count(lines, '\n'));
  CHECK(has(lines, id));
  CHECK(has(sample.search({"the", "--format=kwic", "-n2"}).err, "lines of 2 of "));
  const ProgramOutput wordless = sample.search({"--source", "Meridian Wire", "--format=kwic"});
  CHECK(wordless.exit_code == 0);
  CHECK(wordless.out.empty());
  CHECK(has(wordless.err, "no words"));
  CHECK(lines_of(sample.search({"comet", "--format=kwic", "--sort-lines=left"}).out).size() ==
        lines_of(sample.search({"comet", "--format=kwic"}).out).size());
}

TEST_CASE("every hit is cited once in every citation format", "[cli][citation]") {
  const SampleIndex sample;
  const Words query{"date:1900..", "-n", "1000", "--format"};
  const auto run = [&](const std::string& format) {
    Words arguments = query;
    arguments.push_back(format);
    return sample.search(arguments).out;
  };
  const Json items = Json::parse(run("csl-json"));
  Words keys;
  for (const Json& item : items) {
    keys.push_back(item["id"]);
    CHECK(item["type"] == "article-newspaper");
    CHECK(item["issued"]["date-parts"][0].size() <= 3);
  }
  std::ranges::sort(keys);
  CHECK(std::ranges::adjacent_find(keys) == keys.end());
  CHECK(keys.size() > 50);
  const std::string bibtex = run("bibtex"), ris = run("ris");
  for (const std::string& key : keys) {
    CHECK(has(bibtex, "@article{" + key + ",\n"));
    CHECK(has(ris, "ID  - " + key + "\n"));
  }
  CHECK(std::ranges::count(bibtex, '{') == std::ranges::count(bibtex, '}'));
  CHECK_FALSE(has(ris, "\r"));
}

TEST_CASE("fields are chosen by name", "[cli][fields]") {
  const SampleIndex sample;
  const std::string tsv = sample.search({"comet", "--format=tsv", "--fields=headline,date"}).out;
  CHECK(tsv.starts_with("headline\tdate\n"));
  const Words lines =
      lines_of(sample.search({"comet", "--format=jsonl", "--fields=date,byline"}).out);
  REQUIRE_FALSE(lines.empty());
  CHECK(lines[0].starts_with("{\"date\":\""));
  CHECK(Json::parse(lines[0])["byline"].is_array());
  const ProgramOutput wrong = sample.search({"comet", "--format=tsv", "--fields=sourse"});
  CHECK(wrong.exit_code == 2);
  CHECK(has(wrong.err, "did you mean source?"));
  const std::string batch =
      sample.search({"--queries=-", "--format=csv", "--fields=id"}, "a\tcomet\nb\tcomet\n").out;
  CHECK(batch.starts_with("query_id,id\r\na,"));
  CHECK(batch.find("query_id", 1) == std::string::npos);
}

TEST_CASE("links are printed where they are wished for", "[cli][link]") {
  const SampleIndex sample;
  CHECK_FALSE(has(sample.search({"comet"}).out, "\x1b"));
  CHECK_FALSE(has(sample.search({"comet", "--hyperlinks"}).out, "\x1b"));
  CHECK(has(sample.search({"comet", "--hyperlinks=always"}).out, "\x1b]8;id="));
  if (const std::string shown = sample.on_terminal("comet --hyperlinks"); !shown.empty()) {
    CHECK(has(shown, "\x1b]8;id="));
    CHECK_FALSE(has(sample.on_terminal("comet"), "\x1b]8;"));
  }
}

TEST_CASE("a shown article has its hits marked and a wrong query is refused", "[cli][show]") {
  const SampleIndex sample;
  const std::string found = sample.search({"kaspersky", "--format=json", "-n1"}).out;
  const std::string id = Json::parse(found)["hits"][0]["article"]["id"];
  const ProgramOutput plain = sample.search({"--show", id});
  CHECK(plain.exit_code == 0);
  CHECK_FALSE(has(plain.out, "*"));
  CHECK(has(plain.out, "\n  1  "));
  CHECK(has(plain.out, "Date: 2017-09-14, from "));
  CHECK(has(sample.search({"--show", id, "kaspersky"}).out, "*Kaspersky*"));
  CHECK(has(sample.search({"--show", id, "--color=always"}).out, "\x1b[4m"));
  const ProgramOutput wrong = sample.search({"--show", id, "foo:bar"});
  CHECK(wrong.exit_code == 2);
  CHECK(has(wrong.err, "    foo:bar\n    ^^^"));
}

}  // namespace
}  // namespace backfile
