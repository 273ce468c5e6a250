// SPDX-License-Identifier: GPL-2.0-or-later
// Words, compounds, positions, forms and stems as indexing and queries see them.
#include "common/text/text_analyzer.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace backfile;

namespace {

// "kata-containers" at 1 -> "katacontainers=1 kata+1 containers+2": '@' Word, '+' Part, '=' Joined.
std::string shown(std::string_view text, std::string_view language = "") {
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze(text, language, 1, words);
  std::string shown;
  for (const Token& token : words.tokens) {
    const char mark = token.role == TokenRole::Word   ? '@'
                      : token.role == TokenRole::Part ? '+'
                                                      : '=';
    shown +=
        fmt::format("{}{}{}{}", shown.empty() ? "" : " ", words.form(token), mark, token.position);
  }
  return shown;
}

// The words as a phrase would need them: without Joined.
std::string row(std::string_view text) {
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze(text, "", 1, words);
  std::string row;
  for (const Token& token : words.tokens) {
    if (token.role != TokenRole::Joined) {
      row.append(row.empty() ? "" : " ").append(words.form(token));
    }
  }
  return row;
}

// The joined form, or the only word.
std::string whole(std::string_view text) {
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze(text, "", 1, words);
  REQUIRE(!words.tokens.empty());
  return std::string(words.form(words.tokens.front()));
}

std::string stem_of(std::string_view text, std::string_view language) {
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze(text, language, 1, words);
  REQUIRE(words.tokens.size() == 1);
  return std::string(words.stem(words.tokens.front()));
}

}  // namespace

TEST_CASE("analyzer shows compounds whole and by part", "[text][analyzer]") {
  struct Case {
    std::string text, tokens;
  };
  const Case c = GENERATE(values<Case>({
      {"kata-containers", "katacontainers=1 kata+1 containers+2"},
      {"kata\u2010containers", "katacontainers=1 kata+1 containers+2"},
      {"kata\u2011containers", "katacontainers=1 kata+1 containers+2"},
      {"d'\u00E9tudes", "detudes=1 d+1 etudes+2"},
      {"d\u2019\u00C9TUDES", "detudes=1 d+1 etudes+2"},
      {"aujourd'hui", "aujourdhui=1 aujourd+1 hui+2"},
      {"Jean-Philippe", "jeanphilippe=1 jean+1 philippe+2"},
      {"ROLLS-ROYCE", "rollsroyce=1 rolls+1 royce+2"},
      {"ABC'13", "abc13=1 abc+1 13+2"},
      {"12345-678", "12345678=1 12345+1 678+2"},
      {"_underscored_", "underscored@1"},
      {"snake_case_name", "snakecasename=1 snake+1 case+2 name+3"},
      {"foo@bar.com", "foobarcom=1 foo+1 bar+2 com+3"},
      {"@potus", "potus@1"},
      {"#metoo", "metoo@1"},
      {"iphone17", "iphone17=1 iphone+1 17+2"},
      {"iphone 17", "iphone@1 17@2"},
      {"B-52", "b52=1 b+1 52+2"},
      {"B52", "b52=1 b+1 52+2"},
      {"G20", "g20=1 g+1 20+2"},
      {"AT&T", "att=1 at+1 t+2"},
      {"R&B", "rb=1 r+1 b+2"},
      {"O'Neill", "oneill=1 o+1 neill+2"},
      {"O\u02BCNeill", "oneill=1 o+1 neill+2"},
      {"Hawai\u02BBi", "hawaii=1 hawai+1 i+2"},
      {"al-Assad", "alassad=1 al+1 assad+2"},
      {"rock'n'roll", "rocknroll=1 rock+1 n+2 roll+3"},
      {"don't", "dont=1 don+1 t+2"},
      {"bbc.co.uk", "bbccouk=1 bbc+1 co+2 uk+3"},
      {"end.Next", "endnext=1 end+1 next+2"},
      {"paral\u00B7lel", "parallel=1 paral+1 lel+2"},
      {"COVID-19-related", "covid19related=1 covid+1 19+2 related+3"},
      {"either/or", "either@1 or@2"},
      {"a - b", "a@1 b@2"},
      {"end- next", "end@1 next@2"},
      {"rue de l'Universit\u00E9", "rue@1 de@2 luniversite=3 l+3 universite+4"},
  }));
  CAPTURE(c.text);
  CHECK(shown(c.text) == c.tokens);
}

