// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/document_reader.h"

#include <map>
#include <sstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <xxhash.h>

#include "tests/support/temp_dir.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {
using Lines = std::vector<std::string>;
}

TEST_CASE("document formats have their names", "[source][reader]") {
  CHECK(name_of(DocumentFormat::Text) == "text");
  CHECK(name_of(DocumentFormat::Html) == "html");
  CHECK(name_of(DocumentFormat::Json) == "json");
  CHECK(name_of(DocumentFormat::CsvRecord) == "csv");
  CHECK(name_of(DocumentFormat::ReutersSgml) == "reuters-sgml");
  CHECK(name_of(DocumentFormat::TrecSgml) == "trec-sgml");
}

TEST_CASE("reader hashes every byte of the file once", "[source][reader]") {
  const TempDir folder;
  std::vector<Member> members;
  for (int i = 0; i < 40; ++i) {
    std::string noise;
    unsigned state = static_cast<unsigned>(i);
    for (int n = 0; n < 30000; ++n) {
      state = state * 1664525u + 1013904223u;
      noise.push_back(static_cast<char>('a' + (state >> 24) % 26));
    }
    members.push_back({"m" + std::to_string(i) + ".txt", noise});
  }
  const std::string kind = GENERATE("text", "zip", "7zip", "ustar", "tail", "image", "empty");
  CAPTURE(kind);
  const std::string bytes = kind == "text" ? std::string(700000, 'w')
                            : kind == "tail"
                                ? make_archive("ustar", "gzip", members) + std::string(300000, 'x')
                            : kind == "image" ? "\x89PNG\r\n" + std::string(300000, 'x')
                            : kind == "empty" ? std::string()
                                              : make_archive(kind, "", members);
  const std::filesystem::path file = folder.write("f", bytes);
  std::uint64_t hash = 0;
  const ReadResult result = read_one_file(file, {}, &hash);
  CHECK(hash == XXH3_64bits(bytes.data(), bytes.size()));
  CHECK(hash_file(file).value() == hash);
  if (kind == "zip" || kind == "7zip" || kind == "ustar" || kind == "tail") {
    CHECK(result.documents.size() == 40);
  }
}

TEST_CASE("reader reads what the user says it is", "[source][reader]") {
  struct Case {
    std::string name, bytes;
    DocumentFormat format;
    Lines documents;
  };
  const Case example = GENERATE(values<Case>({
      {"a.json", "{\"a\":1}\n{\"b\":2}", DocumentFormat::Text, {"a.json#0:{\"a\":1}\n{\"b\":2}"}},
      {"a.py", "{\"a\":1}", DocumentFormat::Json, {"a.py#0:{\"a\":1}"}},
      {"a.txt", "a,b\nc,d\n", DocumentFormat::CsvRecord, {"a.txt#1:a|b", "a.txt#2:c|d"}},
      {"a.xml",
       "<?xml version=\"1.0\"?><rss>",
       DocumentFormat::Html,
       {"a.xml#0:<?xml version=\"1.0\"?><rss>"}},
      {"a.xml", "<x><DOC>1</DOC></x>", DocumentFormat::TrecSgml, {"a.xml#0:<DOC>1</DOC>"}},
      {"a.xml",
       "<x><REUTERS>1</REUTERS></x>",
       DocumentFormat::ReutersSgml,
       {"a.xml#0:<REUTERS>1</REUTERS>"}},
      {"a.txt", "%PDF-1.4", DocumentFormat::Text, {}},
  }));
  CAPTURE(example.name, example.bytes);
  CHECK(summaries(read_bytes(example.bytes, example.name, {.format = example.format})) ==
        example.documents);
  const std::string packed = make_archive("raw", "gzip", {{"n", example.bytes}});
  CHECK(summaries(read_bytes(packed, example.name, {.format = example.format})) ==
        example.documents);
}

TEST_CASE("reader skips a document larger than the limit", "[source][reader]") {
  const std::string page(101, 'x');
  CHECK(reasons(read_bytes(page, "p", at_most(100))) == Lines{"p#0:larger than 100 bytes"});
  CHECK(read_bytes(page, "p", at_most(101)).documents.size() == 1);
}

