// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers as they are written in print, to one form.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// Appends the form of `number`, which UAX #29 keeps as one word: ASCII digits with '.', ',' or
/// '\'' between them. Grouping goes, the decimal sign becomes a full stop: 1,000,000 and 1.000.000
/// and 1'000'000 -> 1000000; 1,234.50 and 1.234,50 -> 1234.50; 3,5 -> 3.5. One comma and three
/// digits read as English groups them (1,000 -> 1000), one full stop as a decimal sign (1.000
/// stays). False, with nothing appended, when it is no one number (a date 14.09.2017, a version, a
/// list).
bool append_number_form(std::string_view number, std::string& out);

}  // namespace backfile