TEST_CASE("initials are one word that stands where the acronym does", "[text][analyzer]") {
  CHECK(shown("U.S.") == "us@1");
  CHECK(shown("the U.S. Navy") == "the@1 us@2 navy@3");
  CHECK(shown("the US Navy") == "the@1 us@2 navy@3");
  CHECK(shown("U.S.A.") == "usa@1");
  CHECK(shown("U.S.-led") == "us@1 led@2");
  CHECK(shown("U.S-led") == "usled=1 us+1 led+2");
  CHECK(shown("\u0442.\u0435.") == "\u0442\u0435@1");
  CHECK(shown("St.Louis") == "stlouis=1 st+1 louis+2");
  // Nine letters and more are no initials.
  CHECK(row("a.b.c.d.e.f.g.h.i") == "a b c d e f g h i");
}

TEST_CASE("a possessive is its owner", "[text][analyzer]") {
  CHECK(shown("Kaspersky's products") == "kaspersky@1 products@2");
  CHECK(shown("Kaspersky\u2019s products") == "kaspersky@1 products@2");
  CHECK(shown("KASPERSKY'S") == "kaspersky@1");
  CHECK(shown("the students' union") == "the@1 students@2 union@3");
  CHECK(shown("Jean-Philippe's book") == "jeanphilippe=1 jean+1 philippe+2 book@3");
  CHECK(shown("U.S.A's") == "usa@1");
  CHECK(shown("the 1990's") == "the@1 1990@2");
  CHECK(shown("G20's") == "g20=1 g+1 20+2");
  CHECK(shown("'s") == "s@1");
}

TEST_CASE("a possessive covers its owner's bytes only", "[text][analyzer]") {
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze("Kaspersky's", "en", 1, words);
  REQUIRE(words.tokens.size() == 1);
  CHECK(words.tokens[0].begin == 0);
  CHECK(words.tokens[0].end == 9);
}

TEST_CASE("numbers are one word in one form", "[text][analyzer]") {
  CHECK(shown("1,000,000") == "1000000@1");
  CHECK(shown("1.000.000") == "1000000@1");
  CHECK(shown("1'000'000") == "1000000@1");
  CHECK(shown("1,234.50") == "1234.50@1");
  CHECK(shown("1.234,50") == "1234.50@1");
  CHECK(shown("3.5") == "3.5@1");
  CHECK(shown("3,5") == "3.5@1");
  CHECK(shown("1,000") == "1000@1");
  CHECK(shown("1.000") == "1.000@1");
  CHECK(shown("$1.5bn") == "1.5bn=1 1.5+1 bn+2");
  CHECK(shown("14.09.2017") == "14092017=1 14+1 09+2 2017+3");
  CHECK(shown("2017-09-14") == "20170914=1 2017+1 09+2 14+3");
  CHECK(shown("12:30") == "12@1 30@2");
  CHECK(shown("2.0.1") == "201=1 2+1 0+2 1+3");
  CHECK(shown("1,2,3,4") == "1234=1 1+1 2+2 3+3 4+4");
  CHECK(shown("5'10") == "510=1 5+1 10+2");
  CHECK(shown("\u0661\u0662\u0663") == "123@1");
  CHECK(shown("\u0663\u066B\u0665") == "3.5@1");
  CHECK(shown("\uFF11\uFF10") == "10@1");
  CHECK(shown("\u0967\u0968") == "12@1");
}

