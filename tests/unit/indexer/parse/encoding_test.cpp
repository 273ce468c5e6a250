// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes in many charsets to text, and what was repaired on the way.
#include "indexer/parse/encoding.h"

#include <catch2/catch.hpp>
#include <iconv.h>

#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

std::string encoded(std::string_view text, const char* charset) {
  iconv_t converter = iconv_open(charset, "UTF-8");
  REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
  std::string in(text), out(4 * text.size() + 16, '\0');
  char *from = in.data(), *to = out.data();
  std::size_t left = in.size(), room = out.size();
  REQUIRE(iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1));
  iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

DecodedText decoded(std::string_view bytes, std::string_view declared = "") {
  auto result = decode_text(bytes, "", declared);
  REQUIRE(result);
  return std::move(*result);
}

const char* const kRussian =
    "Порт закрыт после шторма прошлой недели и откроется снова в понедельник утром, сообщил "
    "журналистам его начальник.";
const char* const kJapanese =
    "港は先週の嵐のあと閉鎖されていたが、月曜日の朝に再開すると港長が記者団に語った。\n二基のクレー"
    "ンは修理された。\n";
const char* const kChinese =
    "港口自上周风暴以来一直关闭，港务局长对记者说，港口将于星期一上午重新开放。四台起重机中有两台已"
    "经修好。";
const char* const kTaiwanese =
    "港口自上週暴風雨以來一直關閉，港務局長對記者說，港口將於星期一上午重新開放。四台起重機中有兩台"
    "已經修好。";
const char* const kKorean =
    "항구는 지난주 폭풍 이후 닫혀 있었으나 월요일 아침에 다시 열릴 것이라고 항만장이 기자들에게 "
    "말했다.";
const char* const kArabic =
    "أغلق الميناء بعد عاصفة الأسبوع الماضي وسيفتح من جديد صباح يوم الاثنين، كما قال مديره "
    "للصحفيين.";
const char* const kHebrew =
    "הנמל נסגר לאחר הסערה בשבוע שעבר והוא ייפתח מחדש ביום שני בבוקר, כך אמר מנהל הנמל לעיתונאים.";
const char* const kPolish =
    "Port został zamknięty po zeszłotygodniowej burzy i zostanie ponownie otwarty w poniedziałek "
    "rano, powiedział jego kierownik.";

const char* const kThai = "ท่าเรือปิดตั้งแต่พายุเมื่อสัปดาห์ที่แล้ว และจะเปิดอีกครั้งในเช้าวันจันทร์ นายท่ากล่าวกับผู้สื่อข่าว";

struct Case {
  const char* text;
  const char* charset;
};

TEST_CASE("charsets are found without a declaration", "[parse][encoding]") {
  const auto one = GENERATE(values<Case>({
      {kRussian, "KOI8-R"},      {kRussian, "WINDOWS-1251"}, {kRussian, "ISO-8859-5"},
      {kRussian, "CP866"},       {kJapanese, "SHIFT_JIS"},   {kJapanese, "EUC-JP"},
      {kChinese, "GB18030"},     {kTaiwanese, "BIG5"},       {kKorean, "EUC-KR"},
      {kArabic, "WINDOWS-1256"}, {kHebrew, "WINDOWS-1255"},  {kThai, "TIS-620"},
      {kPolish, "ISO-8859-2"},   {kPolish, "WINDOWS-1250"},  {kRussian, "UTF-16LE"},
      {kJapanese, "UTF-16LE"},   {kArabic, "UTF-16BE"},      {kPolish, "UTF-16BE"},
      {kRussian, "UTF-8"},
  }));
  CAPTURE(one.charset);
  CHECK(decoded(encoded(one.text, one.charset)).text == one.text);
}

TEST_CASE("a mark goes before a declaration and this before a guess", "[parse][encoding]") {
  CHECK(decoded("\xEF\xBB\xBFna\xC3\xAFve", "windows-1251").text == "naïve");
  CHECK(decoded(encoded(kRussian, "KOI8-R"), "koi8-r").text == kRussian);
  CHECK(decoded(std::string("\xFF\xFE", 2) + encoded("naïve", "UTF-16LE")).text == "naïve");
  const DecodedText belied = decoded(kRussian, "windows-1251");
  CHECK(belied.text == kRussian);
  CHECK(belied.warnings == std::vector<std::string>{"declared as windows-1251, but it is UTF-8"});
  CHECK(charset_named_in("<?xml version='1.0' encoding='KOI8-R'?><a/>") == "koi8-r");
  CHECK(charset_named_in(
            "<html><meta http-equiv=Content-Type content='text/html; charset=gb2312'>") ==
        "gb2312");
}

TEST_CASE("stray zeros do not make UTF-16 of a plain text", "[parse][encoding]") {
  const std::string text("a\0b harbour is\0 closed since the storm", 38);
  CHECK(decoded(text).text.find("harbour") != std::string::npos);
}

TEST_CASE("text that was encoded again and again is repaired and said so", "[parse][encoding]") {
  const std::string text = "The “harbour” café — closed since Søndag’s storm, naïve à Noël.";
  const std::string twice = encoded(encoded("", "UTF-8") + text, "UTF-8");
  const auto again = [](const std::string& bytes) {
    std::string wrong;
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80) {
        wrong += c;
      } else {
        wrong += static_cast<char>(0xC0 | (byte >> 6));
        wrong += static_cast<char>(0x80 | (byte & 0x3F));
      }
    }
    return wrong;
  };
  const DecodedText once = decoded(again(twice));
  CHECK(once.text == text);
  REQUIRE(once.warnings.size() == 1);
  CHECK(once.warnings[0].ends_with("encoded twice, repaired"));
  const DecodedText thrice = decoded(again(again(twice)));
  CHECK(thrice.text == text);
  REQUIRE(thrice.warnings.size() == 1);
  CHECK(thrice.warnings[0].ends_with("encoded three times, repaired"));
  CHECK(decoded("LIBERTÉ» et ÉGALITÉ").warnings.empty());
}

TEST_CASE("numbers of Windows-1252 in Latin-1 become what they meant", "[parse][text_cleaning]") {
  CleaningCounts counts;
  CHECK(clean_text("\xC2\x93quoted\xC2\x94 \xC2\x80 5 Ko\xC2\x9A\xC2\x85", counts) ==
        "“quoted” € 5 Koš…");
  CHECK(counts.windows_1252 == 5);
  CHECK(counts.controls == 0);
  CHECK(clean_text("a\xC2\x9B"
                   "31mred",
                   counts) == "ared");
  CHECK(counts.controls == 1);
}

}  // namespace
}  // namespace backfile
