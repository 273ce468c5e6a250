// SPDX-License-Identifier: GPL-2.0-or-later
// backfile-index as a user's shell runs it.
#include <fstream>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>
#include <xapian.h>

#include "tests/cli/indexer_folder.h"

using namespace backfile::test;
using Catch::Contains;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kArticle =
    "Council votes for the bridge\n\n"
    "September 14, 2017\n\n"
    "The town council voted on Thursday for a new bridge across the river.\n\n"
    "Work is to begin in spring, the mayor said.\n";

std::vector<json> json_lines(const std::string& text) {
  std::vector<json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    lines.push_back(json::parse(line));
  }
  return lines;
}

}  // namespace

TEST_CASE("a folder is indexed once and then only what has changed", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.write_lines("b.jsonl", 5, "drains");
  ProgramOutput output = folder.run({"news"});
  CAPTURE(output.err);
  CHECK(output.exit_code == 0);
  CHECK(output.out.empty());
  CHECK_THAT(output.err, Contains("indexed 6 articles from 2 files") && Contains("; 0 skipped"));
  CHECK_THAT(
      output.err,
      Contains("\n  dates     ") && Contains("\n  names     ") && Contains("\n  size      "));
  CHECK(folder.articles() == 6);

  output = folder.run({"news"});
  CHECK(output.exit_code == 0);
  CHECK_THAT(output.err, Contains("nothing new: 2 files unchanged"));
  CHECK(folder.stats()["index"].ends_with("revision 1"));

  folder.write_lines("b.jsonl", 7, "bridges");
  output = folder.run({"news"});
  CHECK_THAT(output.err,
             Contains("indexed 7 articles from 1 file ") && Contains("1 file unchanged"));
  CHECK(folder.articles() == 8);
  CHECK(folder.stats()["index"].ends_with("revision 2"));
}

TEST_CASE("a touched file of the same content is not read again", "[cli][indexer]") {
  const IndexerFolder folder;
  const fs::path file = folder.write("a.txt", kArticle);
  folder.run({"news"});
  fs::last_write_time(file, fs::last_write_time(file) + std::chrono::hours(1));
  CHECK_THAT(folder.run({"news"}).err,
             Contains("indexed 0 articles from 0 files") && Contains("1 file unchanged"));
  CHECK_THAT(folder.run({"news"}).err, Contains("nothing new: 1 file unchanged"));
}

TEST_CASE("articles of gone files stay until pruned", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  const fs::path gone = folder.write_lines("b.jsonl", 5, "drains");
  folder.run({"news"});
  fs::remove(gone);
  CHECK_THAT(folder.run({"news"}).err, Contains("1 file gone"));
  CHECK(folder.articles() == 6);
  CHECK_THAT(folder.run({"--dry-run", "--prune", "news"}).err,
             Contains("would remove") && Contains("b.jsonl"));
  CHECK(folder.articles() == 6);
  const ProgramOutput output = folder.run({"--prune", "news"});
  CHECK_THAT(output.err, Contains("5 articles of 1 gone file removed"));
  CHECK(folder.articles() == 1);
  CHECK_THAT(folder.run({"--prune", "news"}).err, Contains("nothing new: 1 file unchanged;"));
}

TEST_CASE("a moved file takes its articles along by their addresses", "[cli][indexer]") {
  const IndexerFolder folder;
  const fs::path file = folder.write_lines("b.jsonl", 5, "drains");
  folder.run({"news"});
  fs::rename(file, folder.news() / "z.jsonl");
  const ProgramOutput output = folder.run({"news"});
  CHECK_THAT(output.err, Contains("indexed 5 articles from 1 file"));
  CHECK(folder.articles() == 5);
}

TEST_CASE("an article that two files give stands once and outlives either", "[cli][indexer]") {
  const IndexerFolder folder;
  const fs::path first = folder.write_lines("a.jsonl", 5, "drains");
  folder.write_lines("b.jsonl", 5, "drains");
  CHECK_THAT(folder.run({"news"}).err,
             Contains("indexed 5 articles from 2 files") && Contains("5 given again"));
  CHECK(folder.articles() == 5);
  fs::remove(first);
  CHECK_THAT(folder.run({"--prune", "news"}).err, Contains("indexed 5 articles from 1 file"));
  CHECK(folder.articles() == 5);
}

