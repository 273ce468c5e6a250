// SPDX-License-Identifier: GPL-2.0-or-later
// The envelope that agencies' wires share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// SOH header STX text ETX trailer EOT. Views into the message. Source: IPTC 7901, ANPA 84-2.
struct WireMessage {
  std::string_view header, text, trailer;
};

/// What lacks its marks is taken as far as it goes.
WireMessage split_wire_message(std::string_view message);

/// Lines without line ends, blanks at their ends and control characters.
std::vector<std::string> wire_lines(std::string_view text);

/// `text` with the wires' "``" and "''" as quotation marks and " _ " as a dash.
std::string wire_text(std::string_view text);

/// Whether a line is nothing but capitals, digits and signs ("1ST LEAD"), at most three words.
bool is_wire_label(std::string_view line);

}  // namespace backfile
