// SPDX-License-Identifier: GPL-2.0-or-later
// Which addresses of articles may be handed on.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// Whether `address` may be handed to another program: http, https or file, and of it only
/// characters that an address has (RFC 3986), so that no program takes it for an option or a
/// command, no terminal for an escape sequence.
bool is_openable(std::string_view address);

/// `address` as a link of a terminal: bytes beyond ASCII percent-encoded; "" when it is not
/// openable even so, or longer than terminals take.
/// Source: "Hyperlinks in terminal emulators", the usual text on OSC 8.
std::string link_address(std::string_view address);

}  // namespace backfile
