// SPDX-License-Identifier: GPL-2.0-or-later
// Case, width and accent folding by ICU's data, remembered character by character.
#include "common/text/case_folder.h"

#include <algorithm>
#include <array>
#include <vector>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "common/text/utf8.h"
#include "common/text/word_class.h"

namespace backfile {
namespace {

struct Letter {
  char32_t from;
  std::string_view to;
};
// Letters that canonical decomposition leaves whole, as readers without the key type them. Sorted.
constexpr std::array kLetters{
    Letter{U'æ', "ae"},
    Letter{U'ð', "d"},
    Letter{U'ø', "o"},
    Letter{U'þ', "th"},
    Letter{U'đ', "d"},
    Letter{U'ħ', "h"},
    Letter{U'ı', "i"},
    Letter{U'ĸ', "k"},
    Letter{U'ł', "l"},
    Letter{U'ŋ', "n"},
    Letter{U'œ', "oe"},
    Letter{U'ŧ', "t"},
    Letter{U'ƀ', "b"},
    Letter{U'ƈ', "c"},
    Letter{U'ƒ', "f"},
    Letter{U'ƙ', "k"},
    Letter{U'ƚ', "l"},
    Letter{U'ƥ', "p"},
    Letter{U'ƭ', "t"},
    Letter{U'ƴ', "y"},
    Letter{U'ƶ', "z"},
    Letter{U'ǝ', "e"},
    Letter{U'ǥ', "g"},
    Letter{U'ȷ', "j"},
    Letter{U'ɇ', "e"},
    Letter{U'ɉ', "j"},
    Letter{U'ɍ', "r"},
    Letter{U'ɏ', "y"},
    Letter{U'ɓ', "b"},
    Letter{U'ɔ', "o"},
    Letter{U'ɖ', "d"},
    Letter{U'ɗ', "d"},
    Letter{U'ə', "e"},
    Letter{U'ɛ', "e"},
    Letter{U'ɠ', "g"},
    Letter{U'ɣ', "g"},
    Letter{U'ɨ', "i"},
    Letter{U'ɩ', "i"},
    Letter{U'ɫ', "l"},
    Letter{U'ɲ', "n"},
    Letter{U'ɵ', "o"},
    Letter{U'ʉ', "u"},
    Letter{U'ʋ', "v"},
    Letter{U'ʻ', ""},
    Letter{U'ʼ', ""},
    Letter{U'ʾ', ""},
    Letter{U'ʿ', ""},
    Letter{U'ѐ', "е"},
    Letter{U'ё', "е"},
    Letter{U'ѝ', "и"},
    Letter{U'\u05F3', ""},
    Letter{U'\u0622', "\u0627"},
    Letter{U'\u0623', "\u0627"},
    Letter{U'\u0625', "\u0627"},
    Letter{U'\u0640', ""},
    Letter{U'\u0649', "\u064A"},
    Letter{U'\u066B', "."},  // the Arabic decimal sign counts as a digit for word borders
    Letter{U'\u0671', "\u0627"},
    Letter{U'\u06A9', "\u0643"},
    Letter{U'\u06AA', "\u0643"},
    Letter{U'\u06BE', "\u0647"},
    Letter{U'\u06C0', "\u0647"},
    Letter{U'\u06C1', "\u0647"},
    Letter{U'\u06C2', "\u0647"},
    Letter{U'\u06CC', "\u064A"},
    Letter{U'\u06D2', "\u064A"},
    Letter{U'\u06D5', "\u0647"},
};

static_assert(std::is_sorted(kLetters.begin(),
                             kLetters.end(),
                             [](const Letter& a, const Letter& b) { return a.from < b.from; }));

struct Range {
  char32_t first, last;
};
// Accents, stress and vowel points, and Quranic signs that are not letters. Sorted.
constexpr std::array kDroppedMarks{
    Range{0x0300, 0x036F},
    Range{0x0591, 0x05BD},
    Range{0x05BF, 0x05BF},
    Range{0x05C1, 0x05C2},
    Range{0x05C4, 0x05C5},
    Range{0x05C7, 0x05C7},
    Range{0x0610, 0x061A},
    Range{0x064B, 0x065F},
    Range{0x0670, 0x0670},
    Range{0x06D6, 0x06DC},
    Range{0x06DF, 0x06E4},
    Range{0x06E7, 0x06E8},
    Range{0x06EA, 0x06ED},
    Range{0x1AB0, 0x1ACE},
    Range{0x1DC0, 0x1DFF},
    Range{0x20D0, 0x20F0},
};

bool is_dropped_mark(char32_t c) {
  const auto* const range = std::lower_bound(
      kDroppedMarks.begin(), kDroppedMarks.end(), c, [](const Range& r, char32_t key) {
        return r.last < key;
      });
  return range != kDroppedMarks.end() && c >= range->first;
}

bool loses_accents(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK;
}

bool is_punctuation(char32_t c) {
  const WordClass word_class = c < 0x80 ? word_class_table()[c] : word_class_of(c);
  return !is_letter(word_class) && !is_ignorable(word_class) && word_class != WordClass::Digit;
}

// ICU reads their data when they are first asked for; a text of ASCII does without.
const icu::Normalizer2& casefold() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return *form;
}
const icu::Normalizer2& decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const form = icu::Normalizer2::getNFDInstance(status);
  return *form;
}

