// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/json_splitter.h"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {
using Lines = std::vector<std::string>;

struct Case {
  std::string name;
  std::string json;
  Lines documents;
  Lines skipped;
};

/// Gives one byte at a time, the hardest cut there is.
class Dripping : public ByteStream {
 public:
  explicit Dripping(std::string_view bytes) : bytes_(bytes) {}
  std::string_view next() override {
    const std::string_view piece = bytes_.substr(0, 1);
    bytes_.remove_prefix(piece.size());
    return piece;
  }

 private:
  std::string_view bytes_;
};
}  // namespace

TEST_CASE("json splitter finds the articles in every container", "[source][json]") {
  const Case example = GENERATE(values<Case>({
      {"one object", R"({"a":1})", {R"(j#0:{"a":1})"}, {}},
      {"one printed object",
       "{\n  \"a\": {\n    \"b\": []\n  }\n}\n",
       {"j#0:{\n  \"a\": {\n    \"b\": []\n  }\n}"},
       {}},
      {"lines",
       "{\"a\":1}\n{\"b\":2}\r\n\n{\"c\":3}",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})", R"(j#3:{"c":3})"},
       {}},
      {"one after another",
       R"({"a":1}{"b":2} , {"c":3})",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})", R"(j#3:{"c":3})"},
       {}},
      {"byte order mark", "\xEF\xBB\xBF{\"a\":1}", {R"(j#0:{"a":1})"}, {}},
      {"array", R"([{"a":1},{"b":[{"c":2}]}])", {R"(j#1:{"a":1})", R"(j#2:{"b":[{"c":2}]})"}, {}},
      {"array of one", R"([ {"a":1} ])", {R"(j#1:{"a":1})"}, {}},
      {"array printed flush left",
       "[\n{\"a\":1},\n{\"b\":2}\n]",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})"},
       {}},
      {"array with other values",
       R"([1,"{",null,{"a":1},[{"b":2}]])",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})"},
       {}},
      {"braces in strings",
       R"({"a":"}{\"}[\\"}{"b":"]"})",
       {R"(j#1:{"a":"}{\"}[\\"})", R"(j#2:{"b":"]"})"},
       {}},
      {"articles",
       R"({"status":"ok","articles":[{"a":1},{"b":2}],"n":[{"x":"}"}]})",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})"},
       {}},
      {"posts of webhose",
       "{\n\"posts\": [\n{\"a\": 1},\n{\"b\": 2}\n],\n\"totalResults\": 2}",
       {R"(j#1:{"a": 1})", R"(j#2:{"b": 2})"},
       {}},
      {"two steps down",
       R"({"response":{"docs":[{"a":1}],"meta":{"x":[{}]}},"copyright":"c"})",
       {R"(j#1:{"a":1})"},
       {}},
      {"two arrays",
       R"({"news":[{"a":1}],"articles":[{"b":2}]})",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})"},
       {}},
      {"a wrapper with its own counts",
       R"({"total":2,"item":[{"a":1},{"b":2}]})",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})"},
       {}},
      {"lines of wrappers",
       "{\"docs\":[{\"a\":1}]}\n{\"docs\":[{\"b\":2}]}",
       {R"(j#1:{"a":1})", R"(j#2:{"b":2})"},
       {}},
      {"an article with items",
       R"({"text":"t","items":[{"a":1}]})",
       {R"(j#0:{"text":"t","items":[{"a":1}]})"},
       {}},
      {"an article with images",
       R"({"images":[{"a":1}],"text":"t"})",
       {R"(j#0:{"images":[{"a":1}],"text":"t"})"},
       {}},
      {"names of strings", R"({"articles":["a","b"]})", {R"(j#0:{"articles":["a","b"]})"}, {}},
      {"an empty array", R"({"articles":[]})", {R"(j#0:{"articles":[]})"}, {}},
  }));
  CAPTURE(example.name);
  const ReadResult result = read_bytes(example.json, "j", {.format = DocumentFormat::Json});
  CHECK(summaries(result) == example.documents);
  CHECK(reasons(result) == example.skipped);
}

