// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/xml_splitter.h"

#include <chrono>

#include <catch2/catch.hpp>

#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

using Lines = std::vector<std::string>;

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += piece;
  }
  return text;
}

}  // namespace

TEST_CASE("xml splitter gives each item the head of its feed", "[source][xml]") {
  const ReadResult result = read_bytes(
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><title>T</title>"
      "<!-- <item>no</item> --><item>1<![CDATA[</item>]]></item> <item>2</item></channel></rss>",
      "f.xml");
  const std::string head = "<?xml version=\"1.0\"?><rss><channel><title>T</title>";
  CHECK(summaries(result) ==
        Lines{"f.xml#1:" + head + "<item>1<![CDATA[</item>]]></item></channel></rss>",
              "f.xml#2:" + head + "<item>2</item></channel></rss>"});
  CHECK(result.documents[0].format == DocumentFormat::Feed);
}

TEST_CASE("xml splitter knows the roots of the news formats", "[source][xml]") {
  struct Case {
    std::string xml;
    DocumentFormat format;
  };
  const auto [xml, format] = GENERATE(values<Case>({
      {"<nitf><body>a</body></nitf>", DocumentFormat::Nitf},
      {"<NewsML><NewsItem>a</NewsItem></NewsML>", DocumentFormat::NewsMl},
      {"<newsMessage><itemSet><newsItem>a</newsItem></itemSet></newsMessage>",
       DocumentFormat::NewsMlG2},
      {"<rdf:RDF><channel/><item>a</item></rdf:RDF>", DocumentFormat::Feed},
      {"<feed><entry>a</entry></feed>", DocumentFormat::Feed},
      {"<CHANNEL><ITEM>a</ITEM></CHANNEL>", DocumentFormat::Feed},
      {"<?xml version='1.0'?><list><row><headline>a</headline><text>b</text></row></list>",
       DocumentFormat::XmlRecord},
  }));
  CAPTURE(xml);
  const ReadResult result = read_bytes(xml, "x.xml");
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].format == format);
}

TEST_CASE("xml splitter takes the repeated element of an export", "[source][xml]") {
  const ReadResult result = read_bytes(
      "<dump><title>All</title><body>of it</body><articles><a><title>1</title><body>x</body></a>"
      "<a><title>2</title><body>y</body></a></articles></dump>",
      "dump.xml");
  CHECK(summaries(result) == Lines{"dump.xml#1:<a><title>1</title><body>x</body></a>",
                                   "dump.xml#2:<a><title>2</title><body>y</body></a>"});
}

TEST_CASE("xml splitter says of what is no article what it is", "[source][xml]") {
  CHECK(reasons(read_bytes("<newsMessage><conceptItem>a</conceptItem></newsMessage>", "c.xml")) ==
        Lines{"c.xml#1:description of a subject, not an article"});
  CHECK(reasons(read_bytes("<rss><channel><title>a</title></channel></rss>", "r.xml")) ==
        Lines{"r.xml#0:XML (rss) without an article in it"});
  CHECK(reasons(read_bytes("<?xml version='1.0'?><x><y>1</y></x>", "a.xml")) ==
        Lines{"a.xml#0:XML (x) without an article in it"});
}

TEST_CASE("xml splitter goes on where an item does not end", "[source][xml]") {
  CHECK(summaries(read_bytes("<rss><item>1<item>2", "f")) ==
        Lines{"f#1:<rss><item>1</rss>", "f#2:<rss><item>2</rss>"});
}

TEST_CASE("xml splitter reads UTF-16 and UTF-32 by their units", "[source][xml]") {
  const std::string xml = "<rss><item>a</item></rss>";
  std::string utf16("\xFF\xFE", 2);
  std::string utf32;
  for (const char c : xml) {
    utf16 += std::string{c, '\0'};
    utf32 += std::string{'\0', '\0', '\0', c};
  }
  CHECK(summaries(read_bytes(utf16, "f")) == Lines{"f#0:" + xml});
  CHECK(summaries(read_bytes(utf32, "f")) == Lines{"f#0:" + xml});
}

TEST_CASE("xml splitter skips an item larger than the limit", "[source][xml]") {
  const ReadResult result = read_bytes(
      "<rss><item>1</item><item>" + std::string(300, 'x') + "</item><item>3</item></rss>",
      "f",
      at_most(200));
  CHECK(result.documents.size() == 2);
  CHECK(reasons(result) == Lines{"f#2:larger than 200 bytes"});
}

TEST_CASE("xml splitter is done with hostile files in time", "[source][xml]") {
  const std::string piece = GENERATE(as<std::string>{},
                                     "<a>",
                                     "<item>",
                                     "<!--",
                                     "<![CDATA[",
                                     "<?x",
                                     "<!DOCTYPE [",
                                     "<a b=\"",
                                     "</a>",
                                     "<a xmlns:b='c'><item/>");
  CAPTURE(piece);
  const auto begin = std::chrono::steady_clock::now();
  const std::string xml = "<rss><channel>" + repeated(piece, (4 << 20) / static_cast<int>(piece.size()));
  read_bytes(xml, "f.xml");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
