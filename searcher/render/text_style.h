// SPDX-License-Identifier: GPL-2.0-or-later
// The few escape codes that text output uses; none when colour is off.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

enum class Style : std::uint8_t { Plain, Headline, Match, Id, Dim, Bar };

class TextStyle {
 public:
  explicit TextStyle(bool color) : color_(color) {}
  bool color() const { return color_; }

  /// `text` (already safe to print) in `style`, underlined or not. Matches are bold beside red: no
  /// signal is colour alone.
  std::string apply(Style style, std::string_view text, bool underlined = false) const {
    const std::string_view code = kCodes[static_cast<std::size_t>(style)];
    if (!color_ || text.empty() || (code.empty() && !underlined)) {
      return std::string(text);
    }
    std::string styled("\x1b[");
    styled.append(code).append(!code.empty() && underlined ? ";" : "");
    return styled.append(underlined ? "4" : "").append("m").append(text).append("\x1b[0m");
  }

 private:
  // Select Graphic Rendition parameters. Source: ECMA-48, 8.3.117.
  static constexpr std::array<std::string_view, 6> kCodes{"", "1", "1;31", "36", "2", "34"};
  bool color_;
};

/// `text` (already safe to print, and styled) as a link to `address`, which link_address() has
/// made; as it is without one. Links of one `id` are one to the terminal, though on several lines.
/// Source: "Hyperlinks in terminal emulators", the usual text on OSC 8.
inline std::string linked(std::string_view text, std::string_view address, std::string_view id) {
  if (address.empty() || text.empty()) {
    return std::string(text);
  }
  std::string link("\x1b]8;id=");
  link.append(id).append(";").append(address).append("\x1b\\");
  return link.append(text).append("\x1b]8;;\x1b\\");
}

}  // namespace backfile
