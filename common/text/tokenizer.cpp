// SPDX-License-Identifier: GPL-2.0-or-later
// The word rules of UAX #29 over the table, and stretches of text handed to ICU.
#include "common/text/tokenizer.h"

#include <algorithm>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

/// Longest piece handed to ICU at once behind its first hard character, in bytes: bounds the memory
/// that the dictionaries take for text without spaces.
constexpr std::size_t kIcuStretchBytes = 64 * 1024;

/// Han and Kana, Thai, Lao, Khmer, Burmese; two of each, since a single letter asks no dictionary.
constexpr std::string_view kOneOfEachDictionary =
    "\u4E2D\u56FD \u3042\u3044 \u30AB\u30AD \u0E01\u0E02 \u0E81\u0E82 \u1780\u1781 \u1000\u1001";

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

constexpr bool starts_word(WordClass c) {
  return is_letter(c) || c == WordClass::Digit || c == WordClass::AtSign ||
         c == WordClass::Underscore || c == WordClass::Hard;
}

constexpr bool joins_as_letter(WordClass c) { return is_letter(c) || c == WordClass::AtSign; }

constexpr bool is_ascii_letter(char c) {
  const int lower = c | 0x20;
  return lower >= 'a' && lower <= 'z';
}

bool is_hard_at(const WordClassTable& table, std::string_view text, std::size_t at) {
  return at < text.size() && step_at(table, text, at).word_class == WordClass::Hard;
}

// End of the stretch for ICU: the first space behind `at` that no hard character follows.
std::size_t stretch_end(const WordClassTable& table, std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + kIcuStretchBytes);
  while (at < limit) {
    if (!is_space(text[at])) {
      at += step_at(table, text, at).bytes;
      continue;
    }
    std::size_t behind = at;
    while (behind < limit && is_space(text[behind])) {
      ++behind;
    }
    if (!is_hard_at(table, text, behind)) {
      return at;
    }
    at = behind;
  }
  return std::min(at, text.size());
}

bool holds_letter_or_digit(std::string_view segment) {
  for (std::size_t at = 0; at < segment.size();) {
    const WordClass c = word_class_of(next_code_point(segment, at));
    if (is_letter(c) || c == WordClass::Digit) {
      return true;
    }
  }
  return false;
}

// U+02BB and U+02BC are letters to the rules and apostrophes to writers (Hawaiʻi).
bool is_letter_apostrophe(std::string_view text, std::size_t at) {
  return text[at] == '\xCA' && at + 1 < text.size() &&
         (text[at + 1] == '\xBB' || text[at + 1] == '\xBC');
}

enum class Join { Yes, No, LookBehind, AskIcu };

// The rules WB5 to WB13b for one segment: what of it was read, and whether the next character
// joins.
struct WordScan {
  WordClass left = WordClass::Other;  // the last character that is not ignorable
  bool letters = false, digits = false, joints = false, ascii = true, joiner = false;

  Join takes(WordClass here) {
    switch (here) {
      case WordClass::Letter:
      case WordClass::Hebrew:
        letters = true;
        return take(here);
      case WordClass::Digit:
        digits = true;
        return take(here);
      case WordClass::AtSign:
      case WordClass::Underscore:
        joints = true;
        return take(here);
      case WordClass::MidLetter:
        return joins_as_letter(left) ? Join::LookBehind : Join::No;
      case WordClass::MidNumber:
        return left == WordClass::Digit ? Join::LookBehind : Join::No;
      case WordClass::MidBoth:
      case WordClass::SingleQuote:
        return joins_as_letter(left) || left == WordClass::Digit ? Join::LookBehind : Join::No;
      case WordClass::DoubleQuote:
        return left == WordClass::Hebrew ? Join::LookBehind : Join::No;
      case WordClass::Ignorable:
      case WordClass::Joiner:
        joiner = here == WordClass::Joiner;
        return Join::Yes;
      case WordClass::Pictograph:
        return joiner ? Join::AskIcu : Join::No;  // WB3c
      case WordClass::Other:
        return Join::No;
      case WordClass::Hard:
        return Join::AskIcu;
    }
    return Join::No;
  }

  Join takes_middle(WordClass here, WordClass behind) {
    if (behind == WordClass::Hard) {
      return Join::AskIcu;
    }
    const bool between_letters =
        joins_as_letter(left) && joins_as_letter(behind) && here != WordClass::DoubleQuote;
    const bool between_digits = left == WordClass::Digit && behind == WordClass::Digit;
    const bool between_hebrew = left == WordClass::Hebrew && behind == WordClass::Hebrew;
    const bool joined = between_letters || between_digits || between_hebrew;
    const bool behind_hebrew = left == WordClass::Hebrew && here == WordClass::SingleQuote;  // WB7a
    if (!joined && !behind_hebrew) {
      return Join::No;
    }
    left = joined ? left : here;
    joints = true;
    joiner = false;
    return Join::Yes;
  }

 private:
  Join take(WordClass here) {
    if (left == WordClass::SingleQuote) {
      return Join::No;
    }
    left = here;
    joiner = false;
    return Join::Yes;
  }
};

}  // namespace