TEST_CASE("reader fails on what is no readable file", "[source][reader]") {
  const TempDir folder;
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  const std::string name = GENERATE("nowhere", "pipe", "");
  const SourceFile file{folder.path() / name, name, 0, 0};
  const Result<std::uint64_t> read =
      read_documents(file, {}, {[](RawDocument&&) {}, [](SkippedInput&&) {}}, {});
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::Io);
  CHECK(read.error().message.find(file.file.string()) != std::string::npos);
  CHECK_FALSE(hash_file(file.file));
}

TEST_CASE("reader stops within a record without a word", "[source][reader]") {
  const std::string kind = GENERATE("json", "csv", "sgml", "tar", "warc");
  CAPTURE(kind);
  std::string bytes = kind == "csv" ? "id,text\n" : "";
  std::vector<Member> members;
  for (int i = 0; i < 5000; ++i) {
    const std::string n = std::to_string(i);
    bytes += kind == "json"   ? "{\"a\":" + n + "}\n"
             : kind == "csv"  ? n + ",a\n"
             : kind == "sgml" ? "<DOC>" + n + "</DOC>\n"
                              : "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: "
                                "text/plain\r\nContent-Length: 4\r\n\r\nword\r\n\r\n";
    members.push_back({"m" + n, "words"});
  }
  const TempDir folder;
  const std::filesystem::path path =
      folder.write("f." + kind, kind == "tar" ? make_archive("ustar", "", members) : bytes);
  std::stop_source stop;
  int documents = 0;
  const DocumentSink sink{[&](RawDocument&&) {
                            if (++documents == 3) {
                              stop.request_stop();
                            }
                          },
                          [&](SkippedInput&& skipped) { FAIL("skipped: " << skipped.reason); }};
  CHECK(read_documents({path, "f", 0, 0}, {}, sink, stop.get_token()));
  CHECK(documents == 3);
}

TEST_CASE("reader gives a stream and a file alike", "[source][reader]") {
  const TempDir folder;
  const std::string bytes =
      make_archive("ustar", "xz", {{"a.txt", "words"}, {"b.jsonl", "{\"a\":1}\n{\"b\":2}"}});
  CHECK(summaries(read_bytes(bytes, "f")) == summaries(read_one_file(folder.write("f", bytes))));
}

TEST_CASE("reader yields what the collections hold", "[source][reader][corpora]") {
  if (shared_dir().empty()) {
    WARN("no shared corpora here");
    return;
  }
  struct Case {
    std::string file;
    std::map<std::string, std::size_t> documents;
    std::size_t skipped;
  };
  const Case example = GENERATE(values<Case>({
      {"gnad/10kgnad-a.csv.xz", {{"csv", 514}}, 0},
      {"ir-time/time-trec.sgml.gz", {{"trec-sgml", 423}}, 0},
      {"ir-time/docs.jsonl.gz", {{"json", 423}}, 0},
      {"aebench/aebench.tar", {{"html", 96}, {"json", 1}}, 0},
      {"vfnd/vfnd-a.zip", {{"json", 139}}, 0},
      {"dpa-newsmlg2/dpa-20170629.tar.gz", {{"newsml-g2", 57}}, 0},
      {"samestory/ru_exam.jsonl.gz", {{"json", 40}}, 0},
      {"datestrings/datestrings.tsv", {{"csv", 166}}, 0},
      {"newscluster/clusters.tsv", {{"csv", 224}}, 0},
      {"newscluster/articles.zip", {{"json", 224}}, 0},
      {"newsgroups/mini_newsgroups-a.tar.gz", {{"mail", 998}}, 0},
      {"huffpost/News_Category_Dataset_sample10k.json.xz", {{"json", 9999}}, 0},
  }));
  CAPTURE(example.file);
  const ReadResult result = read_one_file(shared_dir() / "corpora" / example.file);
  std::map<std::string, std::size_t> documents;
  for (const RawDocument& document : result.documents) {
    ++documents[std::string(name_of(document.format))];
  }
  CHECK(documents == example.documents);
  CHECK(result.skipped.size() == example.skipped);
}
