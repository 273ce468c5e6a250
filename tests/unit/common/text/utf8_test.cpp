// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 checking, repair, cutting; other charsets.
#include "common/text/utf8.h"

#include <random>

#include <catch2/catch.hpp>

using namespace backfile;
using namespace std::string_literals;

namespace {

std::string random_bytes(std::mt19937& random) {
  std::string bytes;
  for (std::size_t i = random() % 40; i > 0; --i) {
    bytes.push_back(static_cast<char>(random() % 4 == 0 ? random() % 128 : 0x80 + random() % 128));
  }
  return bytes;
}

}  // namespace

TEST_CASE("well formed UTF-8 is told from ill formed", "[text][utf8]") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("a\u00E9\u4E2D\U0001F600\0z"s));
  for (const std::string bad :
       {"\x80", "\xC0\xAF", "\xC3", "\xE4\xB8", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    CHECK_FALSE(is_valid_utf8(bad));
  }
}

TEST_CASE("ill formed UTF-8 is replaced by maximal subparts", "[text][utf8]") {
  struct Case {
    std::string bytes, repaired;
    std::size_t count;
  };
  // The middle ones are the examples of The Unicode Standard 15, tables 3-8 to 3-11.
  const Case c = GENERATE(values<Case>({
      {"", "", 0},
      {"plain", "plain", 0},
      {"a\x80z", "a\uFFFDz", 1},
      {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
       "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41",
       8},
      {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
       "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41",
       8},
      {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
       "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42",
       7},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "\uFFFD\uFFFD\uFFFD\uFFFD\x41", 4},
      {"end\xE4\xB8", "end\uFFFD", 1},
  }));
  CAPTURE(c.repaired);
  std::size_t replaced = 5;
  CHECK(repair_utf8(c.bytes, &replaced) == c.repaired);
  CHECK(replaced == 5 + c.count);
}

TEST_CASE("repaired bytes are always well formed and repairing twice changes nothing",
          "[text][utf8][property]") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string bytes = random_bytes(random);
    const std::string repaired = repair_utf8(bytes);
    REQUIRE(is_valid_utf8(repaired));
    REQUIRE(repair_utf8(repaired) == repaired);
    REQUIRE((repaired == bytes) == is_valid_utf8(bytes));
  }
}

TEST_CASE("a cut never splits a character", "[text][utf8]") {
  const std::string text = "a\u00E9\u4E2D\U0001F600";  // 1 + 2 + 3 + 4 bytes
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t max = 0; max < std::size(expected); ++max) {
    CAPTURE(max);
    CHECK(utf8_cut(text, max) == expected[max]);
  }
  CHECK(utf8_cut("", 5) == 0);
  CHECK(utf8_cut(std::string(100, '\x80'), 50) <= 50);
}

TEST_CASE("characters survive writing and reading", "[text][utf8]") {
  for (const char32_t c : {U'\0',
                           U'a',
                           U'\u007F',
                           U'\u0080',
                           U'\u07FF',
                           U'\u0800',
                           U'\uD7FF',
                           U'\uE000',
                           U'\uFFFF',
                           U'\U00010000',
                           U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    CHECK(is_valid_utf8(text));
    CHECK(next_code_point(text, at) == c);
    CHECK(at == text.size());
  }
}

TEST_CASE("what is no character is written as U+FFFD", "[text][utf8]") {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  CHECK(text == "\uFFFD\uFFFD");
}

TEST_CASE("ill formed bytes read as U+FFFD one at a time", "[text][utf8]") {
  const std::string text = "\xE4\xB8!";
  std::size_t at = 0;
  CHECK(next_code_point(text, at) == 0xFFFD);
  CHECK(at == 1);
  CHECK(next_code_point(text, at) == 0xFFFD);
  CHECK(at == 2);
  CHECK(next_code_point(text, at) == U'!');
}

TEST_CASE("other charsets become UTF-8", "[text][charset]") {
  CHECK(to_utf8("Stra\xDF"s + "e", "ISO-8859-1") == "Stra\u00DFe");
  CHECK(to_utf8("\x93quoted\x94", "windows-1252") == "\u201Cquoted\u201D");
  CHECK(to_utf8("\x93\xFA\x96\x7B", "Shift_JIS") == "\u65E5\u672C");
  CHECK(to_utf8("\xEF\xF0\xE8\xE2\xE5\xF2", "windows-1251") ==
        "\u043F\u0440\u0438\u0432\u0435\u0442");
  CHECK(to_utf8("a\0b\0"s, "UTF-16LE") == "ab");
  CHECK(to_utf8("", "windows-1252").empty());
  CHECK(to_utf8("abc", "no-such-charset").empty());
  CHECK(to_utf8("abc", "").empty());
  CHECK(to_utf8("abc", nullptr).empty());
  CHECK(to_utf8("\x81", "windows-1252").size() > 0);
}

TEST_CASE("long text is converted whole across the inner buffers", "[text][charset]") {
  const std::string latin(100'001, '\xE9');
  const std::string text = to_utf8(latin, "ISO-8859-1");
  CHECK(text.size() == 2 * latin.size());
  CHECK(is_valid_utf8(text));
  std::string halves;  // a surrogate pair every four bytes
  for (int i = 0; i < 30'001; ++i) {
    halves += "\x3D\xD8\x00\xDE"s;
  }
  CHECK(to_utf8(halves, "UTF-16LE").size() == 4 * 30'001U);
}

TEST_CASE("converted bytes are always well formed", "[text][charset][property]") {
  std::mt19937 random(11);
  for (const char* charset : {"UTF-8",
                              "UTF-16",
                              "Shift_JIS",
                              "GB18030",
                              "EUC-KR",
                              "windows-1252",
                              "ISO-2022-JP",
                              "UTF-7"}) {
    for (int round = 0; round < 200; ++round) {
      CAPTURE(charset, round);
      REQUIRE(is_valid_utf8(to_utf8(random_bytes(random), charset)));
    }
  }
}

TEST_CASE("a charset is guessed from the bytes", "[text][charset]") {
  const std::string russian = to_utf8(
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xD0\xEE\xF1\xF1\xE8\xE8 \xE7\xE0\xFF\xE2\xE8\xEB, "
      "\xF7\xF2\xEE \xED\xEE\xE2\xFB\xE5 \xF1\xE0\xED\xEA\xF6\xE8\xE8",
      "windows-1251");
  REQUIRE(!russian.empty());
  const CharsetGuess guess = detect_charset(
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xD0\xEE\xF1\xF1\xE8\xE8 \xE7\xE0\xFF\xE2\xE8\xEB, "
      "\xF7\xF2\xEE \xED\xEE\xE2\xFB\xE5 \xF1\xE0\xED\xEA\xF6\xE8\xE8");
  CHECK(guess.name == "windows-1251");
  CHECK(guess.confidence > 0);
  CHECK(detect_charset(russian).name == "UTF-8");
  CHECK(detect_charset("").name.empty());
}
