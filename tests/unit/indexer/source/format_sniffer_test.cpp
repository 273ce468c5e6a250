// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/format_sniffer.h"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace std::string_literals;

namespace {

Content sniff(std::string_view head, std::string_view name) {
  if (std::optional<Content> container = sniff_container(head, name)) {
    return *container;
  }
  return sniff_text(head, name);
}

struct Case {
  std::string head;
  std::string name;
  ContentKind kind;
};

}  // namespace

TEST_CASE("sniffer believes the content before the name", "[source][sniffer]") {
  const Case example = GENERATE(values<Case>({
      {"Plain words.", "a.txt", ContentKind::Text},
      {"Plain words.", "a", ContentKind::Text},
      {"Plain words.", "readme-first.txt", ContentKind::Text},
      {"Plain words.", "notice.d/a", ContentKind::Text},
      {"From: a@b.c\nSubject: x\n\nWords", "51126", ContentKind::Text},
      {"<!DOCTYPE html><p>x", "a.txt", ContentKind::Html},
      {"\xEF\xBB\xBF \n<!-- <rss> -->\n<HTML>", "a", ContentKind::Html},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">\n<html>", "a", ContentKind::Html},
      {"<?xml version=\"1.0\"?><html xmlns=\"x\">", "a.xml", ContentKind::Html},
      {"<div>half a page</div>", "a", ContentKind::Html},
      {"<meta charset=x>", "a", ContentKind::Html},
      {"Words only", "a.html", ContentKind::Html},
      {"<custom-tag><body>", "a", ContentKind::Html},
      {"{\"a\": 1}", "a", ContentKind::Json},
      {" [ {\"a\": 1}]", "a.txt", ContentKind::Json},
      {"[AP] Words", "a.txt", ContentKind::Text},
      {"{curly} words", "a.txt", ContentKind::Text},
      {"[1]", "a.json", ContentKind::Json},
      {"{}", "a", ContentKind::Json},
      {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS A=\"b\">", "a", ContentKind::Reuters},
      {"<DOC>\n<DOCNO>1</DOCNO>", "a.sgml", ContentKind::Trec},
      {"<root>\n<doc><docid>1</docid>", "a.xml", ContentKind::Trec},
      {"a,b\n1,2\n", "a.csv", ContentKind::Csv},
      {"a\tb\n", "a.tsv", ContentKind::Csv},
      {"id,title,text\n1,a,b\n2,c,d\n3,e,f\n", "a.txt", ContentKind::Csv},
      {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a", ContentKind::Warc},
      {"filedesc://x 127.0.0.1 2014 text/plain 1\n", "a", ContentKind::Warc},
      {"\x1F\x8B\x08", "a", ContentKind::Archive},
      {"BZh91AY&SY\x01\x02\x03\x04\x05\x06", "a", ContentKind::Archive},
      {"BZh is a word", "a", ContentKind::Text},
      {"PK\x03\x04\x14 and more bytes of a local header", "a", ContentKind::Archive},
      {"7z\xBC\xAF\x27\x1C\0\4"s, "a", ContentKind::SevenZip},
      {"\xFF\xFEW\0o\0r\0d\0"s, "a", ContentKind::Text},
      {"W\0o\0r\0d\0s\0 \0o\0n\0"s, "a", ContentKind::Text},
      {"<?xml version=\"1.0\"?><rss version=\"2.0\">", "a", ContentKind::Xml},
      {"<!-- x --><rss><channel><item><body>", "a", ContentKind::Xml},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"x\" [<!ENTITY a \">\">]>\n<nitf><head>",
       "a",
       ContentKind::Xml},
      {"<ns0:newsMessage xmlns:ns0=\"x\">", "a", ContentKind::Xml},
      {"\x16\x16\x01W1645\x1F"
       "asian\nba \x13\x11"
       "BC-US--APNewsAlert  06-29 0358\r\n\x02^BC-US--APNewsAlert,25\r\n^AP NewsAlert\r\nSome "
       "words that make up the whole of the message",
       "a.tst",
       ContentKind::Anpa},
      {"caf\xE9 au lait", "a", ContentKind::Text},
      {"\x1B$B$3$l\x1B(B", "a", ContentKind::Text},
  }));
  CAPTURE(example.head, example.name);
  CHECK(sniff(example.head, example.name).kind == example.kind);
}

