// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/sgml_splitter.h"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {
using Lines = std::vector<std::string>;
}

TEST_CASE("sgml splitter takes each Reuters element whole", "[source][sgml]") {
  const ReadResult result = read_bytes(
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\">a < b<BODY>x</BODY></REUTERS>\n"
      "<reuters newid=\"2\">&#2;</Reuters>",
      "reut.sgm");
  CHECK(summaries(result) == Lines{"reut.sgm#1:<REUTERS NEWID=\"1\">a < b<BODY>x</BODY></REUTERS>",
                                   "reut.sgm#2:<reuters newid=\"2\">&#2;</Reuters>"});
  CHECK(result.documents[0].format == DocumentFormat::ReutersSgml);
}

TEST_CASE("sgml splitter takes TREC documents and tells DOC from DOCNO", "[source][sgml]") {
  const ReadResult result = read_bytes(
      "\n<DOC>\n<DOCNO> 1 </DOCNO></DOC>\n between <Doc id=\"2\"><DOCNO>2</DOCNO></ doc></DOC>",
      "t.txt");
  CHECK(summaries(result) == Lines{"t.txt#1:<DOC>\n<DOCNO> 1 </DOCNO></DOC>",
                                   "t.txt#2:<Doc id=\"2\"><DOCNO>2</DOCNO></ doc></DOC>"});
  CHECK(result.documents[0].format == DocumentFormat::TrecSgml);
}

TEST_CASE("sgml splitter ends an element that has no end", "[source][sgml]") {
  CHECK(summaries(read_bytes("<DOC><DOCNO>1</DOCNO>a<DOC><DOCNO>2</DOCNO>b", "t")) ==
        Lines{"t#1:<DOC><DOCNO>1</DOCNO>a", "t#2:<DOC><DOCNO>2</DOCNO>b"});
  CHECK(summaries(read_bytes("<DOC>a</DOC", "t")) == Lines{"t#0:<DOC>a</DOC"});
  CHECK(summaries(read_bytes("<DOC>a</DOC ", "t")) == Lines{"t#0:<DOC>a</DOC "});
}

TEST_CASE("sgml splitter skips an element larger than the limit", "[source][sgml]") {
  const ReadResult result = read_bytes(
      "<DOC>a</DOC><DOC>" + std::string(200, 'x') + "</DOC><DOC>b</DOC>", "t", at_most(100));
  CHECK(summaries(result) == Lines{"t#1:<DOC>a</DOC>", "t#3:<DOC>b</DOC>"});
  CHECK(reasons(result) == Lines{"t#2:larger than 100 bytes"});
}

TEST_CASE("sgml splitter finds tags across the pieces of a stream", "[source][sgml]") {
  std::string sgml;
  for (int i = 0; i < 20000; ++i) {
    sgml += "<DOC><DOCNO>" + std::to_string(i) + "</DOCNO><TEXT>some words</TEXT></DOC>\n";
  }
  const ReadResult result = read_bytes(sgml, "t");
  REQUIRE(result.documents.size() == 20000);
  for (std::size_t i = 0; i < result.documents.size(); ++i) {
    const std::string expected =
        "<DOC><DOCNO>" + std::to_string(i) + "</DOCNO><TEXT>some words</TEXT></DOC>";
    if (result.documents[i].bytes != expected || result.documents[i].record != i + 1) {
      FAIL("document " << i << " is " << result.documents[i].bytes);
    }
  }
}