TEST_CASE("a dry run changes nothing", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  const ProgramOutput output = folder.run({"--dry-run", "news"});
  CHECK(output.exit_code == 0);
  CHECK_THAT(output.err,
             Contains("would read ") && Contains("a.txt\n") &&
                 Contains("would read 1 new file and 0 changed"));
  CHECK_FALSE(fs::exists(folder.index()));
}

TEST_CASE("a deleted article stays out until a rebuild", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write_lines("b.jsonl", 3, "drains");
  folder.run({"news"});
  const std::string id = json_lines(folder.run({"--inspect", "news"}).out).front()["id"];
  const ProgramOutput output = folder.run({"--delete", id});
  CAPTURE(output.err);
  CHECK(output.exit_code == 0);
  CHECK_THAT(output.err, Contains("deleted 1 article"));
  CHECK(folder.articles() == 2);
  folder.write_lines("b.jsonl", 4, "drains");
  folder.run({"news"});
  CHECK(folder.articles() == 3);
  folder.run({"--rebuild", "news"});
  CHECK(folder.articles() == 4);
}

TEST_CASE("ids that are none or nobody's delete nothing", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write_lines("b.jsonl", 3, "drains");
  folder.run({"news"});
  const std::string id = json_lines(folder.run({"--inspect", "news"}).out).front()["id"];
  CHECK(folder.run({"--delete", id, "000000000001"}).exit_code == 2);
  CHECK(folder.run({"--delete", id, "not-an-id"}).exit_code == 2);
  CHECK(folder.articles() == 3);
}

TEST_CASE("a rebuild starts anew and leaves nothing of the old", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write_lines("b.jsonl", 5, "drains");
  folder.run({"news"});
  folder.write_lines("b.jsonl", 4, "bridges");
  folder.run({"news"});
  const ProgramOutput output = folder.run({"--rebuild", "news"});
  CHECK(output.exit_code == 0);
  CHECK(folder.articles() == 4);
  CHECK(folder.files() == Words{"ledger-000003",
                                "lock",
                                "manifest",
                                "segments",
                                "segments/000003",
                                "stub",
                                "tombstones",
                                "values-000003"});
}

TEST_CASE("a merge makes one segment of all without what was dropped", "[cli][indexer]") {
  const IndexerFolder folder;
  for (const std::string name : {"a", "b", "c"}) {
    folder.write_lines(name + ".jsonl", 4, name);
    CHECK(folder.run({"--jobs", "1", "news"}).exit_code == 0);
  }
  folder.write_lines("b.jsonl", 2, "other");
  CHECK(folder.run({"--jobs", "1", "news"}).exit_code == 0);
  CHECK(folder.stats()["segments"] ==
        "3");  // all of the first "b" is replaced: its segment is gone
  const long articles = folder.articles();
  CHECK(folder.run({"--merge"}).exit_code == 0);
  CHECK(folder.stats()["segments"] == "1");
  CHECK(folder.stats()["articles"] == std::to_string(articles) + " (0 deleted)");
  CHECK_THAT(folder.run({"news"}).err, Contains("nothing new"));
}

TEST_CASE("an index that cannot be read asks for a rebuild and gets one", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.run({"news"});
  const std::string broken = GENERATE("manifest", "ledger-000001");
  std::ofstream(folder.index() / broken, std::ios::trunc) << "garbage";
  const ProgramOutput output = folder.run({"news"});
  CHECK(output.exit_code == 2);
  CHECK_THAT(output.err, Contains("--rebuild"));
  CHECK(folder.run({"--rebuild", "news"}).exit_code == 0);
  CHECK(folder.articles() == 1);
}

