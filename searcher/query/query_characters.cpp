// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_characters.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace backfile {
namespace {

struct CodeRange {
  char32_t first, last;
};

template <std::size_t N>
bool in_ranges(const std::array<CodeRange, N>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const CodeRange& range) {
    return code >= range.first && code <= range.last;
  });
}

// Controls, White_Space of the Unicode Character Database, and marks that only steer direction.
constexpr std::array<CodeRange, 10> kBlanks{{
    {0x00, 0x20},
    {0x7F, 0xA0},
    {0x1680, 0x1680},
    {0x2000, 0x200B},
    {0x200E, 0x200F},
    {0x2028, 0x202F},
    {0x205F, 0x2060},
    {0x2066, 0x2069},
    {0x3000, 0x3000},
    {0xFEFF, 0xFEFF},
}};

// Punctuation, symbols and emoji that no word can be made of (UAX #29 gives them no word; source:
// the block list of Unicode 15). What is not listed counts as a letter.
constexpr std::array<CodeRange, 17> kPunctuation{{
    {0x00, 0x2F},
    {0x3A, 0x40},
    {0x5B, 0x60},
    {0x7B, 0xA9},
    {0xAB, 0xB1},
    {0xB4, 0xB4},
    {0xB6, 0xB8},
    {0xBB, 0xBB},
    {0xBF, 0xBF},
    {0x2000, 0x206F},
    {0x20A0, 0x20C0},  // currency signs
    {0x2190, 0x245F},  // arrows to optical characters
    {0x2500, 0x2BFF},  // boxes, dingbats, mathematical signs
    {0x3000, 0x3003},
    {0xFE00, 0xFE0F},    // variation selectors
    {0x1F000, 0x1F0FF},  // tiles and cards
    {0x1F18A, 0x1FAFF},  // flags, pictographs, emoji
}};

struct QuoteMark {
  std::string_view mark;
  std::array<std::string_view, 3> closed_by;
};

constexpr std::array<QuoteMark, 6> kQuoteMarks{{
    {"\"", {"\"", "", ""}},
    {"“", {"”", "“", "\""}},
    {"”", {"”", "“", "\""}},
    {"„", {"”", "“", "\""}},
    {"«", {"»", "«", ""}},
    {"»", {"«", "»", ""}},
}};

const QuoteMark* mark_at(std::string_view text, std::size_t at) {
  const auto found = std::find_if(kQuoteMarks.begin(), kQuoteMarks.end(), [&](const QuoteMark& q) {
    return text.compare(at, q.mark.size(), q.mark) == 0;
  });
  return found == kQuoteMarks.end() ? nullptr : &*found;
}

}  // namespace

Result<std::string, QueryError> blank_controls(std::string_view text) {
  std::string blanked(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(text, at);
    if (code == 0xFFFD && at - begin == 1) {
      return Unexpected(error_at(text,
                                 begin,
                                 at,
                                 "the query is not UTF-8 here",
                                 "Check the locale of the terminal or the encoding of the file."));
    }
    if (in_ranges(kBlanks, code)) {
      std::fill(blanked.begin() + static_cast<std::ptrdiff_t>(begin),
                blanked.begin() + static_cast<std::ptrdiff_t>(at),
                ' ');
    }
  }
  return blanked;
}

std::size_t quote_mark_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) {
    return 0;
  }
  const QuoteMark* mark = mark_at(text, at);
  return mark == nullptr ? 0 : mark->mark.size();
}

std::size_t closing_quote(std::string_view text, std::size_t open) {
  const QuoteMark* mark = mark_at(text, open);
  for (std::size_t at = open + mark->mark.size(); at < text.size(); ++at) {
    for (std::string_view closer : mark->closed_by) {
      if (!closer.empty() && text.compare(at, closer.size(), closer) == 0) {
        return at;
      }
    }
  }
  return std::string_view::npos;
}

std::size_t run_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != ' ' && text[at] != '(' && text[at] != ')' &&
         quote_mark_at(text, at) == 0) {
    ++at;
  }
  return at;
}

std::size_t letter_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (!in_ranges(kPunctuation, code) && !in_ranges(kBlanks, code)) {
      ++count;
    }
  }
  return count;
}

bool has_letter(std::string_view text) { return letter_count(text) > 0; }

std::string plain_words(std::string_view text) {
  std::string words;
  for (char c : text) {
    const bool blank = c == ' ' || c == '"';
    if (!blank) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  while (!words.empty() && words.back() == ' ') {
    words.pop_back();
  }
  return words;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

QueryError error_at(std::string_view text,
                    std::size_t begin,
                    std::size_t end,
                    std::string message,
                    std::string hint) {
  return {std::move(message), std::move(hint), std::string(text), begin, end};
}

}  // namespace backfile
