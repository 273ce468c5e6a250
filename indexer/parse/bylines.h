// SPDX-License-Identifier: GPL-2.0-or-later
// The names in a line like "By Priya Raman and Daniel O'Neill".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// The authors that `line` names, without "By", addresses and blanks: parted at "and", "&", commas and
/// semicolons; initials and "Jr." stay with the name before them ("Comaromi, J.P.").
std::vector<std::string> split_byline(std::string_view line);

/// Length of the opening "By ", "Von ", "Par " ... of `line` in bytes; 0 when it has none.
std::size_t byline_opening(std::string_view line);

}  // namespace backfile
