// SPDX-License-Identifier: GPL-2.0-or-later
// The Word_Break table, read from ICU's property data.
#include "common/text/word_class.h"

#include <unicode/uchar.h>

namespace backfile {
namespace {

// Indexed by UWordBreakValues; those not named here stand alone (line ends, spaces, flags).
constexpr auto kByProperty = [] {
  std::array<WordClass, U_WB_WSEGSPACE + 1> classes{};
  classes[U_WB_ALETTER] = WordClass::Letter;
  classes[U_WB_HEBREW_LETTER] = WordClass::Hebrew;
  classes[U_WB_KATAKANA] = WordClass::Letter;
  classes[U_WB_NUMERIC] = WordClass::Digit;
  classes[U_WB_EXTENDNUMLET] = WordClass::Underscore;
  classes[U_WB_MIDLETTER] = WordClass::MidLetter;
  classes[U_WB_MIDNUM] = WordClass::MidNumber;
  classes[U_WB_MIDNUMLET] = WordClass::MidBoth;
  classes[U_WB_SINGLE_QUOTE] = WordClass::SingleQuote;
  classes[U_WB_DOUBLE_QUOTE] = WordClass::DoubleQuote;
  classes[U_WB_EXTEND] = WordClass::Ignorable;
  classes[U_WB_FORMAT] = WordClass::Ignorable;
  classes[U_WB_ZWJ] = WordClass::Joiner;
  return classes;
}();

// What the rules of word borders see; dictionary scripts come out as Other.
WordClass by_property(char32_t code_point) {
  if (code_point == U'@') {
    return WordClass::AtSign;
  }
  if (code_point == U':' || code_point == U'\uFE55' || code_point == U'\uFF1A') {
    return WordClass::Other;
  }
  const auto c = static_cast<UChar32>(code_point);
  const auto property = static_cast<std::size_t>(u_getIntPropertyValue(c, UCHAR_WORD_BREAK));
  const WordClass named = property < kByProperty.size() ? kByProperty[property] : WordClass::Other;
  const bool pictograph =
      named == WordClass::Other && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
  return pictograph ? WordClass::Pictograph : named;
}

// What by_property() says of ASCII, so that a text of it needs none of ICU's data.
constexpr WordClass ascii_class(char c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
    return WordClass::Letter;
  }
  if (c >= '0' && c <= '9') {
    return WordClass::Digit;
  }
  switch (c) {
    case '@':
      return WordClass::AtSign;
    case '_':
      return WordClass::Underscore;
    case ',':
    case ';':
      return WordClass::MidNumber;
    case '.':
      return WordClass::MidBoth;
    case '\'':
      return WordClass::SingleQuote;
    case '"':
      return WordClass::DoubleQuote;
    default:
      return WordClass::Other;
  }
}

bool needs_dictionary(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

}  // namespace

WordClassTable::WordClassTable() {
  for (char32_t c = 0; c < 0x80; ++c) {
    know(c, ascii_class(static_cast<char>(c)));
  }
}

void WordClassTable::know(char32_t c, WordClass word_class) const {
  known_[c].store(static_cast<std::uint8_t>(static_cast<std::uint8_t>(word_class) + 1),
                  std::memory_order_relaxed);
}

WordClass WordClassTable::learn(char32_t c) const {
  const WordClass word_class = needs_dictionary(c) ? WordClass::Hard : by_property(c);
  know(c, word_class);
  return word_class;
}

WordClass word_class_of(char32_t code_point) {
  const WordClass named = by_property(code_point);
  const bool unnamed_letter =
      named == WordClass::Other && u_isUAlphabetic(static_cast<UChar32>(code_point));
  return unnamed_letter ? WordClass::Letter : named;
}

const WordClassTable& word_class_table() {
  static const WordClassTable table;
  return table;
}

}  // namespace backfile
