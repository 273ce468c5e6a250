// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/warc_reader.h"

#include <catch2/catch.hpp>

#include "indexer/source/http_message.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {
using Lines = std::vector<std::string>;

std::string record(const std::string& type,
                   const std::string& media_type,
                   const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: http://a.b/" + type +
         "\r\nContent-Type: " + media_type + "\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& status,
                     const std::string& fields,
                     const std::string& body) {
  return record("response",
                "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body);
}

const std::string kHtml = "Content-Type: text/html; charset=UTF-8\r\n";

ReadResult read_corpus_file(const std::string& name) {
  return read_one_file(shared_dir() / "corpora/warc" / name);
}

bool has_corpora() {
  if (shared_dir().empty()) {
    WARN("no shared corpora here");
    return false;
  }
  return true;
}
}  // namespace

TEST_CASE("warc reader hands over the page with its address and charset", "[source][warc]") {
  const std::string warc = record("warcinfo", "application/warc-fields", "software: x\r\n") +
                           record("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                           response("200 OK", kHtml, "<html>page") +
                           record("metadata", "text/plain", "x");
  const ReadResult result = read_bytes(warc, "w");
  CHECK(summaries(result) == Lines{"w/3#3:<html>page"});
  CHECK(result.skipped.empty());
  CHECK(result.documents[0].url == "http://a.b/response");
  CHECK(result.documents[0].declared_charset == "utf-8");
  CHECK(result.documents[0].format == DocumentFormat::Html);
}

TEST_CASE("warc reader reads resources and conversions", "[source][warc]") {
  const ReadResult result = read_bytes(
      record("resource", "text/html", "page") + record("conversion", "text/plain", "words"), "w");
  CHECK(summaries(result) == Lines{"w/1#1:page", "w/2#2:words"});
  CHECK(result.documents[0].format == DocumentFormat::Html);
  CHECK(result.documents[1].format == DocumentFormat::Text);
}

TEST_CASE("warc reader takes tables, mail folders and lines of JSON apart", "[source][warc]") {
  const std::string table = "title,text\nOne,\"a, b\"\nTwo,c\n";
  const std::string mbox =
      "From a@b Thu Jan  1 00:00:00 1998\nFrom: a@b.example\nSubject: One\n\nx\n\n"
      "From a@b Thu Jan  1 00:00:00 1998\nFrom: a@b.example\nSubject: Two\n\ny\n";
  const ReadResult result = read_bytes(
      response("200 OK", "Content-Type: text/csv; charset=windows-1252\r\n", table) +
          response("200 OK", "Content-Type: text/plain\r\n", mbox) +
          response("200 OK", "Content-Type: application/json\r\n", "{\"a\":1}\n{\"b\":2}\n") +
          response("200 OK", "Content-Type: application/json\r\n", "{\"a\":1}") +
          response("200 OK", kHtml, table),
      "w");
  CHECK(result.skipped.empty());
  REQUIRE(result.documents.size() == 8);
  CHECK(result.documents[0].path == "w/1");
  CHECK(result.documents[0].format == DocumentFormat::CsvRecord);
  CHECK(result.documents[0].declared_charset == "windows-1252");
  CHECK(result.documents[1].record == 2);
  CHECK(result.documents[1].url.empty());
  CHECK(result.documents[2].format == DocumentFormat::Mail);
  CHECK(result.documents[4].format == DocumentFormat::Json);
  CHECK(result.documents[6].url == "http://a.b/response");
  CHECK(result.documents[7].format == DocumentFormat::Html);
}

TEST_CASE("warc reader says why a response is no article", "[source][warc]") {
  const std::string warc =
      response("404 Not Found", kHtml, "<html>gone") + response("301 Moved", kHtml, "") +
      response("200 OK", "Content-Type: image/png\r\n", "x") +
      response("404 Not Found", "Content-Type: text/css\r\n", "x") +
      response("200 OK", "Content-Type: text/javascript\r\n", "x") + response("200 OK", kHtml, "") +
      response("200 OK", kHtml, "%PDF-1.4") +
      response("200 OK", "Content-Type: text/xml\r\n", "<?xml version=\"1.0\"?><rss>");
  CHECK(reasons(read_bytes(warc, "w")) == Lines{"w/1#1:HTTP 404",
                                                "w/2#2:HTTP 301",
                                                "w/3#3:image/png, not an article",
                                                "w/4#4:text/css, not an article",
                                                "w/5#5:text/javascript, not an article",
                                                "w/6#6:empty",
                                                "w/7#7:PDF document, not read",
                                                "w/8#0:XML (rss) without an article in it"});
}

TEST_CASE("warc reader undoes the codings of HTTP", "[source][warc]") {
  const std::string packed = make_archive("raw", "gzip", {{"n", "<html>packed"}});
  const std::string warc = response("200 OK",
                                    kHtml + "Transfer-Encoding: chunked\r\n",
                                    "6\r\n<html>\r\n4\r\npage\r\n0\r\n\r\n") +
                           response("200 OK", kHtml + "Content-Encoding: gzip\r\n", packed) +
                           response("200 OK", kHtml + "Content-Encoding: br\r\n", "x");
  const ReadResult result = read_bytes(warc, "w");
  CHECK(summaries(result) == Lines{"w/1#1:<html>page", "w/2#2:<html>packed"});
  CHECK(reasons(result) == Lines{"w/3#3:HTTP body packed by br, not read"});
}

TEST_CASE("warc reader finds the next record after broken ones", "[source][warc]") {
  const std::string good = response("200 OK", kHtml, "<html>page");
  SECTION("junk between records") {
    const ReadResult result = read_bytes(good + "junk\nmore junk\n" + good, "w");
    CHECK(result.documents.size() == 2);
    CHECK(reasons(result) == Lines{"w/1#1:bytes after this record that belong to none"});
  }
  SECTION("no length") {
    const ReadResult result = read_bytes(
        "WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx\r\n\r\n" + good, "w");
    CHECK(summaries(result) == Lines{"w/2#2:<html>page"});
    CHECK(reasons(result) == Lines{"w/1#1:web archive record without a length"});
  }
  SECTION("cut off") {
    const ReadResult result = read_bytes(good + good.substr(0, good.size() - 8), "w");
    CHECK(summaries(result) == Lines{"w/1#1:<html>page"});
    CHECK(reasons(result) == Lines{"w/2#2:the file ends inside this record"});
  }
  SECTION("larger than the limit") {
    const ReadResult result =
        read_bytes(response("200 OK", kHtml, std::string(500, 'x')) + good, "w", at_most(200));
    CHECK(summaries(result) == Lines{"w/2#2:<html>page"});
    CHECK(reasons(result) == Lines{"w/1#1:larger than 200 bytes"});
  }
  SECTION("a length beyond all measure") {
    std::string warc = good;
    warc.replace(warc.find("Content-Length: ") + 16, 2, "18446744073709551615");
    CHECK(reasons(read_bytes(warc, "w")).size() == 1);
  }
}

TEST_CASE("warc reader reads ARC files", "[source][warc]") {
  const std::string body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>page";
  const std::string arc =
      "filedesc://x.arc 127.0.0.1 20140216050221 text/plain 20\n1 0 Some Capture xx\n\n"
      "http://a.b/with space 1.2.3.4 20140216050221 text/html " +
      std::to_string(body.size()) + "\n" + body +
      "\n"
      "dns:a.b 1.2.3.4 20140216050221 text/dns 3\nabc\n";
  const ReadResult result = read_bytes(arc, "x.arc");
  CHECK(summaries(result) == Lines{"x.arc/2#2:<html>page"});
  CHECK(result.documents[0].url == "http://a.b/with space");
  CHECK(result.documents[0].fetched == "2014-02-16");
  CHECK(result.skipped.empty());
}

TEST_CASE("warc reader says when there is no page, and bounds what a header holds",
          "[source][warc]") {
  CHECK(reasons(read_bytes(record("warcinfo", "application/warc-fields", "software: x\r\n"),
                           "w")) == Lines{"w#0:no article in it"});
  std::string endless = "WARC/1.0\r\n";
  while (endless.size() < 2 * HeaderFields::kMaxBytes) {
    endless += "X-Field: value\r\n";
  }
  CHECK(reasons(read_bytes(endless, "w")) == Lines{"w#0:no article in it"});
}

TEST_CASE("warc reader survives good and broken files of the field", "[source][warc][corpora]") {
  if (!has_corpora()) {
    return;
  }
  struct Case {
    std::string file;
    std::size_t documents, skipped;
    std::string url;
  };
  const Case example = GENERATE(values<Case>({
      {"bad.arc", 0, 3, ""},
      {"example-bad-non-chunked.warc.gz", 1, 0, "http://example.com/"},
      {"example-bad.warc.gz.bad", 1, 1, "http://example.com?example=1"},
      {"example-digest.warc", 0, 1, ""},
      {"example-iana.org-chunked.warc", 1, 0, "http://www.iana.org/"},
      {"example-resource.warc.gz", 1, 0, "http://example.com/"},
      {"example-space-in-target-uri.warc.gz", 0, 1, ""},
      {"example-space-in-url.arc",
       1,
       0,
       "http://example.com/index.cfm?FuseAction=Email&EmailTitle=Examples From The Live "
       "Web&IsPopUp=False"},
      {"example-trunc.warc", 1, 1, "http://example.com/"},
      {"example-wget-bad-target-uri.warc.gz", 3, 0, "http://example.com/"},
      {"example-wrong-chunks.warc.gz", 1, 0, "http://example.com/"},
      {"example.arc", 1, 0, "http://example.com/"},
      {"example.arc.gz", 1, 0, "http://example.com/"},
      {"example.warc", 1, 0, "http://example.com/"},
      {"example.warc.gz", 1, 0, "http://example.com/"},
      {"news-pages.warc.gz", 120, 0, ""},
      {"post-test.warc.gz", 3, 0, "http://httpbin.org/post"},
      {"whirlwind.warc.gz", 1, 0, "https://an.wikipedia.org/wiki/Escopete"},
      {"whirlwind.warc.wet.gz", 1, 0, "https://an.wikipedia.org/wiki/Escopete"},
  }));
  CAPTURE(example.file);
  const ReadResult result = read_corpus_file(example.file);
  CAPTURE(reasons(result));
  CHECK(result.documents.size() == example.documents);
  CHECK(result.skipped.size() == example.skipped);
  if (!example.url.empty() && !result.documents.empty()) {
    CHECK(result.documents[0].url == example.url);
  }
  if (example.file.starts_with("example") && !result.documents.empty() &&
      result.documents[0].url.starts_with("http://example")) {
    CHECK(result.documents[0].bytes.find("<title>Example Domain</title>") != std::string::npos);
    CHECK(result.documents[0].bytes.find("</html>") != std::string::npos);
  }
}
