// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts words at their joints.
#include "common/text/compound.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "common/text/number_form.h"
#include "common/text/utf8.h"

namespace backfile {
namespace {

/// More single letters than this between full stops are no initials.
constexpr std::size_t kMaxInitials = 8;

constexpr std::array<std::string_view, 6> kApostrophes{
    "'", "\u2019", "\u2018", "\u02BC", "\u02BB", "\uFF07"};
constexpr std::array<std::string_view, 6> kHyphens{
    "-", "&", "\u2010", "\u2011", "\uFF0D", "\uFF06"};

// Bytes of the one of `signs` that stands at `text[at]`, 0 when none does.
template <std::size_t N>
std::uint32_t sign_at(const std::array<std::string_view, N>& signs,
                      std::string_view text,
                      std::size_t at) {
  for (const std::string_view sign : signs) {
    if (text.substr(at, sign.size()) == sign) {
      return static_cast<std::uint32_t>(sign.size());
    }
  }
  return 0;
}

CharStep class_at(const WordClassTable& table, std::string_view text, std::size_t at) {
  const CharStep step = step_at(table, text, at);
  if (step.word_class != WordClass::Hard) {
    return step;
  }
  const std::size_t begin = at;
  const WordClass word_class = word_class_of(next_code_point(text, at));
  return {word_class, static_cast<std::uint32_t>(at - begin)};
}

// What a separator inside a number is to number_form.h; anything else is no number's.
char separator_of(char32_t c) {
  switch (c) {
    case U'.':
    case U'\u2024':
    case U'\uFE52':
    case U'\uFF0E':
    case U'\u066B':
      return '.';
    case U',':
    case U'\u060C':
    case U'\uFE50':
    case U'\uFF0C':
      return ',';
    case U'\'':
    case U'\u2019':
    case U'\u2018':
    case U'\uFF07':
    case U'\u066C':
      return '\'';
    default:
      return ';';
  }
}

constexpr bool separates_digits(WordClass c) {
  return c == WordClass::MidNumber || c == WordClass::MidBoth || c == WordClass::SingleQuote;
}

// Quotes, apostrophes and gershayim: behind a Hebrew letter they write acronyms and foreign sounds.
bool is_hebrew_mark(std::string_view text, std::size_t at, WordClass c) {
  return c == WordClass::DoubleQuote || c == WordClass::MidLetter || is_apostrophe(text, at);
}

// Reads one word from left to right and appends its parts.
class WordCutter {
 public:
  WordCutter(std::string_view text, const RawWord& word, std::vector<WordPart>& parts)
      : table_(word_class_table()),
        text_(text.substr(0, word.end)),
        word_(word),
        parts_(parts),
        first_(parts.size()) {}

  void cut() {
    for (std::size_t at = word_.begin; at < text_.size();) {
      const CharStep step = class_at(table_, text_, at);
      at = take(at, step);
    }
    if (digit_joints_ > kMaxDigitJoints) {
      keep_as_code();
      return;
    }
    drop_possessive();
    merge_initials();
  }

 private:
  enum class Open { Nothing, Letters, Digits };

  // Takes in the character at `at` (or a whole number) and returns where to go on.
  std::size_t take(std::size_t at, CharStep step) {
    const std::size_t behind = at + step.bytes;
    if (is_apostrophe(text_, at) && left_ != WordClass::Hebrew) {
      joint_ = Joint::Apostrophe;
      open_ = Open::Nothing;
    } else if (is_letter(step.word_class)) {
      grow(at, behind, Open::Letters);
      WordPart& part = parts_.back();
      part.letters = static_cast<std::uint8_t>(std::min(part.letters + 1, 2));
    } else if (step.word_class == WordClass::Digit) {
      return take_digit(at, behind);
    } else if (is_ignorable(step.word_class) ||
               (left_ == WordClass::Hebrew && is_hebrew_mark(text_, at, step.word_class))) {
      // Marks belong to their letter; quotes between Hebrew letters make an acronym, one word.
      if (open_ != Open::Nothing) {
        grow(at, behind, open_);
        parts_.back().plain_ascii = false;
      }
      return behind;
    } else {
      joint_ = step.word_class == WordClass::MidBoth ? Joint::Stop : Joint::Other;
      open_ = Open::Nothing;
    }
    left_ = step.word_class;
    return behind;
  }