TEST_CASE("what is skipped has a reason now and at every later run", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.write("empty.txt", "");
  folder.write("blob.bin",
               std::string("\x00\x01\x02\xff\xfe\x00\x7f ELF", 11) + std::string(4000, '\0'));
  const ProgramOutput first = folder.run({"--report", "report.jsonl", "news"});
  CAPTURE(first.err);
  CHECK(first.exit_code == 1);
  CHECK_THAT(first.err,
             Contains("skipped ") && Contains("empty.txt: ") && Contains("blob.bin: ") &&
                 Contains("; 2 skipped"));
  const fs::path report = folder.news().parent_path() / "report.jsonl";
  const std::vector<json> lines = json_lines(read_file(report));
  REQUIRE(lines.size() == 2);
  for (const json& line : lines) {
    CHECK(line.size() == 4);
    CHECK(line["action"] == "skipped");
    CHECK_FALSE(line["reason"].get<std::string>().empty());
    CHECK(line["record"] == 0);
  }
  const ProgramOutput second = folder.run({"--report", "report.jsonl", "news"});
  CHECK(second.exit_code == 1);
  CHECK_THAT(second.err, Contains("nothing new: 3 files unchanged, 2 known skips"));
  CHECK(json_lines(read_file(report)) == lines);
}

TEST_CASE("a strict run fails at a skip and publishes nothing", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.write("empty.txt", "");
  const ProgramOutput output = folder.run({"--strict", "news"});
  CHECK(output.exit_code == 2);
  CHECK_THAT(output.err, Contains("empty.txt"));
  CHECK_FALSE(fs::exists(folder.index() / "manifest"));
}

TEST_CASE("a path or index that cannot be is exit 2", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  CHECK(folder.run({"nowhere"}).exit_code == 2);
  CHECK_THAT(folder.run({"nowhere"}).err, Contains("nowhere"));
  CHECK(folder.run({"news", "-d", "news/a.txt"}).exit_code == 2);
  CHECK(folder.run({"news", "-d", "news"}).exit_code == 2);  // holds articles, is no index
  CHECK(folder.run({"--report", "no/where.jsonl", "news"}).exit_code == 2);
  CHECK(folder.run({"--encoding", "klingon", "news"}).exit_code == 2);
  CHECK(folder.run({"--map", "wetter=x", "news"}).exit_code == 2);
  CHECK(folder.run({"--inspect", "--map", "wetter=x", "news"}).exit_code == 2);
  CHECK(folder.run({}).exit_code == 2);
  const ProgramOutput stats = folder.run({"--stats"});
  CHECK(stats.exit_code == 2);
  CHECK(stats.out.empty());
}

TEST_CASE("an index that another indexer holds is exit 3", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.run({"news"});
  const int fd = open((folder.index() / "lock").c_str(), O_RDWR);
  REQUIRE(fd >= 0);
  struct flock range {};
  range.l_type = F_WRLCK;
  REQUIRE(fcntl(fd, F_SETLK, &range) == 0);
  const ProgramOutput output = folder.run({"news"});
  CHECK(output.exit_code == 3);
  CHECK_THAT(output.err, Contains("process " + std::to_string(getpid())) && Contains("--wait"));
  CHECK(folder.run({"--delete", "000000000001"}).exit_code == 3);
  CHECK(folder.articles() == 1);  // readers need no lock
  close(fd);
  CHECK(folder.run({"news"}).exit_code == 0);
}

TEST_CASE("standard input adds to the index and replaces by address", "[cli][indexer]") {
  const IndexerFolder folder;
  const std::string first = read_file(folder.write_lines("x/a.jsonl", 3, "drains"));
  const std::string second = read_file(folder.write_lines("x/a.jsonl", 4, "bridges"));
  fs::remove_all(folder.news() / "x");
  CHECK(folder.run({"-"}, first).exit_code == 0);
  CHECK(folder.articles() == 3);
  CHECK(folder.run({"-"}, second).exit_code == 0);
  CHECK(folder.articles() == 7);
  CHECK(folder.run({"-"}, first).exit_code == 0);
  CHECK(folder.articles() == 7);
  folder.write("a.txt", kArticle);
  CHECK(folder.run({"--prune", "news"}).exit_code == 0);
  CHECK(folder.articles() == 8);
}

