// SPDX-License-Identifier: GPL-2.0-or-later
// The language of sentences.
#include "common/text/language.h"

#include <catch2/catch.hpp>

#include "common/text/text_analyzer.h"

using namespace backfile;

TEST_CASE("the language of a sentence is found", "[text][language]") {
  struct Case {
    std::string text, language;
  };
  const Case c = GENERATE(values<Case>({
      {"The US Department of Homeland Security ordered federal agencies to stop using the "
       "software.",
       "en"},
      {"Die Bundesregierung hat am Mittwoch ein neues Gesetz zur Sicherheit im Netz beschlossen.",
       "de"},
      {"Le gouvernement a annonc\u00E9 mercredi une nouvelle loi sur la s\u00E9curit\u00E9 "
       "informatique.",
       "fr"},
      {"O governo anunciou nesta quarta-feira uma nova lei sobre a seguran\u00E7a das "
       "informa\u00E7\u00F5es.",
       "pt"},
      {"\u041F\u0440\u0430\u0432\u0438\u0442\u0435\u043B\u044C\u0441\u0442\u0432\u043E "
       "\u0420\u043E\u0441\u0441\u0438\u0438 \u0432 \u0441\u0440\u0435\u0434\u0443 "
       "\u043F\u0440\u0438\u043D\u044F\u043B\u043E \u043D\u043E\u0432\u044B\u0439 "
       "\u0437\u0430\u043A\u043E\u043D \u043E "
       "\u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u0438.",
       "ru"},
      {"\u65E5\u672C\u653F\u5E9C\u306F\u6C34\u66DC\u65E5\u306B\u65B0\u3057\u3044\u6CD5\u5F8B\u3092"
       "\u767A\u8868\u3057\u307E\u3057\u305F\u3002",
       "ja"},
      {"\u4E2D\u56FD\u653F\u5E9C\u5728\u661F\u671F\u4E09\u5BA3\u5E03\u4E86\u65B0\u7684\u6CD5\u5F8B"
       "\uFF0C\u6C11\u4F17\u8868\u793A\u6B22\u8FCE\uFF0C\u4F46\u662F\u4E13\u5BB6\u4EEC\u8BF4\u8FD8"
       "\u9700\u8981\u65F6\u95F4\u3002",
       "zh"},
      {"\u4E2D\u570B\u653F\u5E9C\u5728\u661F\u671F\u4E09\u5BA3\u5E03\u4E86\u65B0\u7684\u6CD5\u5F8B"
       "\uFF0C\u6C11\u773E\u8868\u793A\u6B61\u8FCE\u3002",
       "zh"},
      {"\u05D4\u05DE\u05DE\u05E9\u05DC\u05D4 \u05D4\u05D5\u05D3\u05D9\u05E2\u05D4 "
       "\u05D1\u05D9\u05D5\u05DD \u05E8\u05D1\u05D9\u05E2\u05D9 \u05E2\u05DC \u05D7\u05D5\u05E7 "
       "\u05D7\u05D3\u05E9",
       "he"},
      {"Regjeringen la onsdag fram en ny lov om sikkerhet p\u00E5 nettet, og den gjelder fra neste "
       "\u00E5r.",
       "no"},
      {"Pemerintah Indonesia pada hari Rabu mengumumkan undang-undang baru tentang keamanan siber.",
       "id"},
      {"", "und"},
      {"12345 67890 --- 1987 2001 42", "und"},
      {"Oil price", "und"},
      {"Die Die Die", "und"},
  }));
  CAPTURE(c.text);
  CHECK(detect_language(c.text) == c.language);
}

TEST_CASE("a language that is found and has a stemmer gets it", "[text][language]") {
  CHECK(
      has_stemmer(detect_language("Regjeringen la onsdag fram en ny lov om sikkerhet p\u00E5 "
                                  "nettet, og den gjelder fra neste \u00E5r.")));
}

TEST_CASE("language detection survives any bytes", "[text][language]") {
  CHECK(detect_language(std::string(100'000, '\xE9')).size() >= 2);
  CHECK(detect_language(std::string(100'000, '\0')).size() >= 2);
  std::string long_text;
  while (long_text.size() < 200'000) {
    long_text += "Le gouvernement a annonc\u00E9 mercredi une nouvelle loi. ";
  }
  CHECK(detect_language(long_text) == "fr");
}
