// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes flipped, cut out and repeated at random: whatever comes, reading ends and stays small.
#include <algorithm>
#include <cstdlib>
#include <random>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

const std::string kPage =
    "<html><head><title>A page</title></head><body><p>Some words of a page.</p></body></html>";

std::string warc() {
  std::string out;
  for (int i = 0; i < 4; ++i) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kPage;
    out +=
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.b/\r\nContent-Type: "
        "application/http\r\nContent-Length: " +
        std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
  }
  return out;
}

std::string sample(const std::string& kind) {
  const std::vector<Member> members = {{"a.txt", "Some words of a."},
                                       {"b/c.html", kPage},
                                       {"d.json", R"({"title":"x","text":"y"})"}};
  if (kind == "warc") {
    return warc();
  }
  if (kind == "warc.gz") {
    return make_archive("raw", "gzip", {{"n", warc()}});
  }
  if (kind == "json") {
    return "{\"articles\":[{\"title\":\"a\",\"text\":\"b \\\" "
           "}\"},\n{\"title\":\"c\"}]}\n{\"title\":\"d\"}\n{\"title\":\"e\"}\n";
  }
  if (kind == "csv") {
    return "title,text\n\"a, b\",\"c \"\"d\"\"\ne\"\nf,g\nh,i\n";
  }
  if (kind == "sgml") {
    return "<DOC><DOCNO>1</DOCNO>words</DOC>\n<DOC><DOCNO>2</DOCNO>more</DOC>";
  }
  if (kind == "nested") {
    return make_archive(
        "ustar",
        "gzip",
        {{"x.zip", make_archive("zip", "", members)}, {"y.7z", make_archive("7zip", "", members)}});
  }
  const std::size_t plus = kind.find('+');
  return make_archive(
      kind.substr(0, plus), plus == std::string::npos ? "" : kind.substr(plus + 1), members);
}

void spoil(std::string& bytes, std::mt19937& random) {
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  };
  for (std::size_t changes = 1 + below(4); changes > 0 && !bytes.empty(); --changes) {
    const std::size_t at = below(bytes.size());
    switch (below(5)) {
      case 0:
        bytes.resize(at);
        break;
      case 1:
        bytes.erase(at, 1 + below(16));
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(64)));
        break;
      default:
        bytes[at] = static_cast<char>(below(256));
    }
  }
}

unsigned setting(const char* name, unsigned otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

}  // namespace

TEST_CASE("reader survives spoiled files", "[source][reader][property]") {
  const std::string kind = GENERATE("warc",
                                    "warc.gz",
                                    "json",
                                    "csv",
                                    "sgml",
                                    "nested",
                                    "ustar",
                                    "ustar+gzip",
                                    "ustar+xz",
                                    "ustar+zstd",
                                    "ustar+bzip2",
                                    "zip",
                                    "7zip",
                                    "newc",
                                    "pax+gzip");
  const unsigned seed = setting("BACKFILE_SEED", 20240229);
  const unsigned rounds = setting("BACKFILE_ROUNDS", 60);
  const std::string whole = sample(kind);
  const TempDir folder;
  for (unsigned round = 0; round < rounds; ++round) {
    CAPTURE(kind, seed, round);
    std::mt19937 random(seed + round);
    std::string bytes = whole;
    spoil(bytes, random);
    const ReadOptions options = at_most(1u << 20);
    const ReadResult result = read_one_file(folder.write("f", bytes), options);
    std::size_t held_bytes = 0;
    for (const RawDocument& document : result.documents) {
      held_bytes += document.bytes.size();
      REQUIRE(is_valid_utf8(document.path));
      REQUIRE(document.bytes.size() <= options.max_document_bytes);
      REQUIRE(document.cells.size() == document.columns.size());
    }
    REQUIRE(held_bytes < 4u << 20);
    for (const SkippedInput& skipped : result.skipped) {
      REQUIRE_FALSE(skipped.reason.empty());
      REQUIRE(is_valid_utf8(skipped.reason));
    }
  }
}

TEST_CASE("reader cut anywhere says so or has read it all", "[source][reader][property]") {
  const std::string kind = GENERATE("warc", "json", "sgml", "ustar", "zip", "ustar+gzip");
  const std::string whole = sample(kind);
  const std::size_t all = read_bytes(whole, "f").documents.size();
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 300) {
    CAPTURE(kind, size);
    const ReadResult result = read_bytes(whole.substr(0, size), "f");
    REQUIRE(result.documents.size() <= all + 1);
    REQUIRE(result.documents.size() + result.skipped.size() >=
            (size == 0 || kind != "warc" ? 1u : 0u));
  }
}