TEST_CASE("an inspection prints every field and indexes nothing", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.write_lines("b.jsonl", 2, "drains");
  const ProgramOutput output = folder.run({"--inspect", "news"});
  CHECK(output.exit_code == 0);
  CHECK_FALSE(fs::exists(folder.index()));
  const std::vector<json> articles = json_lines(output.out);
  REQUIRE(articles.size() == 3);
  for (const json& article : articles) {
    for (const char* field : {"id",
                              "path",
                              "format",
                              "title",
                              "date",
                              "byline",
                              "source",
                              "section",
                              "sections",
                              "language",
                              "url",
                              "dateline",
                              "body",
                              "captions",
                              "related",
                              "boilerplate_dropped",
                              "entities",
                              "fingerprint",
                              "warnings"}) {
      CAPTURE(field);
      CHECK(article.contains(field));
    }
  }
  CHECK(articles[0]["path"].get<std::string>().ends_with("/a.txt"));
  CHECK(articles[0]["date"]["value"] == "2017-09-14");
  CHECK(articles[1]["url"] == "https://example.org/drains/0");
  CHECK(articles[1]["record"] == 1);
  CHECK(articles[2]["title"] == "Council 1 meets on drains");
}

TEST_CASE("what an outlet prints under every article is not of any", "[cli][indexer]") {
  const IndexerFolder folder;
  const std::string footer = "Sign up for our zeppelin letter.";
  const auto line_of = [&](int number) {
    const std::string text =
        "Ferry " + std::to_string(number) + " left the harbour on time and came back at noon.";
    const json record{{"title", "Ferry " + std::to_string(number)},
                      {"source", "Harbour Post"},
                      {"text", text + "\n\n" + footer}};
    return record.dump() + "\n";
  };
  std::string lines;
  for (int i = 0; i < 6; ++i) {
    lines += line_of(i);
  }
  folder.write("a.jsonl", lines);
  const auto found = [&](const std::string& word) {
    return run_program({{searcher_program(), "-d", folder.index().string(), word}, {}, {}, {}});
  };
  for (const json& article : json_lines(folder.run({"--inspect", "news"}).out)) {
    CHECK_THAT(article["body"].get<std::string>(), !Contains(footer));
    CHECK(article["boilerplate_dropped"] == footer.size());
  }
  folder.run({"news"});
  CHECK(found("harbour").exit_code == 0);
  CHECK(found("zeppelin").exit_code == 1);

  folder.write("b.jsonl", line_of(6));  // one alone, in a later run
  folder.run({"news"});
  CHECK(folder.articles() == 7);
  CHECK(found("zeppelin").exit_code == 1);
}

TEST_CASE("an inspection obeys the options of reading", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.jsonl",
               R"({"kop":"Raad stemt","wanneer":"03/04/2016","text":"De gemeenteraad stemde."})"
               "\n");
  const ProgramOutput output = folder.run({"--inspect",
                                           "--map",
                                           "title=kop,date=wanneer",
                                           "--date-order",
                                           "dmy",
                                           "--source",
                                           "De Krant",
                                           "--language",
                                           "nl",
                                           "news"});
  const json article = json::parse(output.out);
  CHECK(article["title"] == "Raad stemt");
  CHECK(article["date"]["value"] == "2016-04-03");
  CHECK(article["source"] == "De Krant");
  CHECK(article["language"] == "nl");
}

TEST_CASE("plain bodies are inspected as they are", "[cli][indexer]") {
  const IndexerFolder folder;
  const std::string first = "By Ada\n\n  A body  as it is.\n", second = "\xff second";
  const ProgramOutput output =
      folder.run({"--inspect", "--text", "-"}, first + '\0' + second + '\0');
  CHECK(output.exit_code == 0);
  const std::vector<json> articles = json_lines(output.out);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0]["body"] == first);
  CHECK(articles[1]["body"] == "\xef\xbf\xbd second");
  CHECK(articles[1]["record"] == 2);
  CHECK(articles[0]["title"] == "");
}

TEST_CASE("statistics tell what is there", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write_lines("b.jsonl", 30, "drains");
  folder.run({"--source", "The Town Crier", "news"});
  auto stats = folder.stats();
  CHECK(stats["articles"] == "30 (0 deleted)");
  CHECK(stats["dates"] == "30 dated, 0 undated, 2017-09-01 to 2017-09-28");
  CHECK(stats["languages"] == "1: en 30");
  CHECK(stats["outlets"] == "1: The Town Crier 30");
  CHECK(stats["files read"] == "1, 0 inputs skipped");
  for (const char* part : {"words", "columns", "text", "ledger", "total"}) {
    CHECK_THAT(stats[part], Contains("an article"));
  }
}

