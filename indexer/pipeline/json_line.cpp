// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/json_line.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

/// Closed ranges that a terminal may act upon; C0 controls are escaped by the JSON library.
constexpr std::array<std::array<char32_t, 2>, 5> kEscaped{
    {{0x7f, 0x9f}, {0x61c, 0x61c}, {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2066, 0x2069}}};

bool is_escaped(char32_t c) {
  return std::ranges::any_of(kEscaped, [c](const auto& r) { return r[0] <= c && c <= r[1]; });
}

}  // namespace

std::string json_line(const nlohmann::ordered_json& value) {
  const std::string plain =
      value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string line;
  line.reserve(plain.size() + 1);
  // All of these characters can stand only inside a JSON string.
  for (std::size_t offset = 0; offset < plain.size();) {
    const std::size_t begin = offset;
    if (static_cast<unsigned char>(plain[offset]) < 0x7f) {
      line += plain[offset++];
      continue;
    }
    const char32_t c = next_code_point(plain, offset);
    if (is_escaped(c)) {
      line += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      line.append(plain, begin, offset - begin);
    }
  }
  line += '\n';
  return line;
}

}  // namespace backfile
