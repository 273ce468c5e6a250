// SPDX-License-Identifier: GPL-2.0-or-later
// Letters of names, tags and header fields, which are ASCII whatever the text's charset.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace backfile {

/// `text` with A to Z in lower case; other bytes are left alone.
inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

}  // namespace backfile
