// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/http_message.h"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace std::string_literals;

namespace {

HttpHead head_with(const std::string& fields) {
  std::optional<HttpHead> head = parse_http_head("HTTP/1.1 200 OK\r\n" + fields + "\r\n");
  REQUIRE(head);
  return *head;
}

std::string decoded(const std::string& fields, const std::string& body) {
  const Result<std::string> result = decode_http_body(head_with(fields), body, 1000);
  return result ? *result : "error: " + result.error().message;
}

}  // namespace

TEST_CASE("header fields are found by name in any case", "[source][http]") {
  HeaderFields fields;
  fields.add_line("Content-TYPE :  text/html ");
  fields.add_line("X: a");
  fields.add_line("\tb");
  fields.add_line("no colon");
  fields.add_line("x: second");
  CHECK(fields.get("content-type") == "text/html");
  CHECK(fields.get("x") == "a b");
  CHECK(fields.get("y").empty());
}

TEST_CASE("media type is read leniently", "[source][http]") {
  struct Case {
    std::string value, name, charset;
  };
  const Case example =
      GENERATE(values<Case>({{"text/html", "text/html", ""},
                             {"Text/HTML; Charset=UTF-8", "text/html", "utf-8"},
                             {"text/html;charset=\"iso-8859-1\"; x=y", "text/html", "iso-8859-1"},
                             {"text/html; charset='big5'", "text/html", "big5"},
                             {"text/html; charset=", "text/html", ""},
                             {"text/html; charset=\"", "text/html", ""},
                             {"", "", ""}}));
  CAPTURE(example.value);
  CHECK(parse_media_type(example.value).name == example.name);
  CHECK(parse_media_type(example.value).charset == example.charset);
}

TEST_CASE("http head ends at the empty line", "[source][http]") {
  const std::string head = GENERATE("HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n",
                                    "HTTP/1.0 404\nA: b\n\n",
                                    "HTTP/2 404 \r\nA: b\n\r\n");
  const std::optional<HttpHead> parsed = parse_http_head(head + "body\n\n");
  REQUIRE(parsed);
  CHECK(parsed->status == 404);
  CHECK(parsed->fields.get("a") == "b");
  CHECK(parsed->size_bytes == head.size());
  CHECK_FALSE(parse_http_head("<html>"));
  CHECK(parse_http_head("HTTP/")->status == 0);
}

TEST_CASE("http body is seen as a browser sees it", "[source][http]") {
  const std::string gzip = test::make_archive("raw", "gzip", {{"n", "some words"}});
  const std::string deflate = gzip.substr(10, gzip.size() - 18);
  struct Case {
    std::string fields, body, text;
  };
  const Case example = GENERATE_COPY(values<Case>({
      {"", "some words", "some words"},
      {"Transfer-Encoding: chunked\r\n", "4\r\nsome\r\n6;x=y\r\n words\r\n0\r\n\r\n", "some words"},
      {"Transfer-Encoding: chunked\r\n", "some words", "some words"},
      {"Transfer-Encoding: chunked\r\n", "4\r\nsome\r\nFF\r\n words", "some words"},
      {"Transfer-Encoding: chunked\r\n", "0\r\n\r\n", ""},
      {"Content-Encoding: gzip\r\n", gzip, "some words"},
      {"Content-Encoding: gzip\r\n", "some words", "some words"},
      {"Content-Encoding: deflate\r\n", deflate, "some words"},
      {"Content-Encoding: deflate\r\n", "\x78\x9C" + deflate, "some words"},
      {"Content-Encoding: deflate\r\n", "some words", "some words"},
      {"Content-Encoding: identity\r\n", "some words", "some words"},
      {"Content-Encoding: br\r\n", "some words", "error: packed by br, not read"},
      {"Content-Encoding: gzip\r\n", "\x1F\x8B\x08 broken", "error: cannot be unpacked"},
  }));
  CAPTURE(example.fields, example.body);
  CHECK(decoded(example.fields, example.body) == example.text);
}

TEST_CASE("http body is bounded", "[source][http]") {
  const std::string gzip = test::make_archive("raw", "gzip", {{"n", std::string(1u << 20, 'x')}});
  CHECK(decoded("Content-Encoding: gzip\r\n", gzip) == "error: larger than 1000 bytes");
}
