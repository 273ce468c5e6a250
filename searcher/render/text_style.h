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

  /// `text` (already safe to print) in `style`. Matches are bold beside red: no signal is colour
  /// alone.
  std::string apply(Style style, std::string_view text) const {
    const std::string_view code = kCodes[static_cast<std::size_t>(style)];
    if (!color_ || code.empty() || text.empty()) {
      return std::string(text);
    }
    std::string styled("\x1b[");
    return styled.append(code).append("m").append(text).append("\x1b[0m");
  }

 private:
  // Select Graphic Rendition parameters. Source: ECMA-48, 8.3.117.
  static constexpr std::array<std::string_view, 6> kCodes{"", "1", "1;31", "36", "2", "34"};
  bool color_;
};

}  // namespace backfile
