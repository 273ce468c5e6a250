// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-search as a shell runs it, over an index that backfile-index has written.
#include <algorithm>
#include <csignal>
#include <iterator>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "searcher/cli/help_text.h"
#include "tests/support/json_schema.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

using test::ProgramOutput;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

// Articles in Reuters' SGML: the tags give names, sections and dates.
std::string reuters(int number,
                    const std::string& date,
                    const std::string& orgs,
                    const std::string& title,
                    const std::string& body) {
  return "<REUTERS TOPICS=\"YES\" OLDID=\"" + std::to_string(number) + "\" NEWID=\"" +
         std::to_string(number) + "\">\n<DATE>" + date +
         " 15:01:01.79</DATE>\n<TOPICS><D>crude</D></TOPICS>\n" +
         "<PLACES><D>austria</D></PLACES>\n<PEOPLE></PEOPLE>\n<ORGS>" + orgs +
         "</ORGS>\n<EXCHANGES></EXCHANGES>\n<COMPANIES></COMPANIES>\n<TEXT>\n<TITLE>" + title +
         "</TITLE>\n<DATELINE>    VIENNA, March 1 - </DATELINE><BODY>" + body +
         "\n</BODY></TEXT>\n</REUTERS>\n";
}

class SearchFolder {
 public:
  SearchFolder() {
    folder_.write(
        "news/oil.sgm",
        "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n" +
            reuters(1,
                    " 1-MAR-1987",
                    "<D>opec</D>",
                    "OIL PRICES RISE",
                    "Oil prices rose in Vienna after OPEC ministers met on Sunday to talk about "
                    "output.") +
            reuters(2,
                    "10-MAR-1987",
                    "<D>opec</D><D>imf</D>",
                    "OIL MINISTERS MEET",
                    "Ministers said the price of crude oil would hold through the spring.") +
            reuters(3,
                    "20-MAY-1987",
                    "",
                    "COFFEE QUOTAS FAIL",
                    "Coffee talks ended without quotas; the market had hoped for an agreement."));
    folder_.write("news/evil.jsonl",
                  "{\"title\":\"Escape \\u001b[2J attempt\",\"text\":\"The hostile "
                  "\\u001b]52;c;ZXZpbA==\\u0007 page "
                  "of \\u009b31m and \\u202eevil\\u202c text was written to steer a terminal.\","
                  "\"url\":\"https://news.example/2016/03/04/evil\",\"date\":\"2016-03-04\"}\n");
    const ProgramOutput indexed = test::run_program(
        {{test::indexer_program(), "-d", "index", "news"}, {}, folder_.path(), {}});
    CAPTURE(indexed.out, indexed.err);
    REQUIRE(indexed.exit_code <= 1);
  }

  ProgramOutput search(Words arguments,
                       std::string standard_input = {},
                       std::map<std::string, std::string> environment = {}) const {
    arguments.insert(arguments.begin(), test::searcher_program());
    environment.emplace("BACKFILE_DB", "index");
    return test::run_program(
        {std::move(arguments), std::move(standard_input), folder_.path(), std::move(environment)});
  }

  /// The same through a shell, for pipes. "$0" is the searcher.
  ProgramOutput shell(const std::string& script) const {
    return test::run_program({{"/bin/bash", "-c", script, test::searcher_program()},
                              {},
                              folder_.path(),
                              {{"BACKFILE_DB", "index"}}});
  }

  const test::TempDir& folder() const { return folder_; }