TEST_CASE("json splitter loses a broken line and no other", "[source][json]") {
  const std::string broken = "JSON object that is not closed on its line";
  const Case example = GENERATE_COPY(values<Case>({
      {"cut in a string",
       "{\"a\":1}\n{\"b\":\"x\n{\"c\":3}\n",
       {R"(j#1:{"a":1})", R"(j#3:{"c":3})"},
       {"j#2:" + broken}},
      {"first line cut before a value",
       "{\"a\":\n{\"b\":2}\n{\"c\":3}\n",
       {R"(j#2:{"c":3})"},
       {"j#1:" + broken}},
      {"cut in an array",
       "{\"a\":1}\n{\"b\":[1,\n{\"c\":3}\n",
       {R"(j#1:{"a":1})", R"(j#3:{"c":3})"},
       {"j#2:" + broken}},
      {"first line cut in a string",
       "{\"a\":\"x\n{\"b\":2}\n",
       {R"(j#2:{"b":2})"},
       {"j#1:" + broken}},
      {"words between",
       "{\"a\":1}\nnot json \"{\n{\"c\":3}\n",
       {R"(j#1:{"a":1})", R"(j#3:{"c":3})"},
       {"j#2:no JSON object on this line"}},
      {"cut at the end",
       "{\"a\":1}\n{\"b\":",
       {R"(j#1:{"a":1})"},
       {"j#2:JSON object that is not closed"}},
      {"array cut at the end", "[{\"a\":1},", {R"(j#1:{"a":1})"}, {"j#0:ends inside a JSON array"}},
      {"no object", "[1,2,\"x\"]", {}, {"j#0:JSON without an object in it"}},
  }));
  CAPTURE(example.name);
  const ReadResult result = read_bytes(example.json, "j", {.format = DocumentFormat::Json});
  CHECK(summaries(result) == example.documents);
  CHECK(reasons(result) == example.skipped);
}

TEST_CASE("json splitter skips an object larger than the limit and goes on", "[source][json]") {
  const std::string json = "{\"a\":1}\n{\"b\":\"" + std::string(100, 'x') + "\"}\n{\"c\":[" +
                           std::string(100, ' ') + "]}\n{\"d\":4}";
  const ReadResult result =
      read_bytes(json, "j", {.format = DocumentFormat::Json, .max_document_bytes = 50});
  CHECK(summaries(result) == Lines{R"(j#1:{"a":1})", R"(j#4:{"d":4})"});
  CHECK(reasons(result) == Lines{"j#2:larger than 50 bytes", "j#3:larger than 50 bytes"});
}

TEST_CASE("json splitter does not care how the bytes come", "[source][json]") {
  const std::string json =
      "{\"response\":{\"docs\":[{\"a\":\"\\\"}\"},{\"b\":{\"c\":[1,{}]}}],\"x\":\"]}\"},\"y\":[[]]}"
      "\n{\"d\":4}";
  ReadResult result;
  const DocumentSink sink{[&](RawDocument&& d) { result.documents.push_back(std::move(d)); },
                          [&](SkippedInput&& s) { result.skipped.push_back(std::move(s)); }};
  const ReadOptions options;
  Reading reading(options, sink, {});
  Dripping drops(json);
  ByteReader in(drops);
  {
    RecordOutput out(reading, "j", DocumentFormat::Json);
    split_json(in, out);
  }
  CHECK(summaries(result) == summaries(read_bytes(json, "j", {.format = DocumentFormat::Json})));
  CHECK(summaries(result) ==
        Lines{R"(j#1:{"a":"\"}"})", R"(j#2:{"b":{"c":[1,{}]}})", R"(j#3:{"d":4})"});
}

TEST_CASE("json splitter survives brackets without end", "[source][json]") {
  const std::string bracket = GENERATE("[", "{\"a\":", "{\"a\":[", "]", "}", "{", "[{", "[\"");
  std::string json = "{\"a\":1}";
  for (int i = 0; i < 200000; ++i) {
    json += bracket;
  }
  const ReadResult result =
      read_bytes(json, "j", {.format = DocumentFormat::Json, .max_document_bytes = 1 << 20});
  CHECK(summaries(result).front() == R"(j#1:{"a":1})");
}
