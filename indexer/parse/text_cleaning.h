// SPDX-License-Identifier: GPL-2.0-or-later
// Text hygiene: what must not reach an index or a terminal is taken out and counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace backfile {

struct CleaningCounts {
  std::size_t controls = 0;      ///< C0, DEL, C1, escape sequences (one each), bidi overrides
  std::size_t windows_1252 = 0;  ///< C1 numbers that were meant as quotation marks and dashes
};

/// `text` (valid UTF-8) without control characters but line feed and tab, whole escape sequences
/// (ECMA-48 CSI and OSC) and bidi embeddings, overrides, isolates, all counted; without soft hyphens,
/// byte order marks, zero-width spaces and direction marks, which carry no text. CR LF, CR and the
/// line and paragraph separators become line feeds, fixed blanks become spaces.
std::string clean_text(std::string_view text, CleaningCounts& counts);

/// All blanks and line ends run together to one space; nothing at the ends.
std::string one_line(std::string_view text);

/// Paragraphs parted by exactly "\n\n", each without blanks at its lines' ends and without runs of blanks.
std::string tidy_paragraphs(std::string_view text);

}  // namespace backfile