 private:
  test::TempDir folder_;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// No byte that could steer a terminal.
bool is_plain(const std::string& text) {
  return std::ranges::all_of(text,
                             [](char c) {
                               return c == '\n' ||
                                      (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
                             }) &&
         !has(text, "\xc2\x9b") && !has(text, "\xe2\x80\xae");
}

TEST_CASE("the full-screen search without a terminal is refused", "[cli][tui]") {
  const SearchFolder folder;
  const ProgramOutput output = folder.search({"-i", "quartz"});
  CHECK(output.exit_code == 2);
  CHECK(output.out.empty());
  CHECK(has(output.err, "needs a terminal"));
  CHECK(has(output.err, "without -i"));
}

SCENARIO("backfile-search tells by its exit code what it found", "[cli]") {
  GIVEN("an index of four articles") {
    const SearchFolder folder;
    THEN("0 is found, 1 is not found, 2 is an error") {
      CHECK(folder.search({"oil", "price"}).exit_code == 0);
      CHECK(folder.search({"--count", "oil"}).exit_code == 0);
      CHECK(folder.search({"zebra"}).exit_code == 1);
      CHECK(folder.search({"--count", "zebra"}).exit_code == 1);
      CHECK(folder.search({"--offset", "50", "oil"}).exit_code == 0);
      CHECK(folder.search({}).exit_code == 2);
      CHECK(folder.search({"foo:bar"}).exit_code == 2);
      CHECK(folder.search({"--nonsense", "oil"}).exit_code == 2);
      CHECK(folder.search({"-d", "nowhere", "oil"}).exit_code == 2);
      CHECK(folder.search({"--show", "zzzzzzzzzzzz"}).exit_code == 1);
      CHECK(folder.search({"--version"}).exit_code == 0);
    }
    THEN("results go to standard output and complaints to standard error") {
      CHECK(folder.search({"oil"}).err.empty());
      CHECK(folder.search({"foo:bar"}).out.empty());
      CHECK(folder.search({"-d", "nowhere", "oil"}).out.empty());
      CHECK(has(folder.search({"-d", "nowhere", "oil"}).err, "nowhere"));
      CHECK(has(folder.search({}).err, "--help"));
    }
  }
}

SCENARIO("a wrong query is shown with a caret under the place", "[cli]") {
  GIVEN("an index") {
    const SearchFolder folder;
    struct Case {
      Words arguments;
      std::string lines;
    };
    const auto c = GENERATE(values<Case>({
        {{"org:"}, "    org:\n    ^"},
        {{"date:2017-13"}, "    date:2017-13\n         ^^^^^^^\n"},
        {{"\"open"}, "    \"open\n    ^"},
        {{"foo:bar"}, "    foo:bar\n    ^^^"},
        {{"a AND"}, "    a AND\n      ^^^\n"},
        {{"原油 e\u0301te\u0301 foo:bar"}, "    原油 e\u0301te\u0301 foo:bar\n             ^^^"},
        {{"oil", "--date", "2017-13"}, "    2017-13\n    ^^^^^^^\n"},
        {{"oil", "--not-lang", ""}, "--not-lang: "},
    }));
    CAPTURE(c.arguments);
    const ProgramOutput run = folder.search(c.arguments);
    CAPTURE(run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(has(run.err, c.lines));
    CHECK(run.err.starts_with("backfile-search: "));
  }
}

SCENARIO("monstrous queries end soon and with a word", "[cli]") {
  GIVEN("an index") {
    const SearchFolder folder;
    std::string words, brackets(1000, '('), ors;
    for (int i = 0; i < 10000; ++i) {
      words += "word" + std::to_string(i) + " ";
      ors += (i == 0 ? "oil" : " OR w" + std::to_string(i));
    }
    for (const std::string& query : {words,
                                     ors,
                                     brackets,
                                     brackets + "oil" + std::string(1000, ')'),
                                     std::string(100000, '-'),
                                     std::string(5000, '"'),
                                     std::string(120000, 'a')}) {
      const ProgramOutput run = folder.search({"--match=any", "--", query});
      CAPTURE(query.substr(0, 40), run.err.substr(0, 400));
      CHECK(run.exit_code <= 2);
      CHECK(run.err.size() < 2000);
    }
    CHECK(folder.search({ors}).exit_code == 0);
  }
}

SCENARIO("every example of the query help is understood", "[cli]") {
  GIVEN("an index") {
    const SearchFolder folder;
    for (const QueryExample& row : kQueryExamples) {
      if (!row.example.empty()) {
        const ProgramOutput run = folder.search({"--", std::string(row.example)});
        CAPTURE(row.example, run.err);
        CHECK(run.exit_code <= 1);
      }
    }
  }
}

SCENARIO("hits are printed for people", "[cli]") {
  GIVEN("an index") {
    const SearchFolder folder;
    WHEN("nothing else is said") {
      const ProgramOutput run = folder.search({"oil", "price"});
      THEN("headline, date and marked words are there without colour") {
        CHECK(run.out.starts_with("1–2 of 2 articles\n"));
        CHECK(has(run.out, "1987-03-01"));
        CHECK(has(run.out, "*"));
        CHECK(is_plain(run.out));
      }
      THEN("the same command prints the same bytes") {
        CHECK(folder.search({"oil", "price"}).out == run.out);
      }
    }
    WHEN("colour is forced") {
      const ProgramOutput run = folder.search({"--color=always", "oil"});
      CHECK(has(run.out, "\x1b[1;31m"));
      CHECK_FALSE(has(run.out, "*"));
      CHECK(is_plain(folder.search({"oil"}, {}, {{"NO_COLOR", "1"}, {"CLICOLOR_FORCE", "1"}}).out));
      CHECK(has(folder.search({"oil"}, {}, {{"CLICOLOR_FORCE", "1"}}).out, "\x1b[1m"));
    }
    WHEN("facets and a timeline are asked for") {
      const ProgramOutput run =
          folder.search({"--date=1987", "--facets=org,place", "--timeline=month", "-n0"});
      CHECK(run.exit_code == 0);
      CHECK(has(run.out, "3 articles\n"));
      CHECK(has(run.out, "Organizations"));
      CHECK(has(run.out, "  OPEC "));
      CHECK(has(run.out, "  Austria "));
      CHECK(has(run.out, "1987-04"));
      CHECK(has(run.out, "no articles in the archive"));
    }
    WHEN("options and query say the same") {
      CHECK(folder.search({"oil", "--org", "opec"}).out == folder.search({"oil", "org:opec"}).out);
      CHECK(folder.search({"oil", "--not-org", "imf", "--count"}).out == "1\n");
      CHECK(folder.search({"--from", "1987-03-05", "--to", "1987", "--count"}).out == "2\n");
      CHECK(folder.search({"date:yesterday", "--today", "1987-03-02", "--count"}).out == "1\n");
      CHECK(folder.search({"--", "-oil", "--count"}).exit_code == 1);
      CHECK(folder.search({"--count", "--", "-oil"}).out == "2\n");
      CHECK(folder.search({"--match=any", "coffee", "oil", "--count"}).out == "3\n");
    }
    WHEN("an explanation is wanted") {
      const ProgramOutput run = folder.search({"--explain", "oil OR coffee talks"});
      CHECK(has(run.out, "read as: "));
      CHECK(has(run.out, "score "));
    }
  }
}

SCENARIO("an article is shown by any name it has", "[cli]") {
  GIVEN("an index") {
    const SearchFolder folder;
    const std::string found = folder.search({"coffee", "--format", "json"}).out;
    const std::string id = Json::parse(found)["hits"][0]["article"]["id"];
    for (const std::string& name : {id, id.substr(0, 6), std::string("3")}) {
      const ProgramOutput run = folder.search({"--show", name});
      CAPTURE(name, run.err);
      CHECK(run.exit_code == 0);
      CHECK(has(run.out, "COFFEE QUOTAS FAIL"));
      CHECK(has(run.out, "the market had hoped"));
      CHECK(has(run.out, id));
    }
  }
}

SCENARIO("hostile text never reaches the terminal", "[cli][security]") {
  GIVEN("an article full of escape codes") {
    const SearchFolder folder;
    for (const Words& arguments : {Words{"hostile"},
                                   Words{"hostile", "--explain", "--facets", "--timeline"},
                                   Words{"hostile", "--format=json"},
                                   Words{"hostile", "--format=jsonl"},
                                   Words{"hostile", "--format=paths"},
                                   Words{"hostile", "--format=trec"},
                                   Words{"hostile", "--format=kwic"},
                                   Words{"hostile", "--format=bibtex"},
                                   Words{"hostile", "--format=ris"},
                                   Words{"hostile", "--format=csl-json"},
                                   Words{"hostile", "--format=jsonl", "--fields=headline,body"},
                                   Words{"--show", "https://news.example/2016/03/04/evil"},
                                   Words{"hostile OR \x1b[2J\xc2\x9bx", "--explain"}}) {
      const ProgramOutput run = folder.search(arguments);
      CAPTURE(arguments, run.out, run.err);
      CHECK(run.exit_code == 0);
      CHECK(is_plain(run.out));
      CHECK(is_plain(run.err));
    }
    for (const Words& arguments : {Words{"\x1b[2Jfoo:\x9b\xe2\x80\xae"},
                                   Words{"--\x1b[2J"},
                                   Words{"-d", "\x1b]0;x\x07", "a"},
                                   Words{"--show", "\x1b[2J"},
                                   Words{"a", "--sort", "\x1b[2J"}}) {
      const ProgramOutput run = folder.search(arguments);
      CAPTURE(run.err);
      CHECK(run.exit_code != 0);
      CHECK(is_plain(run.err));
    }
  }
}

SCENARIO("every format is written by the real program", "[cli]") {
  GIVEN("an index") {
    const SearchFolder folder;
    const std::string schema =
        test::read_file(test::source_dir() / "searcher" / "render" / "result.schema.json");
    THEN("json fulfils its schema") {
      const ProgramOutput run =
          folder.search({"oil", "--format=json", "--facets", "--timeline=week", "--explain"});
      CHECK(test::schema_violations(schema, "result", run.out) == Words{});
      CHECK(Json::parse(run.out)["total"] == 2);
      CHECK(Json::parse(run.out)["hits"][0]["score_parts"].size() > 0);
    }
    THEN("json fulfils it with words that were added, too") {
      for (const Words& arguments : {Words{"oil", "--expand"},
                                     Words{"--similar", "1"},
                                     Words{"--background", "2", "--as-of", "1987-03-09"}}) {
        Words all = arguments;
        all.emplace_back("--format=json");
        const ProgramOutput run = folder.search(all);
        CHECK(run.err == "");
        CHECK(test::schema_violations(schema, "result", run.out) == Words{});
        CHECK(Json::parse(run.out)["added_words"].size() > 0);
      }
    }
    THEN("json lines fulfil it line by line") {
      std::istringstream lines(folder.search({"oil", "--format=jsonl"}).out);
      int count = 0;
      for (std::string line; std::getline(lines, line); ++count) {
        CHECK(test::schema_violations(schema, "hit_line", line) == Words{});
      }
      CHECK(count == 2);
    }
    THEN("an article fulfils it too") {
      CHECK(test::schema_violations(
                schema, "article_document", folder.search({"--show", "1", "--format=json"}).out) ==
            Words{});
    }
    THEN("csv has a header and a row for each hit") {
      const std::string csv = folder.search({"oil", "--format=csv"}).out;
      CHECK(csv.starts_with("rank,score,id,date,"));
      CHECK(std::ranges::count(csv, '\r') == 3);
    }
    THEN("paths are bytes that xargs reads") {
      CHECK(folder.search({"oil", "--format=paths"}).out.ends_with("oil.sgm\n"));
      const std::string out = folder.search({"oil", "--format=paths", "-0"}).out;
      CHECK(out.back() == '\0');
      CHECK(std::ranges::count(out, '\0') == 1);
    }
  }
}

SCENARIO("a batch of queries writes a run", "[cli]") {
  GIVEN("an index and topics") {
    const SearchFolder folder;
    folder.folder().write("topics.tsv", "q1\toil price\r\n\nq2\tcoffee\nq3\tzebra\n");
    folder.folder().write("wrong.tsv", "q1\toil\nno tab here\nq3\tfoo:bar\nq4\tcoffee\n");
    THEN("trec has the ids of topics and records") {
      const ProgramOutput run =
          folder.search({"--queries", "topics.tsv", "--format", "trec", "--run-tag", "t"});
      CHECK(run.exit_code == 0);
      CHECK(run.err.empty());
      std::istringstream lines(run.out);
      Words topics;
      for (std::string line; std::getline(lines, line);) {
        std::istringstream columns(line);
        const Words words{std::istream_iterator<std::string>(columns), {}};
        REQUIRE(words.size() == 6);
        topics.push_back(words[0] + " " + words[2]);
      }
      std::ranges::sort(topics);
      CHECK(topics == Words{"q1 1", "q1 2", "q2 3"});
    }
    THEN("jsonl has one result a line") {
      std::istringstream lines(
          folder.search({"--queries=-", "--format=jsonl"}, "a b\toil\nc\tcoffee\n").out);
      Words ids;
      for (std::string line; std::getline(lines, line);) {
        ids.push_back(Json::parse(line)["query_id"]);
      }
      CHECK(ids == Words{"a b", "c"});
    }
    THEN("counts stand behind the ids") {
      CHECK(folder.search({"--queries", "topics.tsv", "--format=tsv", "--count"}).out ==
            "q1\t2\nq2\t1\nq3\t0\n");
    }
    THEN("a wrong line is named and the others are answered") {
      const ProgramOutput run = folder.search({"--queries", "wrong.tsv", "--format", "trec"});
      CHECK(run.exit_code == 2);
      CHECK(has(run.err, "wrong.tsv:2: "));
      CHECK(has(run.err, "wrong.tsv:3: "));
      CHECK(has(run.err, "    foo:bar\n    ^^^"));
      CHECK(has(run.out, "q1 Q0 "));
      CHECK(has(run.out, "q4 Q0 3 "));
    }
    THEN("a file that is not there is an error") {
      CHECK(folder.search({"--queries", "none.tsv"}).exit_code == 2);
      CHECK(folder.search({"--queries", "."}).exit_code == 2);
    }
    THEN("nothing found at all is 1") {
      CHECK(folder.search({"--queries", "-"}, "a\tzebra\n").exit_code == 1);
      CHECK(folder.search({"--queries", "-"}, "").exit_code == 1);
    }
  }
}

SCENARIO("pipes end quietly and full disks do not", "[cli]") {
  GIVEN("an index") {
    const SearchFolder folder;
    THEN("a closed pipe is a quiet 0") {
      const ProgramOutput run = folder.shell(
          "for i in $(seq 3000); do printf 'q%d\\toil\\n' $i; done > q.tsv; "
          "\"$0\" --queries q.tsv --format json | head -c 100 >/dev/null; echo ${PIPESTATUS[0]}");
      CHECK(run.out == "0\n");
      CHECK(run.err.empty());
      CHECK(folder.shell("\"$0\" --help | true; echo ${PIPESTATUS[0]}").out == "0\n");
    }
    THEN("a device without room is an error") {
      const ProgramOutput run = folder.shell("\"$0\" oil > /dev/full; echo $?");
      CHECK(run.out == "2\n");
      CHECK(has(run.err, "No space left"));
    }
    THEN("an interrupt is 130") {
      const ProgramOutput run = test::run_and_signal(
          {{"/bin/bash", "-c", "exec \"$0\" --queries <(sleep 5)", test::searcher_program()},
           {},
           folder.folder().path(),
           {{"BACKFILE_DB", "index"}}},
          std::chrono::milliseconds{300},
          SIGINT);
      CHECK(run.exit_code == 130);
    }
  }
}

SCENARIO("a pager is used on a terminal and only there", "[cli]") {
  GIVEN("an index and a terminal made by script") {
    const SearchFolder folder;
    if (folder.shell("command -v script").exit_code != 0) {
      WARN("no script(1) here: the pager is not tried");
      return;
    }
    const auto on_terminal =
        [&](const std::string& size, const std::string& variables, const std::string& arguments) {
          return folder
              .shell("export PROGRAM=\"$0\" TERM=xterm; script -qec 'stty " + size + "; " +
                     variables + " \"$PROGRAM\" " + arguments + "' /dev/null </dev/null")
              .out;
        };
    const std::string pager = "PAGER=\"sed s/^/paged:/\"";
    CHECK(has(on_terminal("rows 5 cols 80", pager, "oil"), "paged:"));
    CHECK_FALSE(has(on_terminal("rows 50 cols 80", pager, "oil"), "paged:"));
    CHECK_FALSE(has(on_terminal("rows 5 cols 80", pager, "oil --no-pager"), "paged:"));
    CHECK(has(on_terminal("rows 5 cols 80", "PAGER=/nonexistent/pager", "oil"), "2 articles"));
    CHECK(has(on_terminal("rows 5 cols 80", "PAGER=head", "oil"), "\x1b[1m"));
    CHECK(has(on_terminal("rows 50 cols 80", "", "oil"), " ms)"));
    CHECK_FALSE(has(folder.search({"oil"}, {}, {{"PAGER", "sed s/^/paged:/"}}).out, "paged:"));
  }
}

TEST_CASE("who appears with an entity is counted beside the whole archive", "[cli][entities]") {
  const SearchFolder folder;
  const ProgramOutput out = folder.search({"--with", "opec"});
  CAPTURE(out.out, out.err);
  CHECK(out.exit_code == 0);
  CHECK(has(out.out, "imf"));
  CHECK(has(out.out, "1 of 1"));
  CHECK_FALSE(has(out.out, "  opec "));
  CHECK(has(out.out, "Austria"));
  CHECK(has(out.out, "2 of 3"));
  const auto json =
      Json::parse(folder.search({"--with", "opec", "--with", "imf", "--format", "json"}).out);
  CHECK(json["total"] == 1);
  CHECK(json["timeline"]["buckets"].size() == 1);
  CHECK(folder.search({"--with", "nobody"}).exit_code == 1);
}

TEST_CASE("the alias book works at once, and a wrong line of it is named", "[cli][entities]") {
  const SearchFolder folder;
  const auto total = [&](const char* query) { return folder.search({query, "--count"}).out; };
  CHECK(total("org:\"the cartel\"") == "0\n");
  folder.folder().write("index/aliases.txt", "OPEC = opec, the cartel\norg:IMF = imf, the Fund\n");
  CHECK(total("org:\"the cartel\"") == "2\n");
  CHECK(total("org:\"the fund\"") == "1\n");
  const std::string facets = folder.search({"--facets=org"}).out;
  CHECK(has(facets, "OPEC"));
  const ProgramOutput why = folder.search({"--why-entity", "the cartel"});
  CAPTURE(why.out);
  CHECK(why.exit_code == 0);
  CHECK(why.out.find("OPEC") == 0);
  CHECK(has(why.out, "joined by aliases.txt"));
  const auto json = Json::parse(folder.search({"--why-entity", "opec", "--format", "json"}).out);
  CHECK(json["entities"][0]["articles"] == 2);
  CHECK(json["entities"][0]["aliases"][0]["by"] == "book");
  CHECK(folder.search({"--why-entity", "nobody"}).exit_code == 1);
  folder.folder().write("index/aliases.txt", "\nOPEC\n");
  const ProgramOutput wrong = folder.search({"oil"});
  CHECK(wrong.exit_code == 2);
  CHECK(has(wrong.err, "index/aliases.txt, line 2: "));
}

}  // namespace
}  // namespace backfile
