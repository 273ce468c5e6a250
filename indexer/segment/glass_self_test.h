// SPDX-License-Identifier: GPL-2.0-or-later
// Does the installed Xapian library read what we write ourselves?
#pragma once

#include <filesystem>

#include "common/base/result.h"

namespace backfile {

/// Writes a small database below the existing folder `scratch`, reads it back through the library
/// and removes it. Errors: Version when the library reads something else or nothing, its own words
/// in the message; Io when the database cannot be written. Cost: about a millisecond; call it once
/// a run.
Result<void> test_direct_writing(const std::filesystem::path& scratch);

}  // namespace backfile
