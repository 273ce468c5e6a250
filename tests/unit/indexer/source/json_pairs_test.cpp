// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/json_pairs.h"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {
using Lines = std::vector<std::string>;
}

TEST_CASE("an object of two articles is split", "[source][json]") {
  CHECK(
      split_paired_object(
          R"({"first_title": "a, \"b}", "first_text": "x", "second_title": "c", "second_text": "y", "same": [1, {"k": 2}]})") ==
      Lines{R"({"title": "a, \"b}","text": "x","same": [1, {"k": 2}]})",
            R"({"title": "c","text": "y","same": [1, {"k": 2}]})"});
  CHECK(split_paired_object(R"({"title1":"a","url1":"u","title2":"b","url2":"v"})") ==
        Lines{R"({"title":"a","url":"u"})", R"({"title":"b","url":"v"})"});
  CHECK(summaries(read_bytes("{\"text_a\":1,\"title_a\":2,\"text_b\":3,\"title_b\":4}\n", "p")) ==
        Lines{"p#1:{\"text\":1,\"title\":2}", "p#2:{\"text\":3,\"title\":4}"});
}

TEST_CASE("an object of one article is left as it is", "[source][json]") {
  for (const char* object : {"{}",
                             R"({"title":"a","text":"b"})",
                             R"({"first_name":"a","second_name":"b"})",
                             R"({"title1":"a","text":"b","title2":"c"})",
                             R"({"title1":"a","url1":)",
                             R"({"title1)"}) {
    CHECK(split_paired_object(object).empty());
  }
}
