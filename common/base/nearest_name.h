// SPDX-License-Identifier: GPL-2.0-or-later
// The name a user probably meant by a misspelt one.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace backfile {

/// The candidate with the fewest edits (a letter put in, left out, changed, or two neighbours
/// swapped) from `word`, the first of several; nothing when more than 2 edits are needed (1 for
/// words of up to 4 letters). Cost: O(length squared) a candidate; words over 40 bytes have none.
/// Source: optimal string alignment distance.
std::optional<std::string_view> nearest_name(std::string_view word,
                                             std::span<const std::string_view> candidates);

}  // namespace backfile
