// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/csv_splitter.h"

#include <catch2/catch.hpp>

#include "indexer/source/csv_dialect.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {
using Lines = std::vector<std::string>;

struct Case {
  std::string name;
  std::string file;
  std::string csv;
  Lines columns;
  Lines rows;
};
}  // namespace

TEST_CASE("csv splitter reads every usual dialect", "[source][csv]") {
  const Case example = GENERATE(values<Case>({
      {"RFC 4180",
       "t.csv",
       "title,text\r\nOne,\"a, \"\"b\"\"\r\nc\"\r\nTwo,d\r\n",
       {"title", "text"},
       {"t.csv#1:One|a, \"b\"\r\nc", "t.csv#2:Two|d"}},
      {"byte order mark",
       "t.csv",
       "\xEF\xBB\xBFtitle,text\nOne,a\n",
       {"title", "text"},
       {"t.csv#1:One|a"}},
      {"no last line end", "t.csv", "title,text\nOne,a", {"title", "text"}, {"t.csv#1:One|a"}},
      {"Mac line ends",
       "t.csv",
       "title,text\rOne,a\rTwo,b\r",
       {"title", "text"},
       {"t.csv#1:One|a", "t.csv#2:Two|b"}},
      {"semicolon and single quotes",
       "t.csv",
       "Sport;'a; it''s \"b\", c'\nWeb;'d, e, f'\n",
       {"column1", "column2"},
       {"t.csv#1:Sport|a; it's \"b\", c", "t.csv#2:Web|d, e, f"}},
      {"tabs",
       "t.tsv",
       "title\ttext\nOne\ta, b\nTwo\tc\n",
       {"title", "text"},
       {"t.tsv#1:One|a, b", "t.tsv#2:Two|c"}},
      {"tabs and stray quotes",
       "t.tsv",
       "1\t\"So\" he said\n2\tHe said \"no\n3\tc\n",
       {"column1", "column2"},
       {"t.tsv#1:1|\"So\" he said", "t.tsv#2:2|He said \"no", "t.tsv#3:3|c"}},
      {"bars",
       "t.csv",
       "id|text\n1|a, b\n2|c, d\n",
       {"id", "text"},
       {"t.csv#1:1|a, b", "t.csv#2:2|c, d"}},
      {"numbers first",
       "t.csv",
       "1,one\n2,two\n",
       {"column1", "column2"},
       {"t.csv#1:1|one", "t.csv#2:2|two"}},
      {"empty lines and cells",
       "t.csv",
       "id,text,url\n\n1,,\n\n,b,\n",
       {"id", "text", "url"},
       {"t.csv#1:1||", "t.csv#2:|b|"}},
      {"an inch sign inside a cell",
       "t.csv",
       "id,text\n1,5\" tall\n2,b\n",
       {"id", "text"},
       {"t.csv#1:1|5\" tall", "t.csv#2:2|b"}},
  }));
  CAPTURE(example.name);
  const ReadResult result = read_bytes(example.csv, example.file);
  CHECK(summaries(result) == example.rows);
  CHECK(result.skipped.empty());
  REQUIRE_FALSE(result.documents.empty());
  CHECK(result.documents.front().columns == example.columns);
  CHECK(result.documents.front().format == DocumentFormat::CsvRecord);
}

TEST_CASE("csv splitter names as many columns as a row has cells", "[source][csv]") {
  const ReadResult result = read_bytes("id,text\n1,a\n2\n3,c,more\n4,d\n", "t.csv");
  REQUIRE(result.documents.size() == 4);
  CHECK(result.documents[1].columns == Lines{"id"});
  CHECK(result.documents[2].columns == Lines{"id", "text", "column3"});
  CHECK(result.documents[3].columns == Lines{"id", "text"});
}

TEST_CASE("csv splitter tells of a quote that never closes", "[source][csv]") {
  const ReadResult result = read_bytes("id,text\n1,\"a\"\n2,\"a\"\n3,\"a\"\n4,\"b\n5,c\n", "t.csv");
  CHECK(summaries(result) == Lines{"t.csv#1:1|a", "t.csv#2:2|a", "t.csv#3:3|a"});
  CHECK(reasons(result) == Lines{"t.csv#4:a quote that never closes"});
}

TEST_CASE("csv splitter skips a row larger than the limit and goes on", "[source][csv]") {
  const std::string csv = "id,text\n1,a\n2," + std::string(300, 'x') + "\n3,c\n4,\"" +
                          std::string(120, 'y') + "\ny\"\n5,e\n";
  const ReadResult result = read_bytes(csv, "t.csv", at_most(100));
  CHECK(reasons(result) == Lines{"t.csv#2:larger than 100 bytes", "t.csv#4:larger than 100 bytes"});
  REQUIRE(result.documents.size() >= 3);
  CHECK(summaries(result)[0] == "t.csv#1:1|a");
  CHECK(summaries(result)[1] == "t.csv#3:3|c");
}

TEST_CASE("csv splitter says that a table has no rows", "[source][csv]") {
  CHECK(reasons(read_bytes("title,text\n", "t.csv")) == Lines{"t.csv#0:table without a row"});
}

TEST_CASE("csv splitter bounds the cells of a row", "[source][csv]") {
  const ReadResult result = read_bytes("id,text\n" + std::string(100000, ',') + "\n1,a\n", "t.csv");
  REQUIRE(result.documents.size() == 2);
  CHECK(result.documents[0].cells.size() == 1024);
}

TEST_CASE("csv dialect is not seen in prose", "[source][csv]") {
  const std::string text = GENERATE(
      as<std::string>{},
      "One, two.\nThree, four.\nFive, six.\nSeven, eight.\n",
      "LONDON, May 3, Reuters\nOil fell, gas rose, coal held\nGold, silver, tin\nA, b, c\n",
      "Name\tAge\nBob\t12\nEve\t13\nAnn\t14\n",
      "a|b|c\nd|e|f\ng|h|i\nj|k|l\n");
  CHECK_FALSE(detect_csv_dialect(text, false));
  CHECK(read_bytes(text, "a.txt").documents.at(0).format == DocumentFormat::Text);
}

TEST_CASE("csv dialect is seen in a table without a telling name", "[source][csv]") {
  CHECK(detect_csv_dialect("id,title,text\n1,a,b\n2,c,d\n3,e,f\n", false) == CsvDialect{',', '"'});
  CHECK(detect_csv_dialect("1\ta\tb\n2\tc\td\n3\te\tf\n", false) == CsvDialect{'\t', '"'});
}

TEST_CASE("csv header is told from an article", "[source][csv]") {
  CHECK(is_csv_header({"title", "text"}, {"a", "b"}));
  CHECK(is_csv_header({"Kopf", "Inhalt"}, {"a", std::string(100, 'x')}));
  CHECK_FALSE(is_csv_header({"Kopf", "Inhalt"}, {"a", "b"}));
  CHECK_FALSE(is_csv_header({"title", "title"}, {"a", "b"}));
  CHECK_FALSE(is_csv_header({"1", "text"}, {"2", "b"}));
  CHECK_FALSE(is_csv_header({"Sport", std::string(100, 'x')}, {"Web", "y"}));
  CHECK_FALSE(is_csv_header({}, {}));
}