  std::size_t take_digit(std::size_t at, std::size_t behind) {
    const std::size_t end = at < no_number_before_ ? behind : digits_end(at);
    const bool separated = end > behind && open_ != Open::Digits && has_separator(at, end);
    const bool number = separated && !number_form(text_.substr(at, end - at)).empty();
    if (separated && !number) {
      no_number_before_ = end;
    }
    const std::size_t taken = number ? end : behind;
    grow(at, taken, Open::Digits);
    parts_.back().number = number;
    left_ = WordClass::Digit;
    return taken;
  }

  // Makes [begin, end) part of the open part of that kind, or the first of a new one.
  void grow(std::size_t begin, std::size_t end, Open kind) {
    if (open_ != kind) {
      digit_joints_ += open_ != Open::Nothing ? 1U : 0U;
      WordPart part;
      part.begin = static_cast<std::uint32_t>(begin);
      part.before = open_ == Open::Nothing ? joint_ : Joint::Nothing;
      parts_.push_back(part);
      open_ = kind;
    }
    WordPart& part = parts_.back();
    part.end = static_cast<std::uint32_t>(end);
    part.plain_ascii &= end - begin == 1;
  }

  // End of the digits and separators that begin at `at`, behind the last digit.
  std::size_t digits_end(std::size_t at) const {
    std::size_t end = at;
    while (at < text_.size()) {
      const CharStep step = class_at(table_, text_, at);
      const bool digit = step.word_class == WordClass::Digit;
      if (!digit && !separates_digits(step.word_class) && !is_ignorable(step.word_class)) {
        break;
      }
      at += step.bytes;
      end = digit ? at : end;
    }
    return end;
  }

  bool has_separator(std::size_t at, std::size_t end) const {
    while (at < end) {
      const CharStep step = class_at(table_, text_, at);
      if (separates_digits(step.word_class)) {
        return true;
      }
      at += step.bytes;
    }
    return false;
  }

  void keep_as_code() {
    parts_.resize(first_);
    if (word_.end - word_.begin <= kMaxCodeBytes) {
      WordPart part;
      part.begin = word_.begin;
      part.end = word_.end;
      part.plain_ascii = false;
      parts_.push_back(part);
    }
  }

  void drop_possessive() {
    if (parts_.size() > first_ + 1 && parts_.back().before == Joint::Apostrophe &&
        is_possessive(text_, parts_.back())) {
      parts_.pop_back();
    }
  }

  void merge_initials() {
    const std::size_t count = parts_.size() - first_;
    if (count < 2 || count > kMaxInitials) {
      return;
    }
    for (std::size_t i = first_; i < parts_.size(); ++i) {
      const bool joined = i == first_ || parts_[i].before == Joint::Stop;
      if (parts_[i].letters != 1 || !joined) {
        return;
      }
    }
    parts_[first_].end = parts_.back().end;
    parts_[first_].plain_ascii = false;
    parts_.resize(first_ + 1);
  }

  const WordClassTable& table_;
  std::string_view text_;
  RawWord word_;
  std::vector<WordPart>& parts_;
  std::size_t first_;
  Open open_ = Open::Nothing;
  Joint joint_ = Joint::Nothing;
  WordClass left_ = WordClass::Other;
  std::size_t digit_joints_ = 0;
  std::size_t no_number_before_ = 0;
};

}  // namespace

void split_word(std::string_view text, const RawWord& word, std::vector<WordPart>& parts) {
  if (!word.plain) {
    WordCutter(text, word, parts).cut();
    return;
  }
  WordPart part;
  part.begin = word.begin;
  part.end = word.end;
  part.plain_ascii = word.ascii;
  parts.push_back(part);
}

std::string number_form(std::string_view digits) {
  std::string ascii, form;
  for (std::size_t at = 0; at < digits.size();) {
    const char32_t c = next_code_point(digits, at);
    const int value = u_charDigitValue(static_cast<UChar32>(c));
    if (value >= 0) {
      ascii.push_back(static_cast<char>('0' + value));
    } else if (!is_ignorable(word_class_of(c))) {
      ascii.push_back(separator_of(c));
    }
  }
  append_number_form(ascii, form);
  return form;
}

std::uint32_t connector_bytes(std::string_view text, std::size_t at) {
  if (at >= text.size() || !may_connect(text[at])) {
    return 0;
  }
  const std::uint32_t hyphen = sign_at(kHyphens, text, at);
  return hyphen != 0 ? hyphen : sign_at(kApostrophes, text, at);
}

bool is_apostrophe(std::string_view text, std::size_t at) {
  return may_connect(text[at]) && sign_at(kApostrophes, text, at) != 0;
}

bool is_possessive(std::string_view text, const WordPart& part) {
  return part.end - part.begin == 1 && (text[part.begin] | 0x20) == 's';
}

}  // namespace backfile
