// SPDX-License-Identifier: GPL-2.0-or-later
// The lines of a text as their author meant them: hard-wrapped lines put together again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// One logical line: a paragraph, a heading, a caption.
struct TextUnit {
  std::string text;           ///< without line ends and blanks at its ends; inner blanks run together
  bool blank_before = false;  ///< a blank line stands above it
  bool furniture = false;     ///< page numbers and running heads, between the lines of one text
  bool wide_gap = false;      ///< three blanks or a tab inside: columns
  std::size_t bytes = 0;      ///< in the text, as it stood there
  bool operator==(const TextUnit&) const = default;
};

/// Splits `text` (cleaned UTF-8) into logical lines. Where lines are wrapped (none wider than about a
/// hundred characters), a line goes on in the next one unless the next is blank or indented more, or its
/// first word would still have fitted: then the author ended the line. Cost: linear.
///
/// Text out of PDF: a date parted from other words of its line by wide blanks is a line of its own;
/// numbers of pages, and short lines that stand there three times or more, are `furniture`, and lines
/// go on over them. Both only when `printed` is true.
std::vector<TextUnit> split_units(std::string_view text, bool printed = false);

/// The logical lines as paragraphs parted by "\n\n".
std::string unwrap_paragraphs(std::string_view text);

}  // namespace backfile
