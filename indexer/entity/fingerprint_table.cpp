// SPDX-License-Identifier: GPL-2.0-or-later
// The check of a table that was read from a file.
#include "indexer/entity/fingerprint_table.h"

#include <algorithm>

namespace backfile {

bool FingerprintTable::is_sound() const {
  return marks_.size() < std::size_t{1} << 32 &&
         std::find(marks_.begin(), marks_.end(), std::uint16_t{0}) != marks_.end();
}

}  // namespace backfile
