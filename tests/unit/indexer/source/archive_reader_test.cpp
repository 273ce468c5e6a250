// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/archive_reader.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {
using Lines = std::vector<std::string>;

constexpr unsigned kFolder = 0040000, kLink = 0120000;

ReadResult read_archive_file(const std::string& bytes, const std::string& name = "x") {
  const TempDir folder;
  return read_one_file(folder.write(name, bytes));
}
}  // namespace

TEST_CASE("archive reader reads every format packed by every filter", "[source][archive]") {
  const std::string format = GENERATE("ustar", "pax", "gnutar", "zip", "7zip", "newc");
  const std::string filter = GENERATE("", "gzip", "bzip2", "xz", "zstd", "lz4");
  CAPTURE(format, filter);
  if (!filter.empty() && (format == "zip" || format == "7zip")) {
    return;
  }
  const std::string bytes =
      make_archive(format, filter, {{"a.txt", "words of a"}, {"b/c.json", R"({"x":1})"}});
  const ReadResult result = read_archive_file(bytes);
  CHECK(result.skipped.empty());
  CHECK(summaries(result) == Lines{"x/a.txt#0:words of a", "x/b/c.json#0:{\"x\":1}"});
}

TEST_CASE("archive reader keeps the path of a file that is merely packed", "[source][archive]") {
  const std::string filter = GENERATE("gzip", "bzip2", "xz", "zstd", "lzma", "compress");
  CAPTURE(filter);
  const std::string bytes = make_archive("raw", filter, {{"n", "{\"a\":1}\n{\"b\":2}\n"}});
  if (filter == "lzma" || filter == "compress") {
    CHECK(read_archive_file(bytes, "d.jsonl.x").documents.size() <= 2);
    return;
  }
  CHECK(summaries(read_archive_file(bytes, "d.jsonl.gz")) ==
        Lines{"d.jsonl.gz#1:{\"a\":1}", "d.jsonl.gz#2:{\"b\":2}"});
}

TEST_CASE("archive reader tells the kind of a packed file by the name inside",
          "[source][archive]") {
  const std::string bytes = make_archive("raw", "gzip", {{"n", "import os"}});
  CHECK(reasons(read_archive_file(bytes, "make.py.gz")) ==
        Lines{"make.py.gz#0:program source, not an article"});
}

TEST_CASE("archive reader opens archives in archives", "[source][archive]") {
  const std::string inner = make_archive("zip", "", {{"a.txt", "words"}});
  const std::string seven = make_archive("7zip", "", {{"s.txt", "seven"}});
  const std::string packed = make_archive("raw", "gzip", {{"n", "<html>page"}});
  const std::string outer =
      make_archive("ustar",
                   "gzip",
                   {{"in.zip", inner}, {"in.7z", seven}, {"p.html.gz", packed}, {"b.txt", "more"}});
  CHECK(summaries(read_archive_file(outer, "o.tgz")) == Lines{"o.tgz/in.zip/a.txt#0:words",
                                                              "o.tgz/in.7z/s.txt#0:seven",
                                                              "o.tgz/p.html.gz#0:<html>page",
                                                              "o.tgz/b.txt#0:more"});
}

TEST_CASE("archive reader stops going down at some depth and reads on", "[source][archive]") {
  std::string bytes = make_archive("ustar", "", {{"a.txt", "deep"}});
  for (int level = 0; level < 12; ++level) {
    bytes = make_archive("ustar", "", {{"in.tar", bytes}, {"b.txt", "words"}});
  }
  const ReadResult result = read_archive_file(bytes);
  CHECK(result.documents.size() == 8);
  REQUIRE(result.skipped.size() == 1);
  CHECK(result.skipped[0].reason == "archives nested too deep");
}

TEST_CASE("archive reader refuses a file packed again and again", "[source][archive]") {
  std::string bytes = "words";
  for (int level = 0; level < 6; ++level) {
    bytes = make_archive("raw", "gzip", {{"n", bytes}});
  }
  const ReadResult result = read_archive_file(bytes);
  CHECK(result.documents.empty());
  CHECK(reasons(result) == Lines{"x#0:packed more than twice"});
}

TEST_CASE("archive reader uses member names as names only", "[source][archive]") {
  const std::string bytes = make_archive(
      "ustar", "", {{"/etc/passwd", "a"}, {"../../up.txt", "b"}, {"./c//d.txt", "c"}, {"..", "d"}});
  CHECK(summaries(read_archive_file(bytes)) ==
        Lines{"x/etc/passwd#0:a", "x/up.txt#0:b", "x/c/d.txt#0:c", "x/member4#0:d"});
}

TEST_CASE("archive reader turns every member name into UTF-8", "[source][archive]") {
  const std::string format = GENERATE("ustar", "zip");
  std::string bytes = make_archive(format, "", {{"nam1.txt", "a"}, {"n.txt", "b"}});
  // Neither format is checked for its names: put a byte of code page 437 in.
  for (std::size_t at = 0; (at = bytes.find("nam1", at)) != std::string::npos; ++at) {
    bytes.replace(at,
                  4,
                  format == "zip" ? "na\x82"
                                    "1"
                                  : "na\xE9"
                                    "1");
  }
  if (format == "ustar") {
    bytes[153] = static_cast<char>(bytes[153]);
  }
  const ReadResult result = read_archive_file(bytes);
  for (const RawDocument& document : result.documents) {
    CHECK(is_valid_utf8(document.path));
  }
  if (format == "zip") {
    CHECK(summaries(result) == Lines{"x/naé1.txt#0:a", "x/n.txt#0:b"});
  }
}

