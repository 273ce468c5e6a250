// SPDX-License-Identifier: GPL-2.0-or-later
// What each character means for the borders of words: Unicode's Word_Break property in a table.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace backfile {

/// The values of Word_Break that the rules tell apart, as ICU 72 reads them: '@' goes with letters
/// so that addresses stay whole, ':' does not join. Source: UAX #29 revision 41, table 3; ICU's
/// root word rules (brkitr/root word.txt).
enum class WordClass : std::uint8_t {
  Other,  ///< spaces, punctuation, symbols: stands alone
  Letter,
  Hebrew,       ///< Hebrew_Letter
  Digit,        ///< Numeric
  AtSign,       ///< joins as a letter does, and is none
  Underscore,   ///< ExtendNumLet
  MidLetter,    ///< joins letters
  MidNumber,    ///< joins digits
  MidBoth,      ///< full stop and its like, ’
  SingleQuote,  ///< '
  DoubleQuote,  ///< joins Hebrew letters
  Ignorable,    ///< Extend, Format: belongs to the character before it
  Joiner,       ///< ZWJ
  Pictograph,   ///< Extended_Pictographic; matters behind a ZWJ only
  Hard,         ///< ICU's to decide: dictionary scripts and all that lies beyond the table
};

/// The table ends behind the symbol blocks; beyond it begin scripts that news has little of.
inline constexpr char32_t kWordTableEnd = 0x2C00;

/// Classes of the characters below kWordTableEnd, from ICU's data: those of ASCII are in it from
/// the first, each other from when it is first asked for, since to read all takes 0.5 ms.
/// Threads: safe.
class WordClassTable {
 public:
  WordClassTable();
  /// Requires: c < kWordTableEnd.
  WordClass operator[](char32_t c) const {
    const std::uint8_t known = known_[c].load(std::memory_order_relaxed);
    return known == 0 ? learn(c) : static_cast<WordClass>(known - 1);
  }

 private:
  void know(char32_t c, WordClass word_class) const;
  WordClass learn(char32_t c) const;

  mutable std::array<std::atomic<std::uint8_t>, kWordTableEnd> known_{};  ///< class + 1; 0: not yet
};

/// The one table.
const WordClassTable& word_class_table();

/// The class of any character, by its properties; never Hard: Han, Kana, Thai are Letter.
WordClass word_class_of(char32_t code_point);

constexpr bool is_letter(WordClass c) { return c == WordClass::Letter || c == WordClass::Hebrew; }
constexpr bool is_ignorable(WordClass c) {
  return c == WordClass::Ignorable || c == WordClass::Joiner;
}

/// One character of a text and how many bytes it takes; `bytes` is at least 1 and never reaches
/// beyond the text, whatever its bytes are.
struct CharStep {
  WordClass word_class;
  std::uint32_t bytes;
};

/// Reads the character at `text[at]` by the table. Requires: at < text.size().
inline CharStep step_at(const WordClassTable& table, std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return static_cast<unsigned char>(text[at + i]);
  };
  const char32_t lead = byte(0);
  if (lead < 0x80) {
    return {table[lead], 1};
  }
  const std::size_t left = text.size() - at;
  if (lead < 0xE0) {
    return left < 2 || lead < 0xC2 ? CharStep{WordClass::Other, 1}
                                   : CharStep{table[(lead & 0x1F) << 6 | (byte(1) & 0x3F)], 2};
  }
  if (lead < 0xF0) {
    if (left < 3) {
      return {WordClass::Other, 1};
    }
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    return {c < kWordTableEnd ? table[c] : WordClass::Hard, 3};
  }
  return left < 4 ? CharStep{WordClass::Other, 1} : CharStep{WordClass::Hard, 4};
}

}  // namespace backfile
