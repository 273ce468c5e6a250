// SPDX-License-Identifier: GPL-2.0-or-later
// Words, marks and borders of sentences by rules on characters and a list of abbreviations.
#include "indexer/entity/entity_tokens.h"

#include <algorithm>
#include <array>

#include "indexer/entity/letters.h"

namespace backfile {
namespace {

// Abbreviations that keep their full stop, sorted, without it.
constexpr std::array<std::string_view, 103> kAbbreviations{
    "Adm",  "Ala",  "Ald",  "Apr",    "Ariz",  "Ark",  "Assn", "Assoc", "Asst", "Atty", "Aug",
    "Ave",  "Blvd", "Brig", "Bros",   "Calif", "Capt", "Cmdr", "Co",    "Col",  "Colo", "Comdr",
    "Conn", "Corp", "Cos",  "Cpl",    "Ct",    "Dak",  "Dec",  "Del",   "Dept", "Det",  "Dr",
    "Feb",  "Fla",  "Fr",   "Ft",     "Ga",    "Gen",  "Gov",  "Govs",  "Hon",  "Ill",  "Inc",
    "Ind",  "Insp", "Jan",  "Jr",     "Jul",   "Jun",  "Kan",  "Ky",    "Lt",   "Ltd",  "Maj",
    "Mar",  "Mass", "Md",   "Messrs", "Mich",  "Minn", "Miss", "Mlle",  "Mme",  "Mont", "Mr",
    "Mrs",  "Ms",   "Mt",   "Neb",    "Nev",   "Nov",  "Oct",  "Okla",  "Ont",  "Ore",  "Pa",
    "Penn", "Pfc",  "Prof", "Pvt",    "Que",   "Rep",  "Reps", "Rev",   "Rt",   "Sen",  "Sens",
    "Sep",  "Sept", "Sgt",  "Sgts",   "Sr",    "St",   "Supt", "Tenn",  "Tex",  "Va",   "Vt",
    "Wash", "Wis",  "Wyo",  "vs"};
static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));

constexpr std::array<std::string_view, 44> kGermanAbbreviations{
    "Abs", "Abt",  "Apr", "Art", "Aug", "Bd",   "Co",  "Dez", "Dipl", "Dr",  "Feb",
    "Frl", "Fr",   "Hg",  "Hr",  "Hrn", "Hrsg", "Inc", "Ing", "Jan",  "Jh",  "Jhdt",
    "Jr",  "Kap",  "Ltd", "Mag", "Mio", "Mrd",  "Nov", "Nr",  "Okt",  "Pfr", "Prof",
    "Red", "Sept", "Sep", "St",  "Str", "bzw",  "ca",  "geb", "gest", "sog", "usw"};

bool is_abbreviation(std::string_view word, EntityLanguage language) {
  return language == EntityLanguage::German
             ? std::find(kGermanAbbreviations.begin(), kGermanAbbreviations.end(), word) !=
                   kGermanAbbreviations.end()
             : std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), word);
}

constexpr bool is_letter(LetterKind kind) {
  return kind == LetterKind::Lower || kind == LetterKind::Upper;
}

// A letter or digit of ASCII.
constexpr bool is_word_byte(char c) {
  const char small = static_cast<char>(c | 0x20);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

// Lines of text broken for a width have lengths between these; others are headings or paragraphs.
constexpr std::size_t kShortestWrapped = 50;
constexpr std::size_t kLongestWrapped = 100;

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018; }

// Reads words and marks off one text, left to right.
class TokenScanner {
 public:
  TokenScanner(std::string_view text, std::vector<EntityToken>& tokens, EntityLanguage language)
      : text_(text), tokens_(tokens), is_german_(language == EntityLanguage::German) {}

  void scan() {
    while (at_ < text_.size()) {
      const Letter letter = letter_at(text_, at_);
      if (letter.kind == LetterKind::Space) {
        pass_space(letter);
        continue;
      }
      line_feeds_ = 0;
      if (letter.kind == LetterKind::Mark) {
        take_mark(letter);
      } else {
        take_word();
      }
    }
  }

 private:
  void pass_space(const Letter& letter) {
    at_ += letter.bytes;
    if (letter.code_point != '\n') {
      return;
    }
    const std::size_t line_bytes = at_ - 1 - line_begin_;
    line_begin_ = at_;
    next_starts_ = next_starts_ || ++line_feeds_ == 2;
    ended_ = ended_ || line_bytes < kShortestWrapped || line_bytes > kLongestWrapped;
  }

  LetterKind kind_at(std::size_t at) const {
    return at < text_.size() ? letter_at(text_, at).kind : LetterKind::Space;
  }

