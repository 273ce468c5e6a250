// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/xml_tree.h"

#include <chrono>
#include <functional>

#include <catch2/catch.hpp>

#include "indexer/parse/xml_text.h"
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

TEST_CASE("xml tree decodes references and attributes", "[parse][xml]") {
  const XmlNode root = parse_xml_tree(
      "<A b='1 &lt; 2' C=x d>&#233;&eacute;&amp;lt;<![CDATA[<&amp;>]]> &own;</A>");
  const XmlNode* a = root.child("a");
  REQUIRE(a != nullptr);
  CHECK(a->attribute("b") == "1 < 2");
  CHECK(a->attribute("c") == "x");
  CHECK(xml_line(a) == "éé&lt;<&amp;> &own;");
}

TEST_CASE("xml tree tells vocabularies by address and by prefix", "[parse][xml]") {
  const XmlNode root = parse_xml_tree(
      "<r xmlns:x='http://search.yahoo.com/mrss/'><x:a/><dc:b/><foo:c/><d "
      "xmlns='http://www.w3.org/1999/xhtml'/></r>");
  const XmlNode& r = root.children.front();
  CHECK(r.children[0].space == XmlSpace::Media);
  CHECK(r.children[1].space == XmlSpace::DublinCore);
  CHECK(r.children[2].space == XmlSpace::Other);
  CHECK(r.children[3].space == XmlSpace::Xhtml);
}

TEST_CASE("xml tree closes what is left open", "[parse][xml]") {
  const XmlNode root = parse_xml_tree("<a><b>1<c>2</b>3</x></a>4");
  REQUIRE(root.children.size() == 2);
  CHECK(xml_line(&root.children[0]) == "12 3");
  CHECK(root.children[0].children.size() == 2);
  CHECK(root.children[1].text == "4");
}

TEST_CASE("xml tree declares no entities", "[parse][xml]") {
  const XmlNode root = parse_xml_tree(
      "<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&x;&b;</a>");
  CHECK(xml_line(root.child("a")) == "&x;&b;");
}

TEST_CASE("xml tree is bounded whatever comes", "[parse][xml]") {
  const auto deep = [](int i) { return "<d" + std::to_string(i % 7) + ">"; };
  const auto distinct = [](int i) { return "<n" + std::to_string(i) + ">x"; };
  const auto closed = [](int i) { return "<n" + std::to_string(i) + "/>"; };
  const auto spaces = [](int i) { return "<a xmlns:p" + std::to_string(i) + "='u'>"; };
  const std::function<std::string(int)> piece =
      GENERATE_COPY(values<std::function<std::string(int)>>({deep, distinct, closed, spaces}));
  std::string xml = "<rss><item><title>T</title><description>";
  for (int i = 0; xml.size() < (4u << 20); ++i) {
    xml += piece(i);
  }
  const auto begin = std::chrono::steady_clock::now();
  CHECK(article_in(DocumentFormat::Feed, xml).headline == "T");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
