// SPDX-License-Identifier: GPL-2.0-or-later
// A text as the characters that terminals draw, each with a width that they agree on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// So many marks over or under one character are drawn.
inline constexpr std::size_t kMaxMarks = 3;

/// One character with at most kMaxMarks marks, the columns it takes, and the byte of the text that
/// it comes from.
struct DrawnCharacter {
  std::string text;
  std::size_t columns = 1;
  std::size_t begin = 0;
};

/// What draws `text` (terminal_safe(); line ends and tabs become blanks), from the left. Where
/// terminals disagree about a cluster's width (joined emoji, variations) only the part that they
/// agree on is drawn. Cost: O(text.size()).
std::vector<DrawnCharacter> drawn_characters(std::string_view text);

}  // namespace backfile