  void put(std::size_t end) {
    tokens_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), false});
    at_ = end;
  }

  // A capital, a digit or an opening mark behind the end of a sentence begins the next one.
  void mark_start(const Letter& first) {
    const bool is_quote = first.code_point == '"' || first.code_point == 0x201D ||
                          first.code_point == ')' || is_apostrophe(first.code_point);
    if (is_quote && ended_ && at_ > 0 && letter_at(text_, at_ - 1).kind != LetterKind::Space) {
      return;  // closes the sentence before
    }
    const bool starts = next_starts_ || (ended_ && first.kind != LetterKind::Lower);
    tokens_.back().starts_sentence = starts;
    next_starts_ = ended_ = false;
  }

  void take_mark(const Letter& letter) {
    if (is_apostrophe(letter.code_point) && take_possessive(letter)) {
      return;
    }
    const Letter mark = letter;
    std::size_t end = at_ + letter.bytes;
    while (end < text_.size() && letter.bytes == 1 && text_[end] == text_[at_]) {
      ++end;  // "...", "--"
    }
    const std::size_t begin = at_;
    put(end);
    at_ = begin;
    mark_start(mark);
    at_ = end;
    const char32_t c = mark.code_point;
    ended_ = ended_ || c == '.' || c == '!' || c == '?' || c == 0x2026;
  }

  // "'s" behind a word.
  bool take_possessive(const Letter& apostrophe) {
    const std::size_t s = at_ + apostrophe.bytes;
    const bool fits = at_ > 0 && s < text_.size() && (text_[s] == 's' || text_[s] == 'S') &&
                      !is_letter(kind_at(s + 1)) && kind_at(at_ - 1) != LetterKind::Space;
    if (fits) {
      put(s + 1);
      next_starts_ = ended_ = false;
    }
    return fits;
  }

  void take_word() {
    const Letter first = letter_at(text_, at_);
    const std::size_t begin = at_;
    const std::size_t end = word_end();
    put(end);
    at_ = begin;
    mark_start(first);
    at_ = end;
  }

  std::size_t word_end() const {
    std::size_t end = at_;
    bool has_period = false;
    while (end < text_.size()) {
      while (end < text_.size() && is_word_byte(text_[end])) {
        ++end;
      }
      if (end == text_.size()) {
        break;
      }
      const Letter letter = letter_at(text_, end);
      if (is_letter(letter.kind) || letter.kind == LetterKind::Digit) {
        end += letter.bytes;
      } else if (joins(letter, end)) {
        has_period = has_period || letter.code_point == '.';
        end += letter.bytes;
      } else {
        break;
      }
    }
    return keeps_full_stop(end, has_period) ? end + 1 : end;
  }

  // Whether the mark at `at` lies inside a word.
  bool joins(const Letter& mark, std::size_t at) const {
    const LetterKind before = letter_at(text_, last_letter_before(at)).kind;
    const LetterKind behind = kind_at(at + mark.bytes);
    const char32_t c = mark.code_point;
    if (is_apostrophe(c)) {
      const std::size_t s = at + mark.bytes;
      const bool possessive = (text_[s < text_.size() ? s : at] | 0x20) == 's' &&
                              !is_letter(kind_at(s + 1)) && kind_at(s + 1) != LetterKind::Digit;
      return is_letter(before) && is_letter(behind) && !possessive;
    }
    if (c == '.' || c == ',') {
      const bool digits = before == LetterKind::Digit && behind == LetterKind::Digit;
      return digits ||
             (c == '.' && before == LetterKind::Upper && is_letter(behind) && is_single_letter(at));
    }
    if (c == '-' && is_german_) {
      return before != LetterKind::Mark && (is_letter(behind) || behind == LetterKind::Digit);
    }
    return c == '&' && before == LetterKind::Upper && behind == LetterKind::Upper;
  }

  std::size_t last_letter_before(std::size_t at) const {
    do {
      --at;
    } while (at > at_ && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80);
    return at;
  }

  // The letter in front of `at` begins the word or follows a full stop: "U.S".
  bool is_single_letter(std::size_t at) const {
    const std::size_t letter = last_letter_before(at);
    return letter == at_ || text_[letter - 1] == '.';
  }

  bool keeps_full_stop(std::size_t end, bool has_period) const {
    if (end >= text_.size() || text_[end] != '.' ||
        (end + 1 < text_.size() && text_[end + 1] == '.')) {
      return false;
    }
    const std::string_view word = text_.substr(at_, end - at_);
    if (kind_at(at_) == LetterKind::Digit) {
      return is_german_ && is_ordinal(word);
    }
    const bool is_initial =
        kind_at(at_) == LetterKind::Upper && last_letter_before(end) == at_ && word != "I";
    return is_initial || (has_period && is_single_letter(end)) ||
           is_abbreviation(word, is_german_ ? EntityLanguage::German : EntityLanguage::English);
  }

  static bool is_ordinal(std::string_view number) {
    return number.size() <= 2 &&
           std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  std::string_view text_;
  std::vector<EntityToken>& tokens_;
  const bool is_german_;
  std::size_t at_ = 0, line_begin_ = 0;
  int line_feeds_ = 0;
  bool next_starts_ = true, ended_ = false;
};

}  // namespace

void tokenize_for_entities(std::string_view text,
                           std::vector<EntityToken>& tokens,
                           EntityLanguage language) {
  tokens.clear();
  TokenScanner(text, tokens, language).scan();
}

bool is_ascii(std::string_view text) {
  return std::all_of(
      text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string_view plain_token(std::string_view token, std::string& space) {
  if (is_ascii(token)) {
    return token;
  }
  space.clear();
  for (std::size_t at = 0; at < token.size();) {
    const Letter letter = letter_at(token, at);
    if (is_apostrophe(letter.code_point)) {
      space += '\'';
    } else {
      space += token.substr(at, letter.bytes);
    }
    at += letter.bytes;
  }
  return space;
}

}  // namespace backfile
