// SPDX-License-Identifier: GPL-2.0-or-later
// A term's positions in one article as a glass position table holds them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace backfile {

/// Appends the code of `positions`: the last one as varint, then binary interpolative coding of the
/// others. Requires: at least one, strictly rising; a first position of 0 with no other than 1
/// would be read back without it. Cost: O(count). Source: Moffat and Stuiver, Binary interpolative
/// coding for effective index compression, 2000, with centred minimal binary codes.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

/// How many positions `code` stands for; nothing when it is none that append_positions() gives, or
/// of more than `most`. Cost: O(count).
std::optional<std::uint32_t> count_positions(std::string_view code, std::uint32_t most);

}  // namespace backfile
