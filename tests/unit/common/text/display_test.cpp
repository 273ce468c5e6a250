// SPDX-License-Identifier: GPL-2.0-or-later
// Widths on a terminal, and what may reach one.
#include <random>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"

using namespace backfile;
using namespace std::string_literals;

TEST_CASE("display width counts columns", "[text][display]") {
  struct Case {
    std::string text;
    std::size_t columns;
  };
  const Case c = GENERATE(values<Case>({
      {"", 0},
      {"plain", 5},
      {"\u00E9t\u00E9", 3},
      {"e\u0301", 1},
      {"\u4E2D\u56FD", 4},
      {"\uFF21", 2},
      {"\uFF76", 1},
      {"\uD55C", 2},
      {"\u1112\u1161\u11AB", 2},
      {"\U0001F600", 2},
      {"\u2764\uFE0F", 2},
      {"\u00A9\uFE0F", 2},
      {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 2},
      {"\U0001F1E9\U0001F1EA", 2},
      {"\u0E01\u0E34\u0E19", 2},
      {"\u0645\u06CC\u200C\u062E", 3},
      {"\u0915\u093F", 2},
      {"\u0932\u094D\u0932\u0940", 3},
      {"\u0E01\u0E33", 2},
      {"\u00AD", 0},
      {"\u2026\u2014", 2},
  }));
  CAPTURE(c.text);
  CHECK(display_width(c.text) == c.columns);
}

TEST_CASE("a code point takes two columns, one or none", "[text][display]") {
  CHECK(code_point_columns(U'a') == 1);
  CHECK(code_point_columns(U'\u4E2D') == 2);
  CHECK(code_point_columns(U'\u0301') == 0);
  CHECK(code_point_columns(U'\u200D') == 0);
  CHECK(code_point_columns(U'\u2028') == 0);
  CHECK(code_point_columns(U'\u1161') == 0);
  CHECK(code_point_columns(U'\u093F') == 1);
  CHECK(code_point_columns(U'\u001B') == 0);
  CHECK(is_drawn_over_another(U'\u0301'));
  CHECK(is_drawn_over_another(U'\u1161'));
  for (const char32_t c : {U'a', U'\u001B', U'\u00AD', U'\u200D', U'\u202E', U'\uFE0F'}) {
    CHECK_FALSE(is_drawn_over_another(c));
  }
}

TEST_CASE("a character is as wide by itself as beside one that is not plain", "[text][display]") {
  const std::string wide = "\u4E2D";
  for (char32_t c = 0x20; c < 0x2100; c = c == 0x5FF ? 0x2000 : c + 1) {
    std::string text;
    append_utf8(text, c);
    CAPTURE(std::uint32_t{c});
    CHECK(display_width(text) + 2 == display_width(text + wide));
    CHECK(display_width(text) == code_point_columns(c));
  }
}

TEST_CASE("text is cut to a width at a grapheme border", "[text][display]") {
  CHECK(fit_width("headline", 8) == "headline");
  CHECK(fit_width("headline", 7) == "headli\u2026");
  CHECK(fit_width("headline", 1) == "\u2026");
  CHECK(fit_width("headline", 0).empty());
  CHECK(fit_width("", 3).empty());
  CHECK(fit_width("\u4E2D\u56FD\u653F", 6) == "\u4E2D\u56FD\u653F");
  CHECK(fit_width("\u4E2D\u56FD\u653F", 5) == "\u4E2D\u56FD\u2026");
  CHECK(fit_width("\u4E2D\u56FD\u653F", 4) == "\u4E2D\u2026");
  CHECK(fit_width("e\u0301te\u0301", 2) == "e\u0301\u2026");
  CHECK(fit_width("e\u0301te\u0301", 3) == "e\u0301te\u0301");
}

TEST_CASE("a fitted text is never wider than asked", "[text][display][property]") {
  const std::string pieces[] = {"a",
                                " ",
                                "\u00E9",
                                "e\u0301",
                                "\u4E2D",
                                "\U0001F600",
                                "\u200D",
                                "\uFE0F",
                                "\u0E34",
                                "\uD55C"};
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t i = random() % 20; i > 0; --i) {
      text += pieces[random() % std::size(pieces)];
    }
    const std::size_t columns = random() % 20;
    CAPTURE(text, columns);
    REQUIRE(display_width(fit_width(text, columns)) <= columns);
    REQUIRE(is_valid_utf8(fit_width(text, columns)));
  }
}

TEST_CASE("nothing that commands a terminal passes the gate", "[text][terminal]") {
  struct Case {
    std::string text, safe;
  };
  const Case c = GENERATE(values<Case>({
      {"", ""},
      {"plain text\n\twith lines", "plain text\n\twith lines"},
      {"\x1B[31mred\x1B[0m", "\u241B[31mred\u241B[0m"},
      {"\x1B]52;c;ZXZpbA==\x07", "\u241B]52;c;ZXZpbA==\uFFFD"},
      {"\x1B]0;title\x1B\\", "\u241B]0;title\u241B\\"},
      {"\x1B]8;;http://e.x\x1B\\link", "\u241B]8;;http://e.x\u241B\\link"},
      {"over\rwrite", "over\uFFFDwrite"},
      {"back\x08space", "back\uFFFDspace"},
      {"a\0b"s, "a\uFFFDb"},
      {"del\x7F", "del\uFFFD"},
      {"vertical\x0B\x0C", "vertical\uFFFD\uFFFD"},
      {"\u009B31m", "\uFFFD31m"},  // CSI as a character
      {"\x9B"
       "31m",
       "\uFFFD31m"},  // and as a raw byte
      {"\x9D"
       "52;",
       "\uFFFD52;"},
      {"\u0085\u0080\u009F", "\uFFFD\uFFFD\uFFFD"},
      {"\u202Etxt.exe\u202C", "\uFFFDtxt.exe\uFFFD"},
      {"\u2066a\u2069", "\uFFFDa\uFFFD"},
      {"\u200E\u200F\u061C", "\uFFFD\uFFFD\uFFFD"},
      {"a\u2028b\u2029c", "a\uFFFDb\uFFFDc"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},  // a lone surrogate
      {"\xC0\x9B", "\uFFFD\uFFFD"},            // ESC's neighbour, overlong
      {"zero\u200Bwidth\uFEFF\u2060", "zerowidth"},
      {"\U000E0041", "\uFFFD"},  // an invisible tag
      {"\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E"},
      {"\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469"},
      {"\u2764\uFE0F \u00E9 \u4E2D \u05D0", "\u2764\uFE0F \u00E9 \u4E2D \u05D0"},
  }));
  CAPTURE(c.safe);
  CHECK(terminal_safe(c.text) == c.safe);
}

TEST_CASE("whatever goes in only harmless characters come out", "[text][terminal][property]") {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 30; i > 0; --i) {
      if (random() % 2 == 0) {
        append_utf8(bytes, static_cast<char32_t>(random() % 0x2100));
      } else {
        bytes.push_back(static_cast<char>(random() % 256));
      }
    }
    const std::string safe = terminal_safe(bytes);
    REQUIRE(is_valid_utf8(safe));
    REQUIRE(terminal_safe(safe) == safe);
    for (std::size_t at = 0; at < safe.size();) {
      const char32_t c = next_code_point(safe, at);
      REQUIRE((c == U'\n' || c == U'\t' || c >= 0x20));
      REQUIRE_FALSE((c >= 0x7F && c <= 0x9F));
      REQUIRE_FALSE((c >= 0x202A && c <= 0x202E));
      REQUIRE_FALSE((c >= 0x2066 && c <= 0x2069));
    }
  }
}
