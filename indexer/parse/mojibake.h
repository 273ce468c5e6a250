// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8 that somebody took for Windows-1252 and encoded once more.
#pragma once

#include <cstddef>
#include <string>

namespace backfile {

/// Puts right every "â€™" and "Ã©" of `text` (valid UTF-8) when the text as a whole shows that it
/// was encoded twice; returns how many characters were put right, 0 when it was not.
/// Cost: O(text.size()); nothing is copied while there is nothing to repair.
std::size_t repair_double_encoding(std::string& text);

}  // namespace backfile
