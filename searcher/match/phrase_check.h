// SPDX-License-Identifier: GPL-2.0-or-later
// Whether words stand together, from their positions: for words whose positions Xapian does not
// see.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace backfile {

/// True when each word has a position of its own, all within `window` positions; `ordered`: one
/// behind the other as the words come. Requires: positions[i] are those of the i-th word, rising.
/// What Xapian's OP_PHRASE and OP_NEAR ask.
bool stand_together(std::span<const std::vector<std::uint32_t>> positions,
                    std::uint32_t window,
                    bool ordered);

}  // namespace backfile