TEST_CASE("a check says of each part whether it is sound", "[cli][indexer]") {
  const IndexerFolder folder;
  CHECK(folder.run({"--check"}).exit_code == 2);
  folder.write("a.txt", kArticle);
  folder.write_lines("b.jsonl", 5, "drains");
  folder.run({"news"});
  const ProgramOutput sound = folder.run({"--check"});
  CHECK(sound.exit_code == 0);
  CHECK_THAT(sound.out,
             Contains("segments/000001/postlist.glass") && Contains("6 articles") &&
                 Contains("is sound.\n"));
  CHECK(folder.run({"--check", "-q"}).out == "");
  const fs::path text = folder.index() / "segments/000001/text";
  fs::resize_file(text, fs::file_size(text) - 1);
  const ProgramOutput damaged = folder.run({"--check"});
  CHECK(damaged.exit_code == 2);
  CHECK_THAT(damaged.out,
             Contains("DAMAGED segments/000001/text") &&
                 Contains(text.string() + " is damaged: ") && Contains("--rebuild"));
  CHECK(folder.run({"--check", "news"}).exit_code == 2);
}

TEST_CASE("the run after one that ended before it wrote the stub writes it", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.run({"news"});
  const std::string stub = read_file(folder.index() / "stub");
  std::ofstream(folder.index() / "stub", std::ios::trunc) << "auto segments/000000\n";
  CHECK_THAT(folder.run({"--check"}).out, Contains("note ") && Contains("/stub is not of this"));
  CHECK_THAT(folder.run({"news"}).err, Contains("nothing new"));
  CHECK(read_file(folder.index() / "stub") == stub);
}

TEST_CASE("an index with stock phrases stays one and another does not become one",
          "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("wall.txt", "Border wall\n\nThe border wall is paid for by nobody.\n");
  const auto phrases = [&] {
    Xapian::Database database((folder.index() / "stub").string(), Xapian::DB_BACKEND_STUB);
    const std::vector<std::string> words{"border", "wall"};
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(), 2));
    return enquire.get_mset(0, 10).size();
  };
  REQUIRE(folder.run({"news"}).exit_code == 0);
  CHECK(phrases() == 0);
  const ProgramOutput refused = folder.run({"--stock-phrases", "news"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("without --stock-phrases") && Contains("--rebuild"));
  REQUIRE(folder.run({"--stock-phrases", "--rebuild", "news"}).exit_code == 0);
  CHECK(phrases() == 1);
  folder.write("again.txt", "Border wall again\n\nA second border wall is asked for.\n");
  REQUIRE(folder.run({"--merge", "news"}).exit_code == 0);
  CHECK(phrases() == 2);
  CHECK(folder.check() == "");
}

TEST_CASE("an export can be indexed and gives itself again", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  folder.write("b.json",
               R"({"id":"XY-7","headline":"Ministers meet","body":"They met.\n\nThey talked.",)"
               R"("date":"2016","authors":["Ada Byron"],"tags":["Politics"],"persons":["Ann Lee"],)"
               R"("organizations":["NATO"],"language":"en"})");
  folder.write_lines("c.jsonl", 30, "drains");
  folder.run({"--jobs", "1", "news"});
  folder.write_lines("c.jsonl", 12, "drains");
  folder.write_lines("d.jsonl", 8, "bridges");
  folder.run({"news"});
  const ProgramOutput first = folder.run({"--export", "first.jsonl"});
  CHECK(first.exit_code == 0);
  CHECK_THAT(first.err, Contains("22 articles written"));
  const fs::path base = folder.news().parent_path();
  const std::string exported = read_file(base / "first.jsonl");
  CHECK(json_lines(exported).size() == 22);
  CHECK_FALSE(fs::exists(base / "first.jsonl.new"));
  CHECK(folder.run({"--export", "-"}).out == exported);
  const auto run_second = [&](Words arguments) {
    arguments.insert(arguments.begin(), {indexer_program(), "-d", "second"});
    return run_program({std::move(arguments), {}, base, {}});
  };
  CHECK(run_second({"first.jsonl"}).exit_code == 0);
  CHECK(run_second({"--export", "-"}).out == exported);
  CHECK(run_second({"--check", "-q"}).exit_code == 0);
  CHECK(folder.run({"--export", "nowhere/x"}).exit_code == 2);
  CHECK(folder.run({"--export", "x", "news"}).exit_code == 2);
}

