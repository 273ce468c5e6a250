// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/token_file.h"

#include <catch2/catch.hpp>

#include "common/index/token_code.h"
#include "tests/support/temp_dir.h"

namespace backfile {
namespace {

std::vector<std::uint32_t> values_of(std::string_view stream) {
  std::vector<std::uint32_t> values;
  TokenValueReader reader(stream);
  for (std::uint32_t value; reader.next(value);) {
    values.push_back(value);
  }
  return values;
}

std::string stream_of(std::initializer_list<std::uint32_t> values) {
  std::string stream;
  for (const std::uint32_t value : values) {
    append_token_value(stream, value);
  }
  return stream;
}

constexpr std::uint32_t kWord = kTokenMarks;
constexpr std::uint32_t of(TokenMark mark) { return static_cast<std::uint32_t>(mark); }

}  // namespace

TEST_CASE("token values keep their number at every length", "[index][token_code]") {
  std::vector<std::uint32_t> values;
  for (const std::uint32_t edge : kFirstOfLength) {
    for (std::uint32_t value = edge < 300 ? 0 : edge - 300; value < edge; ++value) {
      values.push_back(value);
    }
  }
  std::string stream;
  for (const std::uint32_t value : values) {
    const std::size_t before = stream.size();
    append_token_value(stream, value);
    CHECK(value >= kFirstOfLength[stream.size() - before - 1]);
    CHECK(value < kFirstOfLength[stream.size() - before]);
    CHECK(begins_value(stream, before));
    CHECK(next_value(stream, before) == stream.size());
    CHECK(previous_value(stream, stream.size()) == before);
  }
  CHECK(values_of(stream) == values);
}

TEST_CASE("a token stream cut inside a value ends before it and says so", "[index][token_code]") {
  const std::string stream = stream_of({5, kFirstOfLength[2] + 7});
  TokenValueReader reader(std::string_view(stream).substr(0, stream.size() - 1));
  std::uint32_t value = 0;
  CHECK(reader.next(value));
  CHECK(value == 5);
  CHECK_FALSE(reader.next(value));
  CHECK_FALSE(reader.is_whole());
}

TEST_CASE("places of tokens follow the marks", "[index][token_code]") {
  const std::string stream = stream_of({kWord + 1,
                                        of(TokenMark::Sentence),
                                        kWord + 2,
                                        of(TokenMark::Zone),
                                        of(TokenMark::Joined),
                                        kWord + 3,
                                        kWord + 4,
                                        of(TokenMark::Quote),
                                        kWord + 5,
                                        of(TokenMark::Quote),
                                        of(TokenMark::Paragraph),
                                        of(TokenMark::Gap),
                                        kWord + 6,
                                        of(TokenMark::Zone),
                                        kWord + 7,
                                        of(TokenMark::Text),
                                        kWord + 8});
  struct Case {
    std::uint32_t form, position, sentence, paragraph;
    TokenZone zone;
    bool in_lead;
    std::uint32_t quotation;
    bool joined;
  };
  const std::vector<Case> expected{{1, 1, 0, 0, TokenZone::Headline, true, 0, false},
                                   {2, 2, 1, 0, TokenZone::Headline, true, 0, false},
                                   {3, 103, 2, 1, TokenZone::Body, true, 0, true},
                                   {4, 103, 2, 1, TokenZone::Body, true, 0, false},
                                   {5, 104, 2, 1, TokenZone::Body, true, 1, false},
                                   {6, 206, 3, 2, TokenZone::Body, false, 0, false},
                                   {7, 307, 4, 3, TokenZone::Caption, false, 0, false},
                                   {8, 408, 5, 4, TokenZone::Caption, false, 0, false}};
  TokenPlaceReader reader(stream);
  TokenPlace place;
  for (const Case& one : expected) {
    CAPTURE(one.form);
    REQUIRE(reader.next(place));
    CHECK(place.form == one.form);
    CHECK(place.position == one.position);
    CHECK(place.sentence == one.sentence);
    CHECK(place.paragraph == one.paragraph);
    CHECK(place.zone == one.zone);
    CHECK(place.in_lead == one.in_lead);
    CHECK(place.quotation == one.quotation);
    CHECK(place.joined == one.joined);
  }
  CHECK_FALSE(reader.next(place));
  CHECK(reader.is_whole());
}

TEST_CASE("a token stream that leads beyond the last zone is not whole", "[index][token_code]") {
  const std::uint32_t zone = of(TokenMark::Zone);
  const std::string stream = stream_of({zone, zone, zone, zone, zone, kWord});
  TokenPlaceReader reader(stream);
  TokenPlace place;
  CHECK_FALSE(reader.next(place));
  CHECK_FALSE(reader.is_whole());
}

TEST_CASE("a token file numbers its forms by how often they occur", "[index][token_file]") {
  const test::TempDir dir;
  FormList forms;
  for (const char* form : {"border", "oil", "price", "wall"}) {
    forms.add(form);
  }
  Result<TokenFileWriter> writer =
      TokenFileWriter::create(dir.path() / "tokens", forms, {2, 9, 5, 2});
  REQUIRE(writer);
  CHECK(writer->numbers() == std::vector<std::uint32_t>{2, 0, 1, 3});
  REQUIRE(writer->add("first"));
  REQUIRE(writer->add(""));
  REQUIRE(writer->add("third"));
  REQUIRE(writer->finish());

  const Result<TokenFile> file = TokenFile::open(dir.path() / "tokens");
  REQUIRE(file);
  CHECK(file->check());
  CHECK(file->article_count() == 3);
  CHECK(file->stream(1) == "first");
  CHECK(file->stream(2).empty());
  CHECK(file->stream(3) == "third");
  CHECK(file->form_count() == 4);
  CHECK(file->ordinal_of("price") == 2);
  CHECK_FALSE(file->ordinal_of("pric"));
  CHECK(file->first_from("pric") == 2);
  CHECK(file->first_from("zoo") == 4);
  CHECK(file->number_of(2) == 1);
  CHECK(file->ordinal_of_number(1) == 2);
  CHECK(file->ordinal_of_number(77) == 4);
}

TEST_CASE("a damaged token file is refused or harmless", "[index][token_file]") {
  const test::TempDir dir;
  FormList forms;
  forms.add("oil");
  Result<TokenFileWriter> writer = TokenFileWriter::create(dir.path() / "tokens", forms, {1});
  REQUIRE(writer);
  REQUIRE(writer->add(stream_of({kWord})));
  REQUIRE(writer->finish());
  const std::string bytes = test::read_file(dir.path() / "tokens");
  std::size_t noticed = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    dir.write("damaged", damaged);
    const Result<TokenFile> file = TokenFile::open(dir.path() / "damaged");
    if (!file || !file->check()) {
      ++noticed;
    }
    if (file) {
      CHECK(file->form(0).size() <= bytes.size());
      CHECK(file->stream(1).size() <= bytes.size());
      CHECK(file->ordinal_of_number(0) <= 1);
    }
  }
  CHECK(noticed == bytes.size());
}

}  // namespace backfile
