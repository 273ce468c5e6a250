// SPDX-License-Identifier: GPL-2.0-or-later
// "&amp;" and "&#8217;" in SGML, and in fields that somebody copied out of pages.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// `text` with HTML's named and numeric references decoded once. Numbers 80..9F mean Windows-1252,
/// as browsers read them; a reference that is not known stays as it is written.
std::string decode_references(std::string_view text);

}  // namespace backfile
