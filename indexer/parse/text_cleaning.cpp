// SPDX-License-Identifier: GPL-2.0-or-later
// Takes controls out of text, and runs of blanks.
#include "indexer/parse/text_cleaning.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/windows_1252.h"

namespace backfile {
namespace {

constexpr std::size_t kLongestSequence = 4096;

/// Behind the CSI parameters that start at `at`: up to and with the final byte 40..7E.
std::size_t end_of_csi(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + 64);
  std::size_t end = at;
  while (end < limit && text[end] >= 0x20 && text[end] <= 0x3F) {
    ++end;
  }
  return end < limit && text[end] >= 0x40 && text[end] <= 0x7E ? end + 1 : at;
}

/// Behind the string that starts at `at`, ended by BEL, ESC \ or C1 ST; `at` when it does not end.
std::size_t end_of_control_string(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kLongestSequence);
  const std::size_t stop = std::min(rest.find_first_of("\a\x1B\n"), rest.find("\xC2\x9C"));
  if (stop == std::string_view::npos || rest[stop] == '\n') {
    return at;
  }
  return at + stop +
         (rest[stop] == '\a'                                                 ? 1
          : rest[stop] == '\x1B' && !rest.substr(stop).starts_with("\x1B\\") ? 0
                                                                             : 2);
}

/// Behind the escape sequence whose introducer `kind` ('[', ']', ...) ends before `at`.
std::size_t end_of_sequence(std::string_view text, std::size_t at, char32_t kind) {
  switch (kind) {
    case '[':
      return end_of_csi(text, at);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
      return end_of_control_string(text, at);
    default:
      return at;
  }
}

constexpr bool is_bidi_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Characters without text in them that are left out without a word.
constexpr bool is_silent(char32_t c) {
  return c == 0xAD || c == 0xFEFF || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x61C ||
         c == 0x2060;
}

constexpr bool is_fixed_blank(char32_t c) {
  return c == 0xA0 || c == 0x202F || c == 0x205F || (c >= 0x2000 && c <= 0x200A);
}

/// C1 numbers that are quotation marks, dashes, dots, letters and signs in Windows-1252 and begin
/// no sequence that a terminal obeys. Source: ECMA-48 (HTS 88, RI 8D, SS3 8F, DCS 90, SOS 98, CSI
/// 9B, ST 9C, OSC 9D, PM 9E, APC 9F).
constexpr bool is_meant_as_windows_1252(char32_t c) {
  constexpr std::u32string_view kSequences = U"\u0088\u008D\u008F\u0090\u0098";
  return c >= 0x80 && c <= 0x9A && windows_1252_character(static_cast<unsigned char>(c)) != c &&
         kSequences.find(c) == std::u32string_view::npos;
}

class Cleaner {
 public:
  Cleaner(std::string_view text, CleaningCounts& counts) : text_(text), counts_(counts) {
    out_.reserve(text.size());
  }

  std::string run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c >= 0x20 && c < 0x7F) {
        out_ += c;
        ++at_;
      } else {
        take(next_code_point(text_, at_));
      }
    }
    return std::move(out_);
  }

 private:
  void take(char32_t c) {
    if (c == '\n' || c == '\t') {
      out_ += static_cast<char>(c);
    } else if (c == '\r') {
      at_ += at_ < text_.size() && text_[at_] == '\n' ? 1u : 0u;
      out_ += '\n';
    } else if (c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v') {
      out_ += '\n';
    } else if (is_fixed_blank(c)) {
      out_ += ' ';
    } else if (is_meant_as_windows_1252(c)) {
      ++counts_.windows_1252;
      append_utf8(out_, windows_1252_character(static_cast<unsigned char>(c)));
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_bidi_control(c)) {
      ++counts_.controls;
      skip_sequence(c);
    } else if (!is_silent(c)) {
      append_utf8(out_, c);
    }
  }

  /// Leaves out what belongs to an escape: ESC [ and C1 CSI, ESC ] and C1 OSC, and their like.
  void skip_sequence(char32_t c) {
    if (c == 0x1B && at_ < text_.size()) {
      const char kind = text_[at_];
      const std::size_t end = end_of_sequence(text_, at_ + 1, static_cast<unsigned char>(kind));
      at_ = end > at_ + 1 ? end : at_;
    } else if (c >= 0x90 && c <= 0x9F) {
      at_ = end_of_sequence(text_, at_, c - 0x40);
    }
  }

  std::string_view text_;
  CleaningCounts& counts_;
  std::size_t at_ = 0;
  std::string out_;
};

constexpr bool is_any_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::string clean_text(std::string_view text, CleaningCounts& counts) {
  return Cleaner(text, counts).run();
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (const char c : trim(text)) {
    if (!is_any_blank(c)) {
      line += c;
    } else if (line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string tidy_paragraphs(std::string_view text) {
  std::string tidy;
  bool new_paragraph = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = one_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      new_paragraph = true;
      continue;
    }
    if (!tidy.empty()) {
      tidy += new_paragraph ? "\n\n" : "\n";
    }
    tidy += line;
    new_paragraph = false;
  }
  return tidy;
}

}  // namespace backfile
