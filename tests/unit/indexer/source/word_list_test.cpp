// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/source/word_list.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"
#include "tests/unit/indexer/source/reading_probe.h"

using namespace backfile;

namespace {

std::string times(int count, std::string_view line) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += line;
  }
  return text;
}

}  // namespace

TEST_CASE("word list is known by short lines without sentences", "[source][wordlist]") {
  CHECK(is_word_list(times(12, "copper\n")));
  CHECK(is_word_list(times(12, "burkina-faso \r\n")));
  CHECK(is_word_list(times(40, "Institute of Inland Fisheries (IIF)\n")));
  CHECK(is_word_list("Some notes on the names below. They come from a letter.\n" +
                     times(300, "\n   Harbour Master Jan Klerk  (KLERK)\n")));
}

TEST_CASE("word list is not seen in texts", "[source][wordlist]") {
  CHECK_FALSE(is_word_list(""));
  CHECK_FALSE(is_word_list(times(11, "copper\n")));
  CHECK_FALSE(is_word_list(times(12, "Rovers 2 Athletic 0\n")));
  CHECK_FALSE(is_word_list(times(4,
                                 "the harbour was closed on\nMonday after a storm tore\n"
                                 "two ships from their\nmoorings. Nobody was hurt.\n")));
  CHECK_FALSE(is_word_list(times(40, "Home\nSport\nWeather\n") +
                           times(4,
                                 "The harbour was closed on Monday after a storm. Nobody was "
                                 "hurt, the master said. It opens again on Tuesday.\n")));
  // Thai parts neither words nor sentences; Chinese and Hindi have full stops of their own.
  CHECK_FALSE(is_word_list(times(12, "ท่าเรือปิดในวันจันทร์หลังพายุพัดเรือสองลำหลุดจากท่า\n")));
  CHECK_FALSE(is_word_list(times(12, "周一港口關閉。\n")));
  CHECK_FALSE(is_word_list(times(12, "बंदरगाह बंद रहा।\n")));
}

TEST_CASE("word list leaves the articles of the collections alone", "[source][wordlist][corpora]") {
  if (test::shared_dir().empty()) {
    WARN("no shared corpora here");
    return;
  }
  const std::string file = GENERATE("bbc/bbc-fulltext.zip",
                                    "pressreleases/covid.tar.xz",
                                    "persian/iran-news-a.tar.xz",
                                    "albanian/lajme-even.tar.xz",
                                    "fakebr/fakebr-true-even.tar.xz",
                                    "newsgroups/mini_newsgroups-a.tar.gz");
  CAPTURE(file);
  for (const SkippedInput& skipped :
       test::read_one_file(test::shared_dir() / "corpora" / file).skipped) {
    CAPTURE(skipped.path);
    CHECK(skipped.reason.find("list of words") == std::string::npos);
  }
}
