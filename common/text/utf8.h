// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8: checking, repairing, cutting, and measuring for a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

bool is_valid_utf8(std::string_view text);

/// `text` with every ill-formed sequence replaced by U+FFFD, as the Unicode Standard recommends
/// (maximal subparts). `replaced`, when given, is increased by the number of replacements.
std::string repair_utf8(std::string_view text, std::size_t* replaced = nullptr);

/// Largest cut <= max_bytes that does not split a character of valid UTF-8.
std::size_t utf8_cut(std::string_view text, std::size_t max_bytes);

/// Appends the UTF-8 of one code point.
void append_utf8(std::string& out, char32_t code_point);

/// The code point that starts at `text[offset]`; moves `offset` behind it. Ill-formed bytes read as
/// U+FFFD, one byte at a time. Requires: offset < text.size().
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Converts `bytes` in the charset ICU knows as `charset` to UTF-8; empty when ICU has no such
/// charset. Unmappable bytes become U+FFFD.
std::string to_utf8(std::string_view bytes, const char* charset);

/// ICU's guess at the charset of `bytes` ("windows-1252", "Shift_JIS" ...) with its confidence
/// 0..100; an empty name when it has none.
struct CharsetGuess {
  std::string name;
  int confidence = 0;
};
CharsetGuess detect_charset(std::string_view bytes);

/// Columns that one code point takes on a terminal: 2 for a wide one, 0 for a mark that stands over
/// or under another and for what is not drawn.
std::size_t code_point_columns(char32_t code_point);

/// True for a mark that is drawn over or under the character before it; not for joiners, variation
/// selectors, controls, and other characters that take no column.
bool is_drawn_over_another(char32_t code_point);

/// Columns that `text` takes on a terminal, by East Asian width and grapheme clusters.
std::size_t display_width(std::string_view text);

/// Grapheme clusters of `text` in order: the byte where each ends, and its columns; their sum is
/// display_width().
struct DisplayCluster {
  std::size_t end = 0;
  std::size_t columns = 0;
};
std::vector<DisplayCluster> display_clusters(std::string_view text);

/// `text` cut to `max_columns` display columns, at a grapheme border, ending in "…" when cut.
std::string fit_width(std::string_view text, std::size_t max_columns);

/// `text` made safe to print on a terminal, and repaired UTF-8: C0 controls other than line feed
/// and tab, DEL, C1 controls, bidi embeddings, overrides and isolates (U+202A-202E, U+2066-2069),
/// U+200E/200F/061C marks and line and paragraph separators are replaced by visible stand-ins
/// (U+FFFD, for ESC U+241B). The single gate through which text from articles, file names and
/// queries reaches people. Source: FIELD notes on CWE-150.
std::string terminal_safe(std::string_view text);

}  // namespace backfile
