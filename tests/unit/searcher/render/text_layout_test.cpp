// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/text_layout.h"

#include <random>
#include <sstream>

#include <catch2/catch.hpp>

#include "common/text/utf8.h"

namespace backfile {
namespace {

std::vector<std::string> lines_of(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const LineRange& line : wrap_lines(text, columns)) {
    lines.emplace_back(text.substr(line.begin, line.end - line.begin));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("one line squeezes white space and lets nothing steer the terminal", "[render][layout]") {
  struct Case {
    std::string text, line;
  };
  const Case c = GENERATE(
      values<Case>({{"", ""}, {"  a \t\n b  ", "a b"}, {"\n\n", ""}, {"日本\n語", "日本 語"}}));
  CAPTURE(c.text);
  CHECK(one_line(c.text) == c.line);
  CHECK(one_line("x\x1b[31my").find('\x1b') == std::string::npos);
}

TEST_CASE("lines break at spaces and inside words only when they must", "[render][layout]") {
  struct Case {
    std::string text;
    std::size_t columns;
    Lines lines;
  };
  const Case c = GENERATE(values<Case>({
      {"", 10, {""}},
      {"oil price", 0, {"oil price"}},
      {"oil price", 9, {"oil price"}},
      {"oil price rises", 9, {"oil price", "rises"}},
      {"oil price rises", 10, {"oil price", "rises"}},
      {"oil price rises", 8, {"oil", "price", "rises"}},
      {"abcdefghij kl", 4, {"abcd", "efgh", "ij", "kl"}},
      {"a abcdefgh", 4, {"a", "abcd", "efgh"}},
      {"東京電力福島", 6, {"東京電", "力福島"}},
      {"東京電力福島", 7, {"東京電", "力福島"}},
      {"東京電。力福", 6, {"東京", "電。力", "福"}},
      {"ab東京cd", 4, {"ab東", "京cd"}},
      {"e\u0301e\u0301e\u0301 e\u0301", 3, {"e\u0301e\u0301e\u0301", "e\u0301"}},
  }));
  CAPTURE(c.text, c.columns);
  CHECK(lines_of(c.text, c.columns) == c.lines);
}

TEST_CASE("no line is wider than asked and no character is lost", "[render][layout][property]") {
  const std::vector<std::string> pieces{"a",
                                        "news",
                                        "Ministerpräsidentenkonferenz",
                                        "東京",
                                        "。",
                                        "é",
                                        "e\u0301",
                                        "👩‍👩‍👧",
                                        "🇩🇪",
                                        "कि",
                                        " ",
                                        " ",
                                        " ",
                                        "ไทย"};
  const auto seed = GENERATE(range(1u, 40u));
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < 200; ++i) {
    text += pieces[random() % pieces.size()];
  }
  text = one_line(text);
  const std::size_t columns = 4 + random() % 40;
  CAPTURE(columns);
  std::size_t at = 0;
  for (const LineRange& line : wrap_lines(text, columns)) {
    CHECK(line.begin >= at);
    CHECK(text.substr(at, line.begin - at).find_first_not_of(' ') == std::string::npos);
    const auto bytes = std::string_view(text).substr(line.begin, line.end - line.begin);
    CHECK(is_valid_utf8(bytes));
    CHECK(display_width(bytes) <= columns);
    at = line.end;
  }
  CHECK(at == text.size());
}

TEST_CASE("marks become asterisks without colour and move with the text in colour",
          "[render][layout]") {
  const MarkedText marked{"The  oil price\nof oil", {{5, 8}, {9, 14}, {18, 21}}};
  CHECK(printable(marked, false) == MarkedText{"The *oil price* of *oil*", {}});
  CHECK(printable(marked, true) == MarkedText{"The oil price of oil", {{4, 13}, {17, 20}}});
}

TEST_CASE("highlights that make no sense are cut to fit", "[render][layout]") {
  CHECK(printable({"oil", {{0, 400}}}, false).text == "*oil*");
  CHECK(printable({"oil", {{3, 3}, {7, 9}, {4000000000u, 4000000001u}}}, false).text == "oil");
  CHECK(printable({"oil price", {{0, 6}, {2, 4}, {4, 9}}}, false).text == "*oil price*");
  CHECK(is_valid_utf8(printable({"é", {{1, 2}}}, false).text));
}

TEST_CASE("a block indents all lines but the first and marks across a line break",
          "[render][layout]") {
  std::ostringstream plain, colored;
  write_block(plain, {"oil price rises again", {}}, {4, 24}, Style::Headline, TextStyle(false));
  CHECK(plain.str() == "oil price rises\n    again\n");
  write_block(
      colored, {"oil price rises again", {{10, 21}}}, {4, 24}, Style::Headline, TextStyle(true));
  CHECK(colored.str() ==
        "\x1b[1moil price \x1b[0m\x1b[1;31mrises\x1b[0m\n    \x1b[1;31magain\x1b[0m\n");
}

TEST_CASE("numbers are grouped and counted", "[render][layout]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(counted(1, "article", "articles") == "1 article");
  CHECK(counted(0, "article", "articles") == "0 articles");
}

TEST_CASE("cells are filled by display width", "[render][layout]") {
  CHECK(padded("東京", 6) == "東京  ");
  CHECK(padded("e\u0301", 3) == "e\u0301  ");
  CHECK(display_width(padded("東京電力", 5)) == 5);
  CHECK(right_aligned("12", 4) == "  12");
  CHECK(right_aligned("12345", 4) == "12345");
}

TEST_CASE("a bar shows its share in eighths and never hides something", "[render][layout]") {
  CHECK(bar(0, 10, 8).empty());
  CHECK(bar(5, 0, 8).empty());
  CHECK(bar(10, 10, 4) == "████");
  CHECK(bar(5, 10, 4) == "██");
  CHECK(bar(1, 1000000, 4) == "▏");
  CHECK(bar(99, 10, 2) == "██");
  CHECK(bar(3, 16, 2) == "▍");
}

}  // namespace
}  // namespace backfile