TEST_CASE("archive reader keeps UTF-8 names in every format", "[source][archive]") {
  const std::string format = GENERATE("ustar", "pax", "zip", "7zip");
  CAPTURE(format);
  setlocale(LC_ALL, "C.UTF-8");  // for the writer's sake
  const std::string bytes = make_archive(format, "", {{"日本/Ünïx.txt", "a"}});
  setlocale(LC_ALL, "C");
  CHECK(summaries(read_archive_file(bytes)) == Lines{"x/日本/Ünïx.txt#0:a"});
}

TEST_CASE("archive reader skips links and leaves folders and hidden members out",
          "[source][archive]") {
  const std::string format = GENERATE("ustar", "zip");
  CAPTURE(format);
  const std::string bytes = make_archive(format,
                                         "",
                                         {{"f/", "", kFolder},
                                          {"f/l.txt", "", kLink, "/etc/passwd"},
                                          {".hidden", "x"},
                                          {"f/.x/y", "x"},
                                          {"__MACOSX/f/z", "x"},
                                          {"f/a.txt", "a"}});
  const ReadResult result = read_archive_file(bytes);
  CHECK(summaries(result) == Lines{"x/f/a.txt#0:a"});
  CHECK(reasons(result) == Lines{"x/f/l.txt#0:link inside an archive, not followed"});
}

TEST_CASE("archive reader names encrypted members", "[source][archive]") {
  const std::string bytes =
      make_archive("zip", "", {{"a.txt", "secret words"}, {"b.txt", "more"}}, "password");
  const ReadResult result = read_archive_file(bytes);
  CHECK(result.documents.empty());
  CHECK(reasons(result) == Lines{"x/a.txt#0:encrypted", "x/b.txt#0:encrypted"});
}

TEST_CASE("archive reader tells of a truncated archive and keeps what came before",
          "[source][archive]") {
  const std::string filter = GENERATE("", "gzip");
  std::string noise;
  unsigned state = 1;
  for (int i = 0; i < 100000; ++i) {
    state = state * 1664525u + 1013904223u;
    noise.push_back(static_cast<char>('a' + (state >> 24) % 26));
  }
  std::string bytes =
      make_archive("ustar", filter, {{"a.txt", "first"}, {"b.txt", noise}, {"c.txt", noise}});
  bytes.resize(bytes.size() * 3 / 4);
  const ReadResult result = read_archive_file(bytes);
  CAPTURE(filter);
  REQUIRE(result.documents.size() >= 1);
  CHECK(result.documents[0].bytes == "first");
  REQUIRE_FALSE(result.skipped.empty());
  CHECK(result.skipped[0].reason.find("broken archive: ") == 0);
}

TEST_CASE("archive reader tells of a member whose checksum is wrong", "[source][archive]") {
  std::string bytes =
      make_archive("zip", "", {{"a.txt", std::string(1000, 'a') + "needle"}, {"b.txt", "words"}});
  const std::size_t at = bytes.find("b.txt");
  bytes[at - 60] = static_cast<char>(bytes[at - 60] ^ 0x55);  // in a's packed bytes or its sizes
  const ReadResult result = read_archive_file(bytes);
  CHECK(result.skipped.size() + result.documents.size() >= 2);
}

TEST_CASE("archive reader tells of an archive with nothing in it", "[source][archive]") {
  CHECK(reasons(read_archive_file(make_archive("zip", "", {}))) == Lines{"x#0:empty archive"});
  CHECK(reasons(read_archive_file(make_archive("raw", "gzip", {{"n", ""}}))).size() == 1);
}

TEST_CASE("archive reader gives up on a bomb", "[source][archive]") {
  const std::string zeros = make_archive("raw", "gzip", {{"n", std::string(8u << 20, 'x')}});
  std::vector<Member> members;
  for (int i = 0; i < 40; ++i) {
    members.push_back({"m" + std::to_string(i) + ".gz", zeros});
  }
  const ReadResult result = read_archive_file(make_archive("ustar", "gzip", members));
  REQUIRE_FALSE(result.skipped.empty());
  CHECK(std::ranges::any_of(result.skipped, [](const SkippedInput& skipped) {
    return skipped.reason == "unpacks to more than 200 times its size";
  }));
}

TEST_CASE("archive reader unpacks what a body declares", "[source][archive]") {
  const std::string packed = make_archive("raw", "gzip", {{"n", "some words"}});
  CHECK(unpack(packed, 100).value() == "some words");
  CHECK(unpack(packed.substr(0, packed.size() - 2), 100).value() == "some words");
  CHECK(unpack(packed, 5).error().code == ErrorCode::Limit);
  CHECK(unpack(packed.substr(0, 12), 100).error().code == ErrorCode::Corrupt);
  CHECK(unpack("words", 100).error().code == ErrorCode::Corrupt);
  CHECK(unpack("", 100).error().code == ErrorCode::Corrupt);
}