TEST_CASE("text with a joint is found by its parts and by its joined spelling",
          "[text][analyzer]") {
  struct Pair {
    std::string text, by_parts, by_whole;
  };
  const Pair p = GENERATE(values<Pair>({
      {"kata-containers", "kata containers", "katacontainers"},
      {"d'\u00E9tudes", "d etudes", "detudes"},
      {"Jean-Philippe", "jean philippe", "JeanPhilippe"},
      {"iphone17", "iPhone 17", "iphone17"},
      {"iphone-17", "iPhone 17", "iphone17"},
      {"ROLLS-ROYCE", "Rolls Royce", "RollsRoyce"},
      {"ABC'13", "abc 13", "abc13"},
      {"12345-678", "12345 678", "12345678"},
      {"AT&T", "AT T", "ATT"},
      {"xfce4-terminal", "xfce 4 terminal", "xfce4terminal"},
      {"foo@bar.com", "foo bar com", "foobarcom"},
  }));
  CAPTURE(p.text);
  CHECK(row(p.text) == row(p.by_parts));
  CHECK(whole(p.text) == whole(p.by_whole));
}

TEST_CASE("spellings that people take for the same have one form", "[text][analyzer]") {
  struct Pair {
    std::string one, other;
  };
  const Pair p = GENERATE(values<Pair>({
      {"gregorov\u00E1", "gregorova"},
      {"gregorova\u0301", "gregorova"},
      {"\u0142\u00F3d\u017A", "lodz"},
      {"\u0141\u00D3D\u0179", "lodz"},
      {"Stra\u00DFe", "STRASSE"},
      {"Stra\u1E9Ee", "strasse"},
      {"sm\u00F8rrebr\u00F8d", "smorrebrod"},
      {"\u00C6r\u00F8sk\u00F8bing", "aeroskobing"},
      {"\u0111\u1EB7ng", "dang"},
      {"\u0110\u1EA1i h\u1ECDc", "dai hoc"},
      {"\u0152uvre", "oeuvre"},
      {"\u00DE\u00F3r", "thor"},
      {"Erdo\u011Fan", "erdogan"},
      {"Diyarbak\u0131r", "diyarbakir"},
      {"\u0130stanbul", "istanbul"},
      {"Ceau\u0219escu", "ceausescu"},
      {"Ceau\u015Fescu", "ceausescu"},
      {"\u0391\u03B8\u03AE\u03BD\u03B1", "\u03B1\u03B8\u03B7\u03BD\u03B1"},
      {"\u039F\u0394\u039F\u03A3", "\u03BF\u03B4\u03BF\u03C2"},
      {"\u0451\u043B\u043A\u0430", "\u0435\u043B\u043A\u0430"},
      {"\u0435\u0308\u043B\u043A\u0430", "\u0415\u041B\u041A\u0410"},
      {"\uFF37\uFF49\uFF44\uFF45", "wide"},
      {"co\u00ADoperate", "cooperate"},
      {"\uFB01nance", "finance"},
      {"Qur\u02BEan", "quran"},
      {"\u0643\u0650\u062A\u064E\u0627\u0628", "\u0643\u062A\u0627\u0628"},
      {"\u0645\u062D\u0640\u0640\u0645\u062F", "\u0645\u062D\u0645\u062F"},
      {"\u0623\u062D\u0645\u062F", "\u0627\u062D\u0645\u062F"},
      {"\u0627\u06CC\u0631\u0627\u0646", "\u0627\u064A\u0631\u0627\u0646"},
      {"\u06A9\u062A\u0627\u0628", "\u0643\u062A\u0627\u0628"},
      {"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
       "\u0645\u064A\u062E\u0648\u0627\u0647\u0645"},
      {"\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD", "\u05E9\u05DC\u05D5\u05DD"},
      {"\u05E6\u05D4\"\u05DC", "\u05E6\u05D4\u05DC"},
      {"\u05E6\u05D4\u05F4\u05DC", "\u05E6\u05D4\u05DC"},
      {"\u05D2'\u05D5\u05E8\u05D2'", "\u05D2\u05D5\u05E8\u05D2"},
      {"\u05D2\u05F3\u05D5\u05E8\u05D2\u05F3", "\u05D2\u05D5\u05E8\u05D2"},
      {"\u05D0\u05D1_\u05D2", "\u05D0\u05D1 \u05D2"},
      {"\uFF76\uFF9E", "\u30AC"},
  }));
  CAPTURE(p.one, p.other);
  CHECK(row(p.one) == row(p.other));
}