TEST_CASE("the number of threads and the memory change nothing", "[cli][indexer]") {
  const auto dump = [](const Words& settings) {
    const IndexerFolder folder;
    for (int i = 0; i < 3; ++i) {  // overlapping: the later files give articles of the first again
      folder.write_lines("part" + std::to_string(i) + ".jsonl", 400 + 400 * i, "drains");
    }
    Words arguments = settings;
    arguments.push_back("news");
    const ProgramOutput output = folder.run(arguments);
    CAPTURE(output.err);
    CHECK(output.exit_code == 0);
    auto stats = folder.stats();
    return Words{stats["dates"], stats["languages"], std::to_string(folder.articles())};
  };
  const Words one = dump({"-j1"});
  CHECK(one.back() == "1200");
  CHECK(dump({"-j8"}) == one);
  CHECK(dump({"-j3", "--memory", "16M"}) == one);
}

TEST_CASE("one segment of all is the same whatever was spilled on the way", "[cli][indexer]") {
  std::string lines;
  for (std::uint32_t i = 0, number = 0; i < 3500; ++i) {
    std::string text;
    for (int k = 0; k < 40; ++k) {  // words that occur once take most memory
      for (std::uint32_t rest = ++number * 2654435761u; rest > 0; rest /= 20) {
        text += static_cast<char>('a' + rest % 20);
      }
      text += k == 10 ? ".\n\nThe council met. " : " ";
    }
    const json article{{"url", "https://example.org/" + std::to_string(i)},
                       {"date", "2017-0" + std::to_string(1 + i * 7 % 9) + "-14"},
                       {"text", text}};
    lines += article.dump() + "\n";
  }
  const auto merged = [&](const Words& settings) {
    const IndexerFolder folder;
    folder.write("all.jsonl", lines);
    Words arguments = settings;
    arguments.push_back("news");
    REQUIRE(folder.run(arguments).exit_code == 0);
    std::size_t segments = 0;
    for ([[maybe_unused]] const auto& each : fs::directory_iterator(folder.index() / "segments")) {
      ++segments;
    }
    REQUIRE(folder.run({"--merge", "news"}).exit_code == 0);
    const fs::path segment = fs::directory_iterator(folder.index() / "segments")->path();
    std::string bytes;
    for (const char* file : {"postlist.glass", "position.glass", "columns"}) {  // text has paths
      bytes += read_file(segment / file);
    }
    return std::pair(segments, bytes);
  };
  const auto [whole, bytes] = merged({"-j1"});
  CHECK(whole == 1);
  for (const char* jobs : {"-j1", "-j3"}) {
    CAPTURE(jobs);
    const auto [segments, same] = merged({jobs, "--memory", "16M"});
    CHECK(segments > 1);
    CHECK((bytes == same));
  }
}

TEST_CASE("hostile names do not reach the terminal", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a\x1b]0;owned\x07.txt", "");
  const ProgramOutput output = folder.run({"news"});
  CHECK(output.exit_code == 1);
  CHECK_THAT(output.err, Contains("owned") && !Contains("\x1b") && !Contains("\x07"));
}

TEST_CASE("progress for programs is JSON lines and quiet is quiet", "[cli][indexer]") {
  const IndexerFolder folder;
  folder.write("a.txt", kArticle);
  const ProgramOutput output = folder.run({"--progress", "json", "-q", "news"});
  const std::vector<json> lines = json_lines(output.err);
  REQUIRE_FALSE(lines.empty());
  CHECK(lines.back()["files"] == 1);
  CHECK(lines.back()["articles"] == 1);
  CHECK(lines.back()["share"] == 1.0);
  CHECK(folder.run({"-q", "news"}).err.empty());
}

TEST_CASE("help and version need nothing", "[cli][indexer]") {
  const IndexerFolder folder;
  CHECK_THAT(folder.run({"--help"}).out, Catch::StartsWith("backfile-index reads articles"));
  CHECK_THAT(folder.run({"--version"}).out, Catch::StartsWith("backfile-index "));
  CHECK_THAT(folder.run({"--help-fields"}).out, Contains("org, organization"));
  CHECK(folder.run({"--help"}).exit_code == 0);
  CHECK_THAT(folder.run({"--prunes", "x"}).err, Contains("did you mean --prune?"));
}
