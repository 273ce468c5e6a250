// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/phrase_scan.h"

#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "common/index/token_code.h"
#include "searcher/match/phrase_check.h"
#include "searcher/match/token_places.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

constexpr std::uint32_t kForms = 4;
/// As many forms are commoner, so that the codes of the four are of two bytes.
constexpr std::uint32_t kCommonForms = 300;

/// Articles of a few forms with all marks that a stream may have between them.
TokenFile random_file(const test::TempDir& dir,
                      std::mt19937& random,
                      std::uint32_t articles,
                      std::uint32_t common_forms) {
  FormList forms;
  std::vector<std::uint64_t> counts(common_forms, 9);
  for (std::uint32_t i = 0; i < common_forms; ++i) {
    forms.add(fmt::format("a{:03}", i));
  }
  for (const char* form : {"cat", "dog", "fox", "hen"}) {
    forms.add(form);
    counts.push_back(common_forms + 5 - forms.size());  // 4, 3, 2, 1
  }
  Result<TokenFileWriter> writer =
      TokenFileWriter::create(dir.path() / "tokens", std::move(forms), counts);
  REQUIRE(writer);
  for (std::uint32_t article = 0; article < articles; ++article) {
    std::string stream;
    std::uint32_t zones = 1;
    for (std::uint32_t words = static_cast<std::uint32_t>(random() % 30); words > 0; --words) {
      auto mark = static_cast<TokenMark>(random() % (kTokenMarks * 3));
      zones += mark == TokenMark::Zone ? 1 : 0;
      if (static_cast<std::uint32_t>(mark) < kTokenMarks &&
          (mark != TokenMark::Zone || zones <= kTokenZones)) {
        append_mark(stream, mark);
      }
      const bool is_common = common_forms > 0 && random() % 5 == 0;
      append_form(stream,
                  is_common ? static_cast<std::uint32_t>(random() % common_forms)
                            : common_forms + static_cast<std::uint32_t>(random() % kForms));
    }
    REQUIRE(writer->add(stream));
  }
  REQUIRE(writer->finish());
  Result<TokenFile> file = TokenFile::open(dir.path() / "tokens");
  REQUIRE(file);
  return std::move(*file);
}

}  // namespace

TEST_CASE("a phrase or a NEAR is found where its places stand together",
          "[match][phrase_scan][property]") {
  const auto seed = GENERATE(range(1u, 9u));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const test::TempDir dir;
  const std::uint32_t articles = seed % 2 == 0 ? 1500 : 60;  // with and without a second thread
  const TokenFile file = random_file(dir, random, articles, seed % 4 < 2 ? 0 : kCommonForms);
  StemForms forms({"en"}, {"en"});
  const std::vector<std::vector<std::string>> phrases[]{{{"cat"}, {"dog"}},
                                                        {{"cat"}, {"cat"}},
                                                        {{"cat", "hen"}, {"dog"}, {"cat"}},
                                                        {{"Zdog"}, {"fox"}},
                                                        {{"Scat"}, {"Sdog"}},
                                                        {{"XLcat"}, {"XLfox"}},
                                                        {{"cat"}, {"wolf"}}};
  std::size_t found = 0;
  for (std::size_t i = 0; i < std::size(phrases) * 3; ++i) {
    const auto& words = phrases[i / 3];
    const auto count = static_cast<std::uint32_t>(words.size());
    const std::uint32_t between = i % 3 == 0 ? 0 : static_cast<std::uint32_t>(random() % 4);
    const PlanPhrase phrase{words, count + between, i % 3 != 2, ""};
    DocidSet matches(articles);
    REQUIRE(PhraseScan(file, forms, phrase).add_holders(DocidSet(articles).complement(), matches));
    TokenPlaces places(file, forms, words);
    for (std::uint32_t docid = 1; docid <= articles; ++docid) {
      const Result<const TokenPlaces::Leaves*> leaves = places.find(docid);
      REQUIRE(leaves);
      std::vector<std::vector<std::uint32_t>> positions;
      for (const auto& leaf : **leaves) {
        positions.emplace_back();
        for (const TokenPlace& place : leaf) {
          positions.back().push_back(place.position);
        }
      }
      const bool together = std::ranges::none_of(positions, &std::vector<std::uint32_t>::empty) &&
                            stand_together(positions, phrase.window, phrase.ordered);
      CHECK(matches.contains(docid) == together);
    }
    found += matches.count();
  }
  CHECK(found > articles / 4);
}

}  // namespace backfile