TEST_CASE("marks that make letters stay", "[text][analyzer]") {
  struct Pair {
    std::string one, other;
  };
  const Pair p = GENERATE(values<Pair>({
      {"\u043C\u043E\u0439", "\u043C\u043E\u0438"},  // й и
      {"\u0457\u0436\u0430", "\u0456\u0436\u0430"},  // ї і
      {"\u045E", "\u0443"},                          // ў у
      {"\u30AC", "\u30AB"},                          // ガ カ
      {"\u3071", "\u306F"},                          // ぱ は
      {"\u0915\u093F", "\u0915"},                    // कि क
      {"\u0E01\u0E34\u0E19", "\u0E01\u0E19"},        // กิน กน
      {"\uAC00", "\uAC01"},
      {"\u0629", "\u0647"},  // the stemmer needs teh marbuta
  }));
  CAPTURE(p.one, p.other);
  CHECK(row(p.one) != row(p.other));
}

TEST_CASE("a decomposed letter is the composed one", "[text][analyzer]") {
  CHECK(row("\u043C\u043E\u0438\u0306") == row("\u043C\u043E\u0439"));
  CHECK(row("\u304B\u3099") == row("\u304C"));
}

TEST_CASE("dictionaries part what is written without spaces", "[text][analyzer]") {
  CHECK(row("\u4E2D\u56FD\u653F\u5E9C") == "\u4E2D\u56FD \u653F\u5E9C");
  CHECK(row("\u6771\u4EAC\u90FD\u306B\u4F4F\u3080").find(' ') != std::string::npos);
  CHECK(row("\u0E09\u0E31\u0E19\u0E01\u0E34\u0E19\u0E02\u0E49\u0E32\u0E27").find(' ') !=
        std::string::npos);
  CHECK(row("abc\u4E2D\u56FDdef") == "abc \u4E2D\u56FD def");
}

TEST_CASE("stems follow the language", "[text][analyzer]") {
  CHECK(stem_of("Running", "en") == "run");
  CHECK(stem_of("discriminating", "en") == stem_of("discrimination", "en"));
  CHECK(stem_of("Running", "und") == "running");
  CHECK(stem_of("Running", "") == "running");
  CHECK(stem_of("H\u00E4user", "de") == stem_of("Haus", "de"));
  CHECK(stem_of("\u043A\u043D\u0438\u0433\u0438", "ru") ==
        stem_of("\u043A\u043D\u0438\u0433\u0430", "ru"));
  CHECK(stem_of("gregorov\u00E1", "en") == stem_of("gregorova", "en"));
  CHECK(stem_of("1990", "en") == "1990");
  CHECK(stem_of("covids", "en-GB") == "covid");
}

TEST_CASE("words of one stem meet with and without accents", "[text][analyzer]") {
  struct Case {
    std::string language, one, other;
  };
  const Case c = GENERATE(values<Case>({
      {"pt", "informa\u00E7\u00E3o", "informa\u00E7\u00F5es"},
      {"pt", "informa\u00E7\u00E3o", "informacoes"},
      {"pt", "pol\u00EDtica", "politicas"},
      {"pt", "consequ\u00EAncia", "consequencias"},
      {"es", "informaci\u00F3n", "informaciones"},
      {"es", "informacion", "INFORMACIONES"},
      {"fr", "accord\u00E9e", "accord\u00E9es"},
      {"fr", "activit\u00E9", "activites"},
      {"fr", "\u00E9tudes", "etude"},
      {"de", "L\u00E4nder", "Lander"},
      {"de", "Stra\u00DFen", "strasse"},
      {"sv", "\u00E4rendet", "arendet"},
  }));
  CAPTURE(c.language, c.one, c.other);
  CHECK(stem_of(c.one, c.language) == stem_of(c.other, c.language));
}

