// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/sidecar.h"

#include <catch2/catch.hpp>

#include "indexer/source/corpus_walker.h"
#include "indexer/source/dated_lines.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

using Lines = std::vector<std::string>;

/// "path:sidecar" of each document.
Lines joined(const ReadResult& result) {
  Lines lines;
  for (const RawDocument& document : result.documents) {
    lines.push_back(document.path + ":" + document.sidecar);
  }
  return lines;
}

}  // namespace

TEST_CASE("metadata is known by its name", "[source][sidecar]") {
  CHECK(sidecar_stem("a/12.meta.txt") == "a/12");
  CHECK(sidecar_stem("a/12-META") == "a/12");
  CHECK(sidecar_stem("a/12_metadata.json") == "a/12");
  CHECK(sidecar_stem("a/12.txt").empty());
  CHECK(sidecar_stem("a/.meta").empty());
  CHECK(sidecar_stem("a/meta.txt").empty());
}

TEST_CASE("texts of an archive are joined with metadata before and behind them",
          "[source][sidecar]") {
  const std::string tar = make_archive("ustar",
                                       "",
                                       {{"1.meta.txt", "one"},
                                        {"1.txt", "words"},
                                        {"2.txt", "words"},
                                        {"2_meta.txt", "two"},
                                        {"3.meta.txt", "alone"},
                                        {"4.txt", "words"}});
  CHECK(joined(read_bytes(tar, "t")) ==
        Lines{"t/1.txt:one", "t/2.txt:two", "t/3.meta.txt:", "t/4.txt:"});
  const ReadOptions apart{std::nullopt, 1u << 20, false};
  CHECK(read_bytes(tar, "t", apart).documents.size() == 6);
}

TEST_CASE("metadata in a folder is read and hashed with its text", "[source][sidecar]") {
  const TempDir folder;
  const std::filesystem::path text = folder.write("1.txt", "words");
  const Result<std::uint64_t> alone = hash_file(text);
  folder.write("1.meta.txt", "one");
  const Result<WalkResult> walk = walk_corpus({folder.path()}, {});
  REQUIRE(walk);
  REQUIRE(walk->files.size() == 1);
  CHECK(walk->files[0].size_bytes == 8);
  ReadResult result;
  const DocumentSink sink{
      [&](RawDocument&& document) { result.documents.push_back(std::move(document)); },
      [](SkippedInput&& skipped) { FAIL(skipped.reason); }};
  const Result<std::uint64_t> hash = read_documents(walk->files[0], {}, sink, {});
  CHECK(joined(result) == Lines{text.string() + ":one"});
  CHECK(*hash_file(text) == *hash);
  CHECK(*alone != *hash);
}

TEST_CASE("dated lines are articles of their own", "[source][lines]") {
  const std::string words(400, 'x');
  const std::string lines = "2023-08-16 18:24, " + words + "\n[ 2023/08/16 ] " + words +
                            "\n\n08-16 18:24 " + words + "\n";
  const ReadResult result = read_bytes(lines, "l");
  CHECK(result.documents.size() == 3);
  CHECK(result.documents[0].format == DocumentFormat::DatedLine);
  CHECK_FALSE(is_dated_lines("2023-08-16 GET /\n2023-08-16 GET /\n2023-08-16 GET /\n"));
  CHECK_FALSE(is_dated_lines(words + "\n" + words + "\n2023-08-16 " + words));
}
