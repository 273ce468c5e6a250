// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/sentence_borders.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <unicode/uchar.h>

#include "common/text/month_names.h"
#include "common/text/utf8.h"

namespace backfile {
namespace {

/// Longest piece before a full stop that may be an abbreviation, in bytes.
constexpr std::size_t kLongestAbbreviation = 24;
/// Longest word that is looked at behind a full stop, in bytes.
constexpr std::size_t kLongestOpener = 40;

constexpr auto kNarrowEnds = std::to_array<std::string_view>({".", "!", "?", "…", "؟", "۔"});
constexpr auto kWideEnds = std::to_array<std::string_view>({"。", "！", "？", "｡", "।"});
constexpr auto kClosers = std::to_array<std::string_view>(
    {"\"", "'", ")", "]", "”", "’", "»", "›", "」", "』", "）", "“"});
constexpr auto kOpeners = std::to_array<std::string_view>(
    {"\"", "'", "(", "[", "“", "‘", "«", "»", "„", "‹", "「", "¿", "¡", "–", "—"});
constexpr std::string_view kNoBreakSpace = "\u00A0";

// Titles and the like, behind which a name or number always follows.
constexpr auto kNeverLast = std::to_array<std::string_view>(
    {"adm",  "approx", "art", "bzw", "ca",     "capt", "cf",  "cmdr", "col",  "cpl", "dept",
     "det",  "dr",     "dra", "fig", "fr",     "ft",   "gen", "gov",  "hon",  "hr",  "hrn",
     "insp", "lt",     "lic", "maj", "messrs", "mlle", "mme", "mr",   "mrs",  "ms",  "mt",
     "no",   "nos",    "nr",  "pp",  "pres",   "prof", "pvt", "rep",  "reps", "rev", "sen",
     "sens", "sgt",    "sr",  "sra", "srta",   "st",   "ste", "str",  "supt", "vgl", "vol",
     "vs",   "им",     "см",  "ул",  "стр",    "св",   "проф"});
// These end a sentence when the next word is one that sentences begin with.
constexpr auto kMayBeLast = std::to_array<std::string_view>(
    {"al",  "apr", "aug",  "ave", "blvd", "bros", "co",  "corp", "dec", "etc", "feb",
     "inc", "jan", "jr",   "jul", "jun",  "ltd",  "mar", "mio",  "mrd", "nov", "oct",
     "plc", "sep", "sept", "usw", "др",   "гг",   "млн", "млрд", "руб", "тыс", "долл"});
// Words that a sentence begins with and a name does not.
constexpr auto kSentenceOpeners = std::to_array<std::string_view>(
    {"a",      "after", "all",  "also", "although", "an",    "and",   "another", "as",   "at",
     "before", "both",  "but",  "by",   "das",      "der",   "die",   "during",  "each", "el",
     "er",     "es",    "even", "for",  "from",     "he",    "her",   "his",     "how",  "however",
     "i",      "if",    "il",   "in",   "is",       "it",    "its",   "la",      "last", "le",
     "les",    "los",   "many", "most", "no",       "on",    "one",   "our",     "she",  "sie",
     "since",  "so",    "some", "that", "the",      "their", "there", "these",   "they", "this",
     "those",  "we",    "what", "when", "while",    "you"});

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::size_t length_at(std::span<const std::string_view> marks,
                      std::string_view text,
                      std::size_t at) {
  for (const std::string_view mark : marks) {
    if (text.compare(at, mark.size(), mark) == 0) {
      return mark.size();
    }
  }
  return 0;
}

std::size_t behind_marks(std::span<const std::string_view> marks,
                         std::string_view text,
                         std::size_t at) {
  for (std::size_t length = 1; at < text.size() && length > 0; at += length) {
    length = length_at(marks, text, at);
    if (length == 0) {
      break;
    }
  }
  return at;
}

std::size_t blank_at(std::string_view text, std::size_t at) {
  const bool narrow = text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
  return narrow ? 1 : text.compare(at, kNoBreakSpace.size(), kNoBreakSpace) == 0 ? 2 : 0;
}

/// The first character from `at` on that is no blank.
std::size_t behind_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t length = blank_at(text, at);
    if (length == 0) {
      break;
    }
    at += length;
  }
  return at;
}

std::string small(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    append_utf8(out,
                static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
  }
  return out;
}

/// The letters, digits and full stops that end right before `end`.
std::string_view piece_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin <= kLongestAbbreviation) {
    const auto byte = static_cast<unsigned char>(text[begin - 1]);
    const bool inside = byte >= 0x80 || byte == '.' || (byte >= '0' && byte <= '9') ||
                        ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    if (!inside) {
      break;
    }
    --begin;
  }
  std::string_view piece = text.substr(begin, end - begin);
  for (const std::string_view opener : kOpeners) {
    if (piece.starts_with(opener)) {
      piece.remove_prefix(opener.size());
    }
  }
  return piece;
}

