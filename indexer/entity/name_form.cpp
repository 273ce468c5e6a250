// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/name_form.h"

#include <algorithm>
#include <array>

#include "indexer/entity/letters.h"
#include "indexer/entity/word_list.h"

namespace backfile {
namespace {

// Without dots and in lower case.
constexpr WordList<17> kLegalWords{"inc",
                                   "incorporated",
                                   "corp",
                                   "co",
                                   "cos",
                                   "ltd",
                                   "plc",
                                   "llc",
                                   "llp",
                                   "lp",
                                   "ag",
                                   "sa",
                                   "nv",
                                   "gmbh",
                                   "bv",
                                   "spa",
                                   "limited"};
// "sa" and the like in small letters are words of other languages.
constexpr WordList<5> kOnlyInCapitals{"ag", "sa", "nv", "bv", "lp"};
// Long forms, taken off only when one word is left: not from "British Broadcasting Corporation".
constexpr WordList<2> kLongLegalWords{"corporation", "company"};
constexpr WordList<30> kTitles{
    "mr",      "mrs",       "ms",      "miss",    "dr",   "doctor",     "prof",       "professor",
    "sir",     "president", "senator", "sen",     "rep",  "gov",        "governor",   "minister",
    "premier", "secretary", "gen",     "general", "col",  "colonel",    "chancellor", "chairman",
    "judge",   "rev",       "lt",      "sgt",     "capt", "congressman"};
constexpr WordList<17> kJoiningWords{"of",
                                     "and",
                                     "for",
                                     "the",
                                     "in",
                                     "on",
                                     "at",
                                     "to",
                                     "de",
                                     "la",
                                     "du",
                                     "des",
                                     "der",
                                     "del",
                                     "di",
                                     "et",
                                     "y"};
constexpr WordList<5> kGenerations{"jr", "sr", "ii", "iii", "iv"};
constexpr WordList<24> kParticles{"van", "von",   "der", "den", "de", "da", "di",  "du",
                                  "del", "della", "dos", "la",  "le", "el", "al",  "bin",
                                  "ibn", "ben",   "ter", "ten", "te", "st", "san", "mac"};
// The article is part of them.
constexpr WordList<2> kNamesWithThe{"hague", "gambia"};

constexpr std::size_t kLongestAcronym = 8;

struct NameWord {
  std::string shown;  ///< as it is written
  std::string key;    ///< in lower case, without dots
};

struct LetterCounts {
  std::size_t upper = 0, lower = 0, digits = 0, others = 0, dots = 0;
};

LetterCounts count_letters(std::string_view word) {
  LetterCounts counts;
  for (std::size_t at = 0; at < word.size();) {
    const Letter letter = letter_at(word, at);
    counts.dots += letter.code_point == '.' ? 1u : 0u;
    counts.upper += letter.kind == LetterKind::Upper ? 1u : 0u;
    counts.lower += letter.kind == LetterKind::Lower ? 1u : 0u;
    counts.digits += letter.kind == LetterKind::Digit ? 1u : 0u;
    counts.others += letter.kind == LetterKind::Mark && letter.code_point != '.' ? 1u : 0u;
    at += letter.bytes;
  }
  return counts;
}

/// Typographic apostrophes as ', every run of white space as one blank.
std::string plain_text(std::string_view surface) {
  std::string plain;
  plain.reserve(surface.size());
  for (std::size_t at = 0; at < surface.size();) {
    const Letter letter = letter_at(surface, at);
    const bool is_apostrophe =
        letter.code_point == 0x2019 || letter.code_point == 0x2018 || letter.code_point == 0x02BC;
    if (letter.kind == LetterKind::Space || letter.code_point == 0xA0) {
      plain += plain.empty() || plain.back() == ' ' ? "" : " ";
    } else if (is_apostrophe) {
      plain += '\'';
    } else {
      plain += surface.substr(at, letter.bytes);
    }
    at += letter.bytes;
  }
  return plain;
}

/// Quotation marks, commas and brackets around a word go; a full stop stays with an abbreviation.
std::string_view without_marks(std::string_view word) {
  constexpr std::array<std::string_view, 13> kMarks{
      "\"", "'", ",", ";", ":", "(", ")", "[", "]", "“", "”", "«", "»"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kMarks) {
      if (word.starts_with(mark)) {
        word.remove_prefix(mark.size());
        again = true;
      }
      if (word.ends_with(mark)) {
        word.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return word;
}

/// "U.S." and "G.M." are read as "US" and "GM"; "J." and "Inc." keep their stop when shown.
NameWord read_word(std::string_view text) {
  NameWord word;
  word.shown = without_marks(text);
  const LetterCounts counts = count_letters(word.shown);
  const bool is_dotted = counts.dots >= 1 && counts.upper >= 2 && counts.lower == 0;
  if (is_dotted) {
    std::erase(word.shown, '.');
  }
  append_lower(word.shown, word.key);
  std::erase(word.key, '.');
  if (word.key == "&") {
    word.key = "and";
  }
  return word;
}

std::vector<NameWord> split_words(std::string_view plain) {
  std::vector<NameWord> words;
  words.reserve(static_cast<std::size_t>(std::ranges::count(plain, ' ')) + 1);
  while (!plain.empty()) {
    const std::string_view text = plain.substr(0, plain.find(' '));
    plain.remove_prefix(std::min(plain.size(), text.size() + 1));
    if (NameWord word = read_word(text); !word.key.empty()) {
      words.push_back(std::move(word));
    }
  }
  return words;
}

void drop_first_words(EntityKind kind, std::vector<NameWord>& words) {
  std::size_t first = 0;
  while (first + 1 < words.size()) {
    const std::string& word = words[first].key;
    const bool is_article = word == "the" && !contains(kNamesWithThe, words[first + 1].key);
    const bool is_title = kind == EntityKind::Person && contains(kTitles, word);
    if (!is_article && !is_title) {
      break;
    }
    ++first;
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
}

/// "US Department of State" is the Department of State. Others differ by their country: the Supreme
/// Court.
void drop_us_of_department(std::vector<NameWord>& words) {
  if (words.size() > 3 && words[0].key == "us" && words[1].key == "department" &&
      words[2].key == "of") {
    words.erase(words.begin());
  }
}

void drop_possessive(NameWord& word, bool also_shown) {
  constexpr std::string_view kPossessive = "'s";
  if (word.key.size() > kPossessive.size() && word.key.ends_with(kPossessive)) {
    word.key.resize(word.key.size() - kPossessive.size());
    if (also_shown) {
      word.shown.resize(word.shown.size() - kPossessive.size());
    }
  }
}

bool is_legal_word(const NameWord& word, std::size_t words_before) {
  if (words_before == 1 && contains(kLongLegalWords, word.key)) {
    return true;
  }
  return words_before > 0 && contains(kLegalWords, word.key) &&
         (!contains(kOnlyInCapitals, word.key) || count_letters(word.shown).lower == 0);
}

std::string drop_legal_words(std::vector<NameWord>& words) {
  std::string dropped;
  while (words.size() > 1 && is_legal_word(words.back(), words.size() - 1)) {
    dropped = dropped.empty() ? words.back().key : words.back().key + " " + dropped;
    words.pop_back();
    if (words.size() > 1 && words.back().key == "and") {  // "Tiffany & Co"
      words.pop_back();
    }
  }
  return dropped;
}

void set_shape(NameForm& form) {
  const LetterCounts counts = count_letters(form.text);
  const bool no_small = counts.lower == 0 && counts.upper > 0;
  form.is_acronym = no_small && form.words.size() == 1 && counts.others == 0 && counts.upper >= 2 &&
                    counts.upper + counts.digits <= kLongestAcronym;
  form.is_shouted = no_small && !form.is_acronym;
}

}  // namespace

NameForm name_form(EntityKind kind, std::string_view surface) {
  std::vector<NameWord> words = split_words(plain_text(surface));
  drop_first_words(kind, words);
  NameForm form;
  if (kind == EntityKind::Organization) {
    form.legal_words = drop_legal_words(words);
    drop_us_of_department(words);
  }
  if (!words.empty()) {
    drop_possessive(words.back(), form.legal_words.empty());
  }
  form.words.reserve(words.size());
  for (NameWord& word : words) {
    form.text.append(form.text.empty() ? "" : " ").append(word.shown);
    form.key.append(form.key.empty() ? "" : " ").append(word.key);
    form.words.push_back(std::move(word.key));
  }
  set_shape(form);
  return form;
}

bool is_joining_word(std::string_view word) { return contains(kJoiningWords, word); }
bool is_generation(std::string_view word) { return contains(kGenerations, word); }
bool is_surname_particle(std::string_view word) { return contains(kParticles, word); }

}  // namespace backfile