constexpr std::uint8_t kUnknown = 0xFF, kByWord = 0xFE;

}  // namespace

// What is known of each character of the table: the bytes it folds to, or that it must be seen
// together with its neighbours (it may compose with them).
struct CaseFolder::Known {
  struct Entry {
    std::uint16_t begin = 0;
    std::uint8_t bytes = kUnknown;
  };
  std::vector<Entry> entries = std::vector<Entry>(kWordTableEnd);
  std::string arena, normalized;

  void fold_word(std::string_view word, std::string& out);
  void append_bare(char32_t c, std::string& out) const;
  Entry learn(char32_t c);
};

// Appends `c`, already folded for case and width, without its accents.
void CaseFolder::Known::append_bare(char32_t c, std::string& out) const {
  if (c < 0x80) {
    if (!is_punctuation(c)) {
      out.push_back(static_cast<char>(c));
    }
    return;
  }
  if (loses_accents(c)) {
    icu::UnicodeString parts;
    if (decomposition().getDecomposition(static_cast<UChar32>(c), parts)) {
      c = static_cast<char32_t>(parts.char32At(0));
    }
  }
  const auto* const letter =
      std::lower_bound(kLetters.begin(), kLetters.end(), c, [](const Letter& l, char32_t key) {
        return l.from < key;
      });
  if (letter != kLetters.end() && letter->from == c) {
    out.append(letter->to);
    return;
  }
  const int digit = u_charDigitValue(static_cast<UChar32>(c));
  if (digit >= 0) {
    out.push_back(static_cast<char>('0' + digit));
  } else if (!is_dropped_mark(c) && !is_punctuation(c)) {
    append_utf8(out, c);
  }
}

void CaseFolder::Known::fold_word(std::string_view word, std::string& out) {
  normalized.clear();
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&normalized);
  casefold().normalizeUTF8(0,
                           icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())),
                           sink,
                           nullptr,
                           status);
  for (std::size_t at = 0; at < normalized.size();) {
    append_bare(next_code_point(normalized, at), out);
  }
}

CaseFolder::Known::Entry CaseFolder::Known::learn(char32_t c) {
  const std::size_t begin = arena.size();
  const bool stands_alone = c < 0x80 || casefold().hasBoundaryBefore(static_cast<UChar32>(c));
  if (c < 0x80) {
    append_bare(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c, arena);
  } else if (stands_alone) {
    std::string character;
    append_utf8(character, c);
    fold_word(character, arena);
  }
  Entry entry{0, kByWord};
  if (stands_alone) {
    entry = {static_cast<std::uint16_t>(begin), static_cast<std::uint8_t>(arena.size() - begin)};
  }
  entries[c] = entry;
  return entry;
}

CaseFolder::CaseFolder() : known_(std::make_unique<Known>()) {}
CaseFolder::~CaseFolder() = default;
CaseFolder::CaseFolder(CaseFolder&&) noexcept = default;
CaseFolder& CaseFolder::operator=(CaseFolder&&) noexcept = default;

void CaseFolder::fold(std::string_view word, std::string& out) {
  const std::size_t begin = out.size();
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    Known::Entry entry{0, kByWord};
    if (c < kWordTableEnd) {
      entry = known_->entries[c];
      entry = entry.bytes == kUnknown ? known_->learn(c) : entry;
    }
    if (entry.bytes == kByWord) {
      out.resize(begin);
      known_->fold_word(word, out);
      return;
    }
    out.append(known_->arena, entry.begin, entry.bytes);
  }
}

}  // namespace backfile
