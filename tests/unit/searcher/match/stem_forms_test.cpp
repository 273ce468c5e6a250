// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/stem_forms.h"

#include <set>

#include <catch2/catch.hpp>

#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

TokenFile file_of(const test::TempDir& dir, const std::set<std::string>& words) {
  FormList forms;
  for (const std::string& word : words) {
    forms.add(word);
  }
  Result<TokenFileWriter> writer = TokenFileWriter::create(
      dir.path() / "tokens", std::move(forms), std::vector<std::uint64_t>(words.size(), 1));
  REQUIRE(writer);
  REQUIRE(writer->finish());
  Result<TokenFile> file = TokenFile::open(dir.path() / "tokens");
  REQUIRE(file);
  return std::move(*file);
}

std::set<std::string> words_of(const TokenFile& file, const std::vector<std::uint32_t>& numbers) {
  std::set<std::string> words;
  for (const std::uint32_t number : numbers) {
    words.emplace(file.form(file.ordinal_of_number(number)));
  }
  return words;
}

using Words = std::set<std::string>;

}  // namespace

TEST_CASE("a stem has the forms that its language gives it", "[match][stem_forms]") {
  const test::TempDir dir;
  const TokenFile file = file_of(dir,
                                 {"die",
                                  "dies",
                                  "dying",
                                  "hop",
                                  "hope",
                                  "hoped",
                                  "hoping",
                                  "happier",
                                  "happy",
                                  "tariff",
                                  "tariffs",
                                  "trade",
                                  "traded",
                                  "zebra"});
  StemForms forms({"en"}, {"en", "und"});
  CHECK(words_of(file, forms.numbers_of(file, "tariff")) == Words{"tariff", "tariffs"});
  CHECK(words_of(file, forms.numbers_of(file, "hope")) == Words{"hope", "hoped", "hoping"});
  CHECK(words_of(file, forms.numbers_of(file, "die")) == Words{"die", "dies", "dying"});
  CHECK(words_of(file, forms.numbers_of(file, "happi")) == Words{"happy"});
  CHECK(words_of(file, forms.numbers_of(file, "tariffs")).empty());
  CHECK(words_of(file, forms.all_numbers_of(file, "tariffs")) == Words{"tariffs"});
  CHECK(forms.stems_of("tariffs") == std::vector<std::string>{"tariff", "tariffs"});
}

TEST_CASE("a language that strips beginnings has its forms found everywhere",
          "[match][stem_forms]") {
  const test::TempDir dir;
  const TokenFile file = file_of(dir, {"bermain", "main", "mainan", "makan"});
  StemForms forms({"id"}, {"id"});
  CHECK(words_of(file, forms.numbers_of(file, "main")) == Words{"bermain", "main", "mainan"});
}

TEST_CASE("terms that have postings stand for forms", "[match][stem_forms]") {
  StemForms forms({"en"}, {"en"});
  CHECK(posted_terms({"tariffs", "Ztariff", "Swalls", "XOopec"}, forms) ==
        std::vector<std::string>{"XOopec", "ZSwall", "Ztariff"});
}

}  // namespace backfile
