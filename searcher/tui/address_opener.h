// SPDX-License-Identifier: GPL-2.0-or-later
// Opens an article's address in the user's browser.
#pragma once

#include <string>
#include <vector>

#include "common/base/result.h"

namespace backfile {

/// The command for an address: the first of `browser` (as $BROWSER: parted by colons, %s for the
/// address, else at the end), or xdg-open when it is empty. Its words go to the program as they
/// are; no shell reads them.
std::vector<std::string> open_command(const std::string& browser, const std::string& address);

/// Starts $BROWSER, or xdg-open, apart from this terminal, and does not wait for it. Errors:
/// InvalidArgument for an address that is not openable; Io when there is no such program.
Result<void> open_address(const std::string& address);

}  // namespace backfile