TEST_CASE("stems come from the cache as they were made", "[text][analyzer][property]") {
  std::vector<std::string> forms;
  for (int i = 0; i < 20000; ++i) {  // more than fit one line of the cache
    std::string form;
    for (int rest = i; rest > 0; rest /= 7) {
      form += "aeinrst"[rest % 7];
    }
    forms.push_back(form + "ies");
  }
  TextAnalyzer kept;
  std::vector<std::string> first;
  for (const std::string& form : forms) {
    first.emplace_back(kept.stem(form, "en"));
  }
  for (std::size_t i = 0; i < forms.size(); i += 97) {
    CAPTURE(forms[i]);
    TextAnalyzer fresh;
    REQUIRE(kept.stem(forms[i], "en") == first[i]);
    REQUIRE(fresh.stem(forms[i], "en") == first[i]);
    REQUIRE(kept.stem(forms[i], "de") == fresh.stem(forms[i], "de"));
  }
}

TEST_CASE("parts and joined words have stems too", "[text][analyzer]") {
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze("kata-containers", "en", 1, words);
  REQUIRE(words.tokens.size() == 3);
  CHECK(words.stem(words.tokens[0]) == "katacontain");
  CHECK(words.stem(words.tokens[1]) == "kata");
  CHECK(words.stem(words.tokens[2]) == "contain");
}

TEST_CASE("stem of a form is what analysis gives", "[text][analyzer]") {
  TextAnalyzer analyzer;
  CHECK(analyzer.stem("products", "en") == "product");
  CHECK(analyzer.stem("products", "und") == "products");
  CHECK(analyzer.stem("", "en").empty());
  // A second asking comes from the cache.
  CHECK(analyzer.stem("products", "en") == "product");
  CHECK(analyzer.stem("products", "de") != analyzer.stem("products", "und"));
}

TEST_CASE("every language of Snowball has its stemmer", "[text][analyzer]") {
  for (const char* code :
       {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga",
        "it", "lt", "ne", "nb", "nn", "no", "pt", "ro", "ru", "es", "sv", "ta", "tr"}) {
    CAPTURE(code);
    CHECK(has_stemmer(code));
  }
  for (const char* code : {"", "in", "mo", "und", "zh", "ja", "cs", "pl", "fa", "xx"}) {
    CAPTURE(code);
    CHECK_FALSE(has_stemmer(code));
  }
  CHECK(stem_of("biler", "no") == stem_of("bil", "nb"));
}

TEST_CASE("a blank line parts paragraphs", "[text][analyzer]") {
  CHECK(shown("one\n\ntwo") == fmt::format("one@1 two@{}", 2 + kParagraphGap));
  CHECK(shown("one\r\n \t\r\ntwo") == fmt::format("one@1 two@{}", 2 + kParagraphGap));
  CHECK(shown("one.\n\n\n\n\"two") == fmt::format("one@1 two@{}", 2 + kParagraphGap));
  CHECK(shown("one\ntwo") == "one@1 two@2");
  CHECK(shown("one\n-\ntwo") == "one@1 two@2");
  CHECK(shown("\n\none") == "one@1");
  CHECK(shown("\u4E2D\u56FD\n\n\u653F\u5E9C") ==
        fmt::format("\u4E2D\u56FD@1 \u653F\u5E9C@{}", 2 + kParagraphGap));
  CHECK(shown("a-b\n\nc") == fmt::format("ab=1 a+1 b+2 c@{}", 3 + kParagraphGap));
}

TEST_CASE("analysis goes on from the position it is given", "[text][analyzer]") {
  TextAnalyzer analyzer;
  TokenStream words;
  CHECK(analyzer.analyze("one two-three", "en", 10, words) == 13);
  CHECK(analyzer.analyze("four", "en", 113, words) == 114);
  CHECK(analyzer.analyze("", "en", 7, words) == 7);
  CHECK(analyzer.analyze(" \n\n ... ", "en", 7, words) == 7);
  REQUIRE(words.tokens.size() == 5);
  CHECK(words.tokens.front().position == 10);
  CHECK(words.tokens.back().position == 113);
  CHECK(words.form(words.tokens.back()) == "four");
}