TEST_CASE("sniffer says what it refuses", "[source][sniffer]") {
  struct Refusal {
    std::string head;
    std::string name;
    std::string reason;
  };
  const Refusal example = GENERATE(values<Refusal>({
      {"", "a", "empty"},
      {" \r\n\t", "a", "empty"},
      {"\xEF\xBB\xBF\n", "a", "empty"},
      {"%PDF-1.4\n", "a.txt", "PDF document, not read"},
      {"\x89PNG\r\n\x1A\n", "a", "PNG image, not read"},
      {"\xFF\xD8\xFF\xE0", "a", "JPEG image, not read"},
      {"GIF89a", "a", "GIF image, not read"},
      {"RIFF\x01\0\0\0WEBPVP8 "s, "a", "WebP image, not read"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc", "Microsoft Office document, not read"},
      {"PK\x03\x04" + std::string(26, '\0') + "[Content_Types].xml",
       "a",
       "office document or e-book, not read"},
      {"PK\x03\x04" + std::string(26, '\0') + "mimetypeapplication/epub+zip",
       "a",
       "office document or e-book, not read"},
      {"{\\rtf1 x", "a", "RTF document, not read"},
      {"\x7F"
       "ELF\x02\x01",
       "a",
       "program, not read"},
      {"wOFF\0\x01\0\0"s, "a", "font, not read"},
      {"ID3\x03\0\0\0"s, "a", "audio, not read"},
      {"SQLite format 3\0"s, "a", "SQLite database, not read"},
      {"\x01\x02\x03\x04\x05\x06 x", "a", "binary data, not text"},
      {"ab\0\0\0\0"s, "a.txt", "binary data, not text"},
      {"<other/>", "a.xml", "XML (other) without an article in it"},
      {"<?xml version=\"1.0\"?><urlset><url><loc>x</loc>",
       "a",
       "XML (urlset) without an article in it"},
      {"<?xml version=\"1.0\"?>", "a", "XML (broken) without an article in it"},
      {"import os", "make.PY", "program source, not an article"},
      {"body {}", "x/y.css", "schema or style sheet, not an article"},
      {"a: 1", "a.yaml", "settings file, not an article"},
      {"Words.", "README", "documentation, not an article"},
      {"Words.", "x/ReadMe.txt", "documentation, not an article"},
      {"<p align=center>", "README.md", "documentation, not an article"},
      {"Words.", "NOTICE.md", "documentation, not an article"},
      {"Words.", "LICENSE", "documentation, not an article"},
      {"Words.", "Licence.txt", "documentation, not an article"},
      {"Words.", "COPYING", "documentation, not an article"},
      {"Words.", "x/changelog.md", "documentation, not an article"},
      {"#!/usr/bin/env python3\nprint(1)", "make", "program source, not an article"},
      {"\xEF\xBB\xBF#! /bin/sh", "make.txt", "program source, not an article"},
      {"tin\nzinc\nlead\nsilver\ngold\ncopper\ntea\nrye\noats\nwheat\nmaize\nrice\nhops\n",
       "goods.txt",
       "list of words without sentences, not an article"},
      {"callback({})", "a.json", "not JSON, in spite of its name"},
      {"a 0 12 1\nb 0 13 0\nc 0 d 2\n", "qrels.txt", "relevance judgements, not an article"},
  }));
  CAPTURE(example.head, example.name);
  const Content content = sniff(example.head, example.name);
  CHECK(content.kind == ContentKind::Refused);
  CHECK(content.reason == example.reason);
}

TEST_CASE("sniffer knows a tar file of any age", "[source][sniffer]") {
  std::string tar = test::make_archive("ustar", "", {{"a.txt", "words"}});
  CHECK(sniff_container(tar, "a")->kind == ContentKind::Archive);
  // The same header as Unix version 7 wrote it: no magic, another sum.
  tar.replace(257, 8, 8, '\0');
  tar.replace(148, 8, 8, ' ');
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) {
    sum += static_cast<unsigned char>(tar[i]);
  }
  char octal[8];
  std::snprintf(octal, sizeof octal, "%06o", sum);
  tar.replace(148, 7, octal, 7);
  CHECK(sniff_container(tar, "a")->kind == ContentKind::Archive);
  tar[0] = 'b';
  CHECK(sniff_container(tar, "a")->kind == ContentKind::Refused);
}

TEST_CASE("sniffer takes any bytes", "[source][sniffer]") {
  for (const std::string& text : {"<"s,
                                  "<!"s,
                                  "<!--"s,
                                  "<?"s,
                                  "<!DOCTYPE"s,
                                  "<!DOCTYPE x ["s,
                                  "{"s,
                                  "["s,
                                  "From "s,
                                  "\xEF\xBB\xBF<"s,
                                  "</"s,
                                  "<doc"s,
                                  "\xFF\xFE"s,
                                  "\xFF\xFE<\0"s}) {
    CAPTURE(text);
    for (const char* name : {"a", "a.json", "a.csv", "a.xml", ""}) {
      const Content content = sniff(text, name);
      CHECK((content.kind != ContentKind::Refused || !content.reason.empty()));
    }
  }
}
