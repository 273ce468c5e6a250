// SPDX-License-Identifier: GPL-2.0-or-later
// The check of a table that was read from a file.
#include "indexer/entity/fingerprint_table.h"

#include <algorithm>
#include <bit>

namespace backfile {

bool FingerprintTable::is_sound() const {
  return std::has_single_bit(marks_.size()) &&
         std::find(marks_.begin(), marks_.end(), std::uint16_t{0}) != marks_.end();
}

}  // namespace backfile