TEST_CASE("offsets slice the original text", "[text][analyzer]") {
  const std::string_view text =
      "Le \u00C9tudes de Jean-Philippe, U.S. 1,000 \u4E2D\u56FD\u653F\u5E9C";
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze(text, "fr", 1, words);
  std::vector<std::string> slices;
  for (const Token& token : words.tokens) {
    slices.emplace_back(text.substr(token.begin, token.end - token.begin));
  }
  CHECK(slices == std::vector<std::string>{"Le",
                                           "\u00C9tudes",
                                           "de",
                                           "Jean-Philippe",
                                           "Jean",
                                           "Philippe",
                                           "U.S",
                                           "1,000",
                                           "\u4E2D\u56FD",
                                           "\u653F\u5E9C"});
}

TEST_CASE("words too long for a term keep a hash of what was cut", "[text][analyzer]") {
  std::string alef;
  for (int i = 0; i < 123; ++i) {
    alef += "\u0628";
  }
  const std::string cut = whole(alef);
  CHECK(cut.size() <= kMaxFormBytes);
  CHECK(cut.size() > kMaxFormBytes - 4);
  CHECK(whole(alef + "\u0628") != cut);
  CHECK(whole(alef) == cut);
  CHECK(whole(std::string(kMaxFormBytes, 'X')) == std::string(kMaxFormBytes, 'x'));
  CHECK(whole(std::string(kMaxFormBytes + 1, 'X')).size() == kMaxFormBytes);
}

TEST_CASE("codes are no words", "[text][analyzer]") {
  const std::string digest = "9f86d081884c7d659a2feaa0c55ad015";
  CHECK(shown(digest) == digest + "@1");
  const std::string code = "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQg1b2c3d4e5f6g7h8aGVsbG8gd29ybGQgaGVsbG8";
  REQUIRE(code.size() > 64);
  CHECK(shown("a " + code + " b") == "a@1 b@3");
  std::string line;
  for (int i = 0; i < 2000; ++i) {
    line += "Zm9vYmFyMTIzNDU2Nzg5";
  }
  TextAnalyzer analyzer;
  TokenStream words;
  analyzer.analyze(line, "en", 1, words);
  CHECK(words.tokens.empty());
  CHECK(words.bytes.size() < 1000);
}

TEST_CASE("a chain of many parts has no joined form", "[text][analyzer]") {
  CHECK(shown("a-b-c-d-e-f-g-h").substr(0, 10) == "abcdefgh=1");
  CHECK(shown("a-b-c-d-e-f-g-h-i") == "a+1 b+2 c+3 d+4 e+5 f+6 g+7 h+8 i+9");
}

TEST_CASE("tokens of any text keep their rules", "[text][analyzer][property]") {
  const std::vector<std::string> pieces{"a",
                                        "Bc",
                                        "s",
                                        "S",
                                        "\u00C9",
                                        "\u0142",
                                        "1",
                                        "22",
                                        "333",
                                        ".",
                                        ",",
                                        "'",
                                        "\u2019",
                                        "-",
                                        "_",
                                        "&",
                                        "@",
                                        " ",
                                        " ",
                                        "\n",
                                        "\n\n",
                                        "\u0301",
                                        "\u200D",
                                        "\u4E2D\u56FD",
                                        "\u0E01\u0E34\u0E19",
                                        "\u0640",
                                        "\u0627",
                                        "\u064E",
                                        "\u0663",
                                        "\u066B",
                                        "\u05D0",
                                        "\"",
                                        "\u05F4",
                                        "\u0915\u093F",
                                        "\uD55C",
                                        "\u02BC",
                                        "\u02BE",
                                        "\U0001F600",
                                        "\xFF",
                                        "\x80"};
  std::mt19937 random(1963);
  TextAnalyzer analyzer;
  for (int round = 0; round < 10000; ++round) {
    std::string text;
    for (std::size_t i = random() % 24; i > 0; --i) {
      text += pieces[random() % pieces.size()];
    }
    CAPTURE(round, text);
    TokenStream words;
    const std::uint32_t next = analyzer.analyze(text, "en", 1, words);
    std::uint32_t position = 1, end_of_joined = 0;
    for (const Token& token : words.tokens) {
      REQUIRE(token.begin < token.end);
      REQUIRE(token.end <= text.size());
      REQUIRE(token.position >= position);
      REQUIRE(token.position < next);
      position = token.position;
      REQUIRE(!words.form(token).empty());
      REQUIRE(words.form(token).size() <= kMaxFormBytes);
      REQUIRE(!words.stem(token).empty());
      end_of_joined = token.role == TokenRole::Joined ? token.end : end_of_joined;
      if (token.begin < end_of_joined) {
        REQUIRE(token.role != TokenRole::Word);
        REQUIRE(token.end <= end_of_joined);
      }
    }
  }
}

