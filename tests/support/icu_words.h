// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a text by ICU's BreakIterator alone: what the tokenizer is held against.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

namespace backfile::test {

/// True when the segment holds a letter or a digit, not only '@', underscores, marks and points.
inline bool holds_letter_or_digit(std::string_view segment) {
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(segment.data(), static_cast<std::int32_t>(segment.size())));
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    const int property = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
    if (property == U_WB_ALETTER || property == U_WB_HEBREW_LETTER || property == U_WB_KATAKANA ||
        property == U_WB_NUMERIC || (property == U_WB_OTHER && u_isUAlphabetic(c))) {
      return true;
    }
  }
  return false;
}

/// ICU's iterator over words, behind a text of every dictionary script (it takes dictionaries up as
/// it meets them, and cuts a few characters otherwise before).
inline std::unique_ptr<icu::BreakIterator> make_icu_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const icu::UnicodeString scripts(
      u"\u4E2D\u56FD \u0E01\u0E02 \u0E81\u0E82 \u1780\u1781 \u1000\u1001");
  iterator->setText(scripts);
  while (iterator->next() != icu::BreakIterator::DONE) {
  }
  return iterator;
}

/// Segments of ICU's root word rules that hold a letter or a digit.
inline std::vector<std::string> icu_words(std::string_view text) {
  static const std::unique_ptr<icu::BreakIterator> iterator = make_icu_iterator();
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&utext, status);
  std::vector<std::string> words;
  std::int32_t begin = 0;
  for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
       end = iterator->next()) {
    const std::string_view segment =
        text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    if (holds_letter_or_digit(segment)) {
      words.emplace_back(segment);
    }
    begin = end;
  }
  utext_close(&utext);
  return words;
}

}  // namespace backfile::test
