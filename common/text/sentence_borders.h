// SPDX-License-Identifier: GPL-2.0-or-later
// Where one sentence of a text ends and the next begins.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace backfile {

/// The bytes at which the sentences of `text` (valid UTF-8, below 4 GB) begin, rising: the first
/// character that is no blank, then whatever stands behind a full stop, ! ? … or a mark of another
/// script (。！？؟۔।), with the quotation marks and brackets that close behind it, and a blank
/// (none behind 。！？), and behind every blank line. No border stands before a small letter,
/// behind an abbreviation (Mr., U.S., Inc.), an initial, a day before its month (3. Oktober),
/// inside numbers and addresses; nor between a wide closing mark and what follows
/// (「…。」と述べた): it is the speaker's sentence. Cost: linear. Threads: pure.
std::vector<std::uint32_t> sentence_borders(std::string_view text);

}  // namespace backfile
