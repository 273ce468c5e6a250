// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/message_splitter.h"

#include <catch2/catch.hpp>

#include "indexer/source/message_shapes.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

using Lines = std::vector<std::string>;

DocumentFormat format_of(std::string_view bytes, const std::string& name) {
  const ReadResult result = read_bytes(bytes, name);
  REQUIRE(result.documents.size() == 1);
  return result.documents[0].format;
}

}  // namespace

TEST_CASE("message splitter takes an mbox apart at its From lines", "[source][mail]") {
  const ReadResult result = read_bytes(
      "From a@b Wed Nov 12 16:03:00 2014\nSubject: 1\n\nOne\nFrom here on\n>From there\n\n"
      "From c@d Wed Nov 12 16:04:00 2014\nSubject: 2\n\nTwo\n",
      "m");
  CHECK(summaries(result) ==
        Lines{"m#1:Subject: 1\n\nOne\nFrom here on\nFrom there\n\n", "m#2:Subject: 2\n\nTwo\n"});
  CHECK(result.documents[0].format == DocumentFormat::Mail);
}

TEST_CASE("message splitter takes wires apart at their marks", "[source][wire]") {
  const std::string one =
      "\x01"
      "a1\r\n\x02one\x03\x04\r\n";
  const ReadResult result = read_bytes("\r\n" + one + one, "w");
  CHECK(summaries(result) == Lines{"w#1:" + one, "w#2:" + one});
  CHECK(result.documents[0].format == DocumentFormat::Iptc7901);
}

TEST_CASE("messages and Markdown are known by their first lines", "[source][mail]") {
  CHECK(format_of("Received: by x\n\ty\nFrom: a@b\nSubject: s\n\nx", "a") == DocumentFormat::Mail);
  CHECK(format_of("   \r\nDelivered-To: x\r\nDate: d\r\nTo: y\r\n\r\nx", "a") ==
        DocumentFormat::Mail);
  CHECK(format_of("Date: 12 November\nPlace: Darmstadt\n\nIt landed.", "a") ==
        DocumentFormat::Text);
  CHECK(format_of("---\ntitle: x\n---\nText", "a") == DocumentFormat::Markdown);
  CHECK(format_of("# x\nText", "a.md") == DocumentFormat::Markdown);
  CHECK(format_of("---\nHe said: x\n", "a") == DocumentFormat::Text);
  CHECK(format_of("\x16\x16\x01W2870 f l\n\x02^b", "a") == DocumentFormat::Anpa);
}