TEST_CASE("the form of a word is found again by analyzing it", "[text][analyzer][property]") {
  for (const std::string text : {"Kaspersky's",
                                 "\u0141\u00F3d\u017A",
                                 "1,000.5",
                                 "U.S.A.",
                                 "iphone17",
                                 "Stra\u00DFe",
                                 "3,5",
                                 "\u05E6\u05D4\"\u05DC",
                                 "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                                 "AT&T",
                                 "\u0663\u066B\u0665",
                                 "Hawai\u02BBi",
                                 "\u0130stanbul",
                                 "\u00BD1",
                                 "B-52"}) {
    CAPTURE(text);
    CHECK(whole(whole(text)) == whole(text));
  }
}

TEST_CASE("a long hostile text takes linear time and little memory", "[text][analyzer]") {
  const std::string pieces[] = {"a",      "a.",      "a'",     "1,",      "1.", "a1", "a-",
                                "\u0301", "a\u0301", "\u4E2D", "\u0E01",  "_",  "@",  "\u05D0\"",
                                "\u200D", "\u02BC",  "\uFDFA", "a\u0915", "\n", "a&", "\u0640"};
  TextAnalyzer analyzer;
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 100'000) {
      text += piece;
    }
    CAPTURE(piece);
    TokenStream words;
    analyzer.analyze(text + "\uD55C" + text, "en", 1, words);
    CHECK(words.bytes.size() <= 20 * text.size());
    CHECK(words.tokens.size() <= 2 * text.size());
  }
}

TEST_CASE("fold_key compares whole values", "[text][analyzer]") {
  TextAnalyzer analyzer;
  CHECK(analyzer.fold_key("Kaspersky  Lab, Inc.") == "kaspersky lab inc");
  CHECK(analyzer.fold_key("KASPERSKY LAB INC") == "kaspersky lab inc");
  CHECK(analyzer.fold_key("AT&T") == analyzer.fold_key("AT & T"));
  CHECK(analyzer.fold_key("U.S.") == analyzer.fold_key("US"));
  CHECK(analyzer.fold_key("bbc.co.uk") == "bbc co uk");
  CHECK(analyzer.fold_key("Gregorov\u00E1\n") == "gregorova");
  CHECK(analyzer.fold_key("").empty());
  CHECK(analyzer.fold_key(" \n").empty());
  CHECK(analyzer.fold_key(" !!! ") == "!!!");
}

TEST_CASE("the fingerprint names everything that words depend on", "[text][analyzer]") {
  const std::string name = analyzer_fingerprint();
  CHECK(name.find("icu ") != std::string::npos);
  CHECK(name.find("xapian 1.") != std::string::npos);
  CHECK(name == analyzer_fingerprint());
}

TEST_CASE("an analyzer can be moved", "[text][analyzer]") {
  TextAnalyzer first;
  TextAnalyzer second = std::move(first);
  first = TextAnalyzer();
  TokenStream words;
  CHECK(second.analyze("one two", "en", 1, words) == 3);
  CHECK(first.analyze("three", "en", 3, words) == 4);
}