struct Tokenizer::IcuStretch {
  std::unique_ptr<icu::BreakIterator> iterator;
  UText utext = UTEXT_INITIALIZER;
  std::size_t begin = 0, end = 0;  ///< of the text; end == 0: no stretch is open
  bool cut_short = false;          ///< it ends because it grew long, not before a space
  std::size_t segment = 0;         ///< where the next segment begins, counted from `begin`

  ~IcuStretch() { utext_close(&utext); }

  bool is_open() const { return end != 0; }

  void open(std::string_view text, std::size_t first, std::size_t last) {
    UErrorCode status = U_ZERO_ERROR;
    if (iterator == nullptr) {
      create(status);
    }
    set_text(text.substr(first, last - first), status);
    begin = first;
    // Without ICU's data the stretch has no words; only a broken installation comes here.
    end = U_SUCCESS(status) ? last : 0;
    segment = 0;
  }

 private:
  void set_text(std::string_view piece, UErrorCode& status) {
    utext_openUTF8(&utext, piece.data(), static_cast<std::int64_t>(piece.size()), &status);
    if (U_SUCCESS(status)) {
      iterator->setText(&utext, status);
    }
  }

  // An iterator takes up a dictionary when it first meets its script, and until then cuts some
  // characters otherwise (U+30FC before the first Han). All are met here, so that words do not
  // depend on what was read before.
  void create(UErrorCode& status) {
    iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    set_text(kOneOfEachDictionary, status);
    while (U_SUCCESS(status) && iterator->next() != icu::BreakIterator::DONE) {
    }
  }
};

Tokenizer::Tokenizer() : table_(&word_class_table()), icu_(std::make_unique<IcuStretch>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

void Tokenizer::start(std::string_view text) {
  text_ = text;
  at_ = 0;
  icu_->end = 0;
}

bool Tokenizer::next(RawWord& word) {
  for (;;) {
    if (icu_->is_open() && next_of_icu(word)) {
      return true;
    }
    CharStep step{WordClass::Other, 0};
    for (; at_ < text_.size(); at_ += step.bytes) {
      step = step_at(*table_, text_, at_);
      if (starts_word(step.word_class)) {
        break;
      }
    }
    if (at_ >= text_.size()) {
      return false;
    }
    if (scan_word(word)) {
      return true;
    }
  }
}

// The class of the first character at or behind `at` that is not ignorable; Other at the end.
WordClass Tokenizer::class_behind(std::size_t at) const {
  while (at < text_.size()) {
    const CharStep step = step_at(*table_, text_, at);
    if (!is_ignorable(step.word_class)) {
      return step.word_class;
    }
    at += step.bytes;
  }
  return WordClass::Other;
}

// Reads the segment that begins at at_ and moves behind it; true when it is a word. A hard
// character in it, or where a rule looks ahead, opens a stretch for ICU from the segment's begin
// instead.
bool Tokenizer::scan_word(RawWord& word) {
  WordScan scan;
  std::size_t at = at_;
  while (at < text_.size() && is_ascii_letter(text_[at])) {  // most words are no more than this
    ++at;
  }
  if (at != at_) {
    scan.letters = true;
    scan.left = WordClass::Letter;
  }
  while (at < text_.size()) {
    const CharStep step = step_at(*table_, text_, at);
    Join join = scan.takes(step.word_class);
    if (join == Join::LookBehind) {
      join = scan.takes_middle(step.word_class, class_behind(at + step.bytes));
    }
    if (join == Join::AskIcu) {
      const std::size_t end = stretch_end(*table_, text_, at);
      icu_->open(text_, at_, end);
      icu_->cut_short = end < text_.size() && !is_space(text_[end]);
      at_ = icu_->is_open() ? icu_->end : at + step.bytes;
      return false;
    }
    if (join == Join::No) {
      break;
    }
    scan.joints |= step.bytes == 2 && is_letter_apostrophe(text_, at);
    scan.ascii &= step.bytes == 1;
    at += step.bytes;
  }
  word = {static_cast<std::uint32_t>(at_),
          static_cast<std::uint32_t>(at),
          scan.ascii,
          !scan.joints && scan.letters != scan.digits};
  at_ = at;
  return scan.letters || scan.digits;
}

bool Tokenizer::next_of_icu(RawWord& word) {
  const std::string_view stretch = text_.substr(icu_->begin, icu_->end - icu_->begin);
  for (;;) {
    const std::size_t first = icu_->segment;
    const std::int32_t border = icu_->iterator->next();
    if (border == icu::BreakIterator::DONE) {
      icu_->end = 0;
      return false;
    }
    icu_->segment = static_cast<std::size_t>(border);
    if (icu_->segment == stretch.size() && icu_->cut_short && first != 0) {
      at_ = icu_->begin + first;  // this word may go on behind the stretch: begin anew with it
      icu_->end = 0;
      return false;
    }
    if (holds_letter_or_digit(stretch.substr(first, icu_->segment - first))) {
      word = {static_cast<std::uint32_t>(icu_->begin + first),
              static_cast<std::uint32_t>(icu_->begin + icu_->segment),
              false,
              false};
      return true;
    }
  }
}

}  // namespace backfile
