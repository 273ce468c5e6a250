// SPDX-License-Identifier: GPL-2.0-or-later
// Every line of the query language against the sample articles, as a shell runs it.
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/sample_index.h"

namespace backfile {
namespace {

using test::ProgramOutput;

class SampleIndex : public test::SampleIndex {
 public:
  void write_file(const std::string& name, const std::string& text) const {
    std::ofstream(folder() / "index" / name) << text;
  }

  /// Names of the files found, each once: the first word of the file's name that is no date.
  std::set<std::string> files(const std::string& query) const {
    const ProgramOutput run =
        search({"--today=2017-09-20", "-n500", "--format=paths", "--", query});
    CAPTURE(run.err);
    CHECK(run.exit_code <= 1);
    std::set<std::string> names;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) {
      std::string name = line.substr(line.rfind('/') + 1);
      const std::size_t letter = name.find_first_not_of("0123456789-");
      name = name.substr(letter, name.find_first_of(".-", letter) - letter);
      names.insert(name);
    }
    return names;
  }
};

struct Line {
  std::string query;
  std::set<std::string> files;
};

SCENARIO("every line of the query language finds its articles", "[cli][language]") {
  const SampleIndex index;
  const std::set<std::string> oil{"oil"}, kaspersky{"kaspersky"}, moon{"moon"}, none;
  const std::vector<Line> lines{
      // Words.
      {"traders motorists", oil},
      {"trader MOTORIST", oil},
      {"=motorist", none},
      {"=motorists", oil},
      {"traders — motorists", oil},
      {"motor*", oil},
      {"pet?ol stations", oil},
      {"*otorists", oil},
      {"m*rists", oil},
      {"kaspersy", none},
      {"kaspersy~", kaspersky},
      {"kaspersy~1", kaspersky},
      {"kaspesy~1", none},
      {"kaspesy~2", kaspersky},
      {"kaspersky/F5", none},
      {"kaspersky/F6", kaspersky},
      {"\"kaspersky software\"/F8", kaspersky},
      {"4x(kaspersky)", kaspersky},
      {"9x(kaspersky)", none},
      {"3x(kaspersky OR directive)", kaspersky},
      // Phrases and distance.
      {"\"price of crude oil\"", oil},
      {"“price of crude oil”", oil},
      {"„price of crude oil“", oil},
      {"«price of crude oil»", oil},
      {"=\"price of crude oil\"", oil},
      {"\"prices of crude oils\"", oil},
      {"=\"prices of crude oil\"", none},
      {"\"price * crude\"", oil},
      {"\"price crude\"", none},
      {"\"posted * * * oil\"", oil},
      {"\"crude price\"~3", oil},
      {"\"crude price\"~2", none},
      {"crude NEAR/1 price", oil},
      {"crude NEAR/1 prices", oil},
      {"crude NEAR/1 =prices", none},
      {"price ADJ/1 crude", oil},
      {"crude ADJ/5 price", none},
      {"(crude OR raw) NEAR/2 pric*", oil},
      {"price ADJ/1 crude ADJ/1 oil", oil},
      {"\"Gulf producers\" NEAR/5 \"price of crude\"", oil},
      {"\"Gulf producers\" NEAR/1 \"price of crude\"", none},
      {"(gulf NEAR/1 producers) ADJ/9 (crude OR raw)", oil},
      {"crude SAME-S gulf", oil},
      {"gulf SAME-S traders", none},
      {"gulf SAME-P traders", oil},
      {"gulf SAME-P petrol", none},
      {"crude SAME-S gulf SAME-P traders", oil},
      // Operators.
      {"gulf NOT japan", {"agency", "deepwater"}},
      {"traders -kuwait (london OR rotterdam)", none},
      {"armstrong XOR aldrin", none},
      {"armstrong OR rotterdam", {"moon", "oil"}},
      {"(armstrong OR rotterdam) petrol", oil},
      // Fields.
      {"title:kaspersky", kaspersky},
      {"lead:kuwait", oil},
      {"lead:rotterdam", none},
      {"body:rotterdam", oil},
      {"body:kuwait", none},
      {"caption:roof", kaspersky},
      {"\"sign on the roof\"", none},
      {"\"sign on the roof\" in:all", kaspersky},
      {"by:\"margaret ellison\" eagle", moon},
      {"ellison eagle", none},
      {"ellison eagle in:all", moon},
      {"quote:mankind", moon},
      {"quote:\"one small step\"", moon},
      {"quote:ladder", none},
      {"said:armstrong", moon},
      {"said:\"James Lovell\"", {"apollo"}},
      {"said:peskov", none},
      {"org:DHS", kaspersky},
      {"org:=DHS", none},
      {"org:\"Kaspersky Lab\",NOSUCH", kaspersky},
      {"person:peskov", kaspersky},
      {"place:kuwait", oil},
      {"entity:kaspersky", kaspersky},
      {"about:org:\"kaspersky lab\"", kaspersky},
      {"source:nordlicht title:kaspersky", kaspersky},
      {"lang:ja", {"ja", "sjis"}},
      {"words:1..1000 rotterdam", oil},
      {"words:9000..", none},
      // Dates.
      {"date:1973", oil},
      {"date:1973-10", oil},
      {"date:1973-10-17", oil},
      {"date:1973-10..1973-12", oil},
      {"date:..1970", {"apollo", "moon"}},
      {"date:2w.. kaspersky", kaspersky},
      {"date:last-week kaspersky", kaspersky},
      {"date:yesterday kaspersky", none},
      {"date:none", {"undated"}},
      {"date.by:file-name", {"berlin"}},
      {"date.conf:medium hammer in:all", {"berlin"}},
      {"day:10-17", oil},
  };
  for (const Line& line : lines) {
    CAPTURE(line.query);
    CHECK(index.files(line.query) == line.files);
  }
  GIVEN("an order in the query") {
    const std::string first = index.search({"-n1", "--format=paths", "moon sort:oldest"}).out;
    CHECK(first.find("1969") != std::string::npos);
    CHECK(index.search({"-n1", "--format=paths", "--sort=oldest", "moon sort:newest"}).out !=
          first);
  }
}

SCENARIO("a query that finds little is answered with advice on stderr", "[cli][advice]") {
  const SampleIndex index;
  const ProgramOutput run = index.search({"kaspersy software"});
  CHECK(run.exit_code == 1);
  CHECK(run.out == "no articles match (117 in the archive)\n");
  CHECK(run.err ==
        "did you mean kaspersky software (1 article)\n"
        "without kaspersy: 2 articles\n");
  CHECK(index.search({"traders", "date:1999"}).err.find("without date:1999: ") == 0);
  CHECK(index.search({"the", "oil"}).err.empty());
  const ProgramOutput json = index.search({"--format=json", "kaspersy software"});
  CHECK(json.err.empty());
  const auto advice = nlohmann::json::parse(json.out)["advice"];
  REQUIRE(advice.size() == 2);
  CHECK(advice[0]["kind"] == "spelling");
  CHECK(advice[0]["query"] == "kaspersky software");
  CHECK(advice[0]["total"] == 1);
}

SCENARIO("--why says which clauses an article fails", "[cli][why]") {
  const SampleIndex index;
  const std::string hits = index.search({"--format=json", "kaspersky directive"}).out;
  const std::string id = nlohmann::json::parse(hits)["hits"][0]["article"]["id"];
  const auto why = [&](const std::string& query) {
    return index.search({"--width=0", "--why=" + id, query});
  };
  const ProgramOutput run =
      why("kaspersky -homeland date:2018 title:peskov \"Kaspersky products\" opec");
  CHECK(run.exit_code == 1);
  for (const char* line : {"The article does not match:\n",
                           "    yes kaspersky\n",
                           "    no  NOT homeland\n      yes homeland\n",
                           "    no  date:2018: the article is of 2017-09-14\n",
                           "    no  title:peskov: elsewhere in the text, not there\n",
                           "has them all, but not next to each other\n",
                           "    no  opec: nowhere in it\n"}) {
    CAPTURE(run.out, line);
    CHECK(run.out.find(line) != std::string::npos);
  }
  CHECK(why("kaspersky").exit_code == 0);
  CHECK(why("duke SAME-S peskov").out.find("in no sentence together") != std::string::npos);
  CHECK(why("duke SAME-S opec").out.find("does not have opec") != std::string::npos);
  CHECK(why("foo:bar").exit_code == 2);
  CHECK(index.search({"--why=nosuch", "oil"}).exit_code == 1);
  CHECK(index.search({"--why=" + id}).exit_code == 2);
  const auto json = nlohmann::json::parse(
      index.search({"--format=json", "--why=" + id, "kaspersky date:2018"}).out);
  CHECK(json["clause"]["matches"] == false);
  CHECK(json["clause"]["parts"][0]["matches"] == true);
  CHECK(json["clause"]["parts"][1]["reason"] == "the article is of 2017-09-14");
}

SCENARIO("a search ranks by more than its words when it is asked to", "[cli][ranking]") {
  const SampleIndex index;
  GIVEN("the best hits' words") {
    const std::string run = index.search({"--expand", "--width=0", "kaspersky"}).out;
    CHECK(run.find("by words: software, ") != std::string::npos);
    CHECK(run.find("Software Within 90 Days") != std::string::npos);
  }
  GIVEN("the age of articles") {
    // Of the two of 1969 and 1970 the later has fewer words of the kind.
    const auto place = [](const std::string& paths, const char* name) { return paths.find(name); };
    const std::string plain = index.search({"--format=paths", "moon"}).out;
    const std::string boosted =
        index.search({"--format=paths", "--boost=recent:30d", "--today=1970-04-15", "moon"}).out;
    CHECK(place(plain, "1969-07-21-moon") < place(plain, "1970-04-14-apollo"));
    CHECK(place(boosted, "1970-04-14-apollo") < place(boosted, "1969-07-21-moon"));
    CHECK(index.search({"--boost=recent", "moon"}).exit_code == 2);
  }
  GIVEN("the user's synonyms") {
    CHECK(index.files("gasoline stations").empty());
    index.write_file("synonyms.txt", "gasoline = petrol\n");
    CHECK(index.files("gasoline stations") == std::set<std::string>{"oil"});
    CHECK(index.files("=gasoline stations").empty());
    index.write_file("synonyms.txt", "gasoline = petrol\nnonsense\n");
    const ProgramOutput wrong = index.search({"gasoline"});
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.err.find("synonyms.txt, line 2: ") != std::string::npos);
  }
  GIVEN("an article") {
    const std::string hits = index.search({"--format=json", "-n1", "title:reopens"}).out;
    const std::string id = nlohmann::json::parse(hits)["hits"][0]["article"]["id"];
    const auto first_of = [&](const std::string& option) {
      const auto found =
          nlohmann::json::parse(index.search({"--format=json", option + id}).out)["hits"];
      return found.empty() ? std::string() : std::string(found[0]["article"]["title"]);
    };
    CHECK(first_of("--similar=") == "Fire destroys the roof of Notre-Dame");
    CHECK(first_of("--background=") == "Fire destroys the roof of Notre-Dame");
    const std::string before = index.search({"--format=paths", "--as-of=2019-04-15", "notre"}).out;
    CHECK(before.find("notre-dame-fire") != std::string::npos);
    CHECK(before.find('\n') == before.size() - 1);
  }
}

}  // namespace
}  // namespace backfile
