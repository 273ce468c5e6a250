// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/safe_address.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace backfile {
namespace {

constexpr std::array<std::string_view, 3> kSchemes{"http://", "https://", "file:///"};
constexpr std::size_t kMaxLinkBytes = 2083;

bool is_address_character(char c) {
  constexpr std::string_view kSigns = "-._~:/?#[]@!$&'()*+,;=%";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kSigns.find(c) != std::string_view::npos;
}

}  // namespace

bool is_openable(std::string_view address) {
  return std::ranges::any_of(
             kSchemes, [&](std::string_view scheme) { return address.starts_with(scheme); }) &&
         std::ranges::all_of(address, is_address_character);
}

std::string link_address(std::string_view address) {
  std::string encoded;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    encoded += byte < 0x80 ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return is_openable(encoded) && encoded.size() <= kMaxLinkBytes ? encoded : std::string();
}

}  // namespace backfile