std::string_view word_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestOpener) {
    const auto byte = static_cast<unsigned char>(text[end]);
    if (byte < 0x80 && !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')) {
      break;
    }
    ++end;
  }
  return text.substr(at, end - at);
}

bool is_one_letter(std::string_view piece) {
  std::size_t at = 0;
  const auto code = static_cast<UChar32>(next_code_point(piece, at));
  return at == piece.size() && u_isUAlphabetic(code) != 0;
}

/// True when the full stop behind `piece` belongs to it, as `next` (the word that follows) shows.
bool is_abbreviation(std::string_view piece, std::string_view next) {
  if (piece.empty() || piece.size() > kLongestAbbreviation) {
    return false;
  }
  const bool digits = std::ranges::all_of(piece, [](char c) { return (c >= '0' && c <= '9'); });
  if (digits) {
    return piece.size() <= 2 && !next.empty() && month_named(next) != 0;
  }
  if (is_one_letter(piece)) {
    return true;
  }
  const std::string word = small(piece);
  if (is_one_of(kNeverLast, word)) {
    return true;
  }
  const bool dotted = word.find('.') != std::string::npos && word.size() <= 12 &&
                      word.find_first_of("0123456789") == std::string::npos;
  return (dotted || is_one_of(kMayBeLast, word)) && !is_one_of(kSentenceOpeners, small(next));
}

/// Behind a » that stands between blanks at `at`, as the French print it; else `at`.
std::size_t behind_french_quote(std::string_view text, std::size_t at) {
  constexpr std::string_view kMark = "»";
  const std::size_t mark = behind_blanks(text, at);
  const std::size_t end = mark + kMark.size();
  const bool stands = mark > at && text.compare(mark, kMark.size(), kMark) == 0;
  return stands && (end == text.size() || blank_at(text, end) > 0) ? end : at;
}

/// Where the sentence behind the marks `begin`..`end` of a narrow script begins; npos when none
/// does.
std::size_t narrow_border(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t closed = behind_french_quote(text, behind_marks(kClosers, text, end));
  const std::size_t next = behind_blanks(text, closed);
  if (next == closed || next == text.size()) {
    return std::string_view::npos;
  }
  const std::size_t word = behind_blanks(text, behind_marks(kOpeners, text, next));  // « Bonjour »
  if (word < text.size()) {
    std::size_t at = word;
    if (u_islower(static_cast<UChar32>(next_code_point(text, at))) != 0) {
      return std::string_view::npos;
    }
  }
  const bool stop = end - begin == 1 && text[begin] == '.';
  return stop && is_abbreviation(piece_before(text, begin), word_from(text, word))
             ? std::string_view::npos
             : next;
}

/// Where the sentence behind the wide marks that end at `end` begins; npos when none does.
std::size_t wide_border(std::string_view text, std::size_t end) {
  const std::size_t next = behind_blanks(text, end);
  const bool closes = next == end && length_at(kClosers, text, end) > 0;
  return closes || next == text.size() ? std::string_view::npos : next;
}

/// Where the paragraph behind a blank line that begins at text[at] begins, else npos.
std::size_t paragraph_border(std::string_view text, std::size_t at) {
  const std::size_t next = behind_blanks(text, at);
  const auto lines = std::ranges::count(text.substr(at, next - at), '\n');
  return lines < 2 || next == text.size() ? std::string_view::npos : next;
}

}  // namespace

std::vector<std::uint32_t> sentence_borders(std::string_view text) {
  std::vector<std::uint32_t> borders;
  const auto add = [&](std::size_t border) {
    if (border < text.size() && (borders.empty() || borders.back() < border)) {
      borders.push_back(static_cast<std::uint32_t>(border));
    }
  };
  std::size_t at = behind_blanks(text, 0);
  add(at);
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\n') {
      add(paragraph_border(text, at));
      at = behind_blanks(text, at);
      continue;
    }
    const bool may_end = byte == '.' || byte == '!' || byte == '?' || byte >= 0xD8;
    if (!may_end) {
      ++at;
      continue;
    }
    if (const std::size_t end = behind_marks(kWideEnds, text, at); end > at) {
      add(wide_border(text, end));
      at = end;
    } else if (const std::size_t narrow = behind_marks(kNarrowEnds, text, at); narrow > at) {
      add(narrow_border(text, at, narrow));
      at = narrow;
    } else {
      ++at;
    }
  }
  return borders;
}

}  // namespace backfile
