// SPDX-License-Identifier: GPL-2.0-or-later
// Decodes character references by libxml2's table of names.
#include "indexer/parse/character_references.h"

#include <charconv>
#include <optional>

#include <libxml/HTMLparser.h>

#include "common/text/utf8.h"
#include "indexer/parse/windows_1252.h"

namespace backfile {
namespace {

constexpr std::size_t kLongestReference = 32;

std::optional<char32_t> numbered_character(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  digits.remove_prefix(hex ? 1 : 0);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  const bool surrogate = number >= 0xD800 && number <= 0xDFFF;
  if (error != std::errc() || end != digits.data() + digits.size() || number > 0x10FFFF || surrogate) {
    return std::nullopt;
  }
  return number < 0x100 ? windows_1252_character(static_cast<unsigned char>(number)) : number;
}

std::optional<char32_t> named_character(std::string_view name) {
  if (name == "apos") {
    return U'\'';
  }
  const std::string copy(name);
  const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(copy.c_str()));
  return known == nullptr ? std::nullopt : std::optional<char32_t>(known->value);
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find('&'), text.size());
    decoded += text.substr(0, begin);
    text.remove_prefix(begin);
    const std::size_t end = text.substr(0, kLongestReference).find(';');
    if (text.empty() || end == std::string_view::npos || end < 2) {
      decoded += text.substr(0, 1);
      text.remove_prefix(text.empty() ? 0 : 1);
      continue;
    }
    const std::string_view name = text.substr(1, end - 1);
    const auto character =
        name.starts_with('#') ? numbered_character(name.substr(1)) : named_character(name);
    if (character) {
      append_utf8(decoded, *character);
    } else {
      decoded += '&';
    }
    text.remove_prefix(character ? end + 1 : 1);
  }
  return decoded;
}

}  // namespace backfile
