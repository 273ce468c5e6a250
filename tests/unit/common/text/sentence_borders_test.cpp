// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/sentence_borders.h"

#include <string>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

/// The text with a bar before every sentence but the first.
std::string cut(const std::string& text) {
  std::string out;
  std::size_t from = 0;
  for (const std::uint32_t border : sentence_borders(text)) {
    out += text.substr(from, border - from) + (from == 0 && border == 0 ? "" : "|");
    from = border;
  }
  return out + text.substr(from);
}

}  // namespace

TEST_CASE("sentences end where a reader sees them end", "[text][sentences]") {
  const auto sentences = GENERATE(values<std::string>({
      "",
      "One",
      "One. |Two! |Three? |Four… |Five.",
      "He said so... |Then he left.",
      "Mr. Smith met Dr. Jones. |They talked.",
      "The U.S. Senate voted. |It passed.",
      "He lives in the U.S. |The rest do not.",
      "Apple Inc. Chief Tim Cook spoke. |Shares of Apple Inc. |But others fell.",
      "George W. Bush and J. R. R. Tolkien. |No more.",
      "It rose 3.5 per cent. |In 1990. |The end.",
      "Am 3. Oktober 1990. |Dann kam es.",
      "See example.com. |It works.",
      "“We won.” |Then he left.",
      "“Have we won?” asked Merkel. |“Yes.”",
      "(He did.) |She did not.",
      "« Bonjour. » |« Au revoir. »",
      "He ran at 5 p.m. on Monday. |Then rested.",
      "no capitals. really none",
      "One\n\n|Two\n \n|Three",
      "One line\nand the next. |Then.",
      "東京は雨。|大阪は晴れ。",
      "首相は「勝った。」と述べた。|次の文。",
      "Он приехал. |Она нет. |Проф. Иванов здесь.",
      "هل وصل؟ |نعم.",
      "Wait. |“Quoted start.”",
      "No. 5 is alive. |7 of 9 died.",
  }));
  std::string text = sentences;
  std::erase(text, '|');
  CHECK(cut(text) == sentences);
}

TEST_CASE("sentence borders of long and odd texts take linear time", "[text][sentences]") {
  for (const std::string piece :
       {". ", ".", "\n", " ", "A. ", "…", "。", "\"", "a.b", "\n ", ".”"}) {
    std::string text;
    while (text.size() < 1'000'000) {
      text += piece;
    }
    CAPTURE(piece);
    const auto borders = sentence_borders(text);
    CHECK(borders.size() <= text.size());
  }
}
