// SPDX-License-Identifier: GPL-2.0-or-later
// Text laid out for a terminal: made safe, wrapped by display width, marked.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/match/search_result.h"
#include "searcher/render/text_style.h"

namespace backfile {

/// `text` on one line and safe to print: terminal_safe(), every run of white space one space, none
/// at the ends.
std::string one_line(std::string_view text);

/// `highlights` inside of `text`, those parted by white space alone joined.
std::vector<Highlight> joined_highlights(std::string_view text,
                                         const std::vector<Highlight>& highlights);

/// one_line() of a text with its highlights moved along. Highlights parted by white space alone are
/// joined; without `color` they become *asterisks* in the text. Out-of-range highlights are cut to
/// fit.
MarkedText printable(const MarkedText& marked, bool color);

/// Bytes [begin, end) of one line.
struct LineRange {
  std::size_t begin = 0, end = 0;
  bool operator==(const LineRange&) const = default;
};

/// Where `text` (as one_line() gives it) is broken so that no line takes more than `columns`: at a
/// space, between two wide characters (but not before closing punctuation), inside a word only
/// when it is longer than a line. 0 columns: one line. Cost: O(text.size()).
std::vector<LineRange> wrap_lines(std::string_view text, std::size_t columns);

/// Where a block of text stands: every line but the first is indented by `indent`; lines are
/// `columns` wide with the indent, 0 for any width. The first line's indent has been written by the
/// caller. With an address each line leads to it, linked by `link_id`.
struct Block {
  std::size_t indent = 0, columns = 80;
  std::string_view address = {}, link_id = {};
};

/// Writes `text` (as printable() gives it) as lines, in `style` with highlights as Style::Match.
void write_block(std::ostream& out,
                 const MarkedText& text,
                 const Block& block,
                 Style style,
                 const TextStyle& styles);

/// Writes a table's title and behind it, two columns on, a remark (may be empty; wrapped).
void write_heading(std::ostream& out,
                   std::string_view title,
                   std::string_view remark,
                   std::size_t columns,
                   const TextStyle& styles);

/// `text` and as many spaces after (before) it as fill `columns`; cut to fit when it is too long.
std::string padded(std::string_view text, std::size_t columns);
std::string right_aligned(std::string_view text, std::size_t columns);

/// "1,234,567".
std::string grouped(std::uint64_t number);
/// "1 article", "1,234 articles".
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural);

/// A bar of block characters `part` / `whole` of `columns` long, in eighths, or of "#"; never empty
/// when part > 0.
std::string bar(std::uint64_t part, std::uint64_t whole, std::size_t columns, bool ascii = false);

}  // namespace backfile
