// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers and texts as the keys and tags of a Xapian glass table spell them. Varints and texts
// behind their length are those of common/index/byte_coding.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace backfile {

/// Appends `value` so that the order of the bytes is the order of the numbers: two bytes below
/// 2^15, else the fewest k bytes that hold 7k+1 bits, as many leading one bits as k exceeds 2.
inline void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 1u << 15) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value);
    return;
  }
  unsigned bytes = 3;
  while (std::uint64_t{value} >> (7 * bytes + 1) != 0) {
    ++bytes;
  }
  const std::uint64_t ones = 0xffu ^ (0xffu >> (bytes - 2));
  const std::uint64_t marked = value | ones << 8 * (bytes - 1);
  for (unsigned i = bytes; i-- > 0;) {
    out += static_cast<char>(marked >> 8 * i);
  }
}

/// Appends the low bytes of `value`, lowest first, without leading zeros; nothing for 0. Only for
/// the end of a key.
inline void append_last(std::string& out, std::uint64_t value) {
  for (; value != 0; value >>= 8) {
    out += static_cast<char>(value);
  }
}

/// Appends `text` with every zero byte followed by 0xff, which keeps the order of texts.
inline void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t zero; (zero = text.find('\0')) != std::string_view::npos;) {
    out.append(text.substr(0, zero + 1)).push_back('\xff');
    text.remove_prefix(zero + 1);
  }
  out += text;
}

/// append_escaped() and a zero byte behind it: something else may follow in the key.
inline void append_terminated(std::string& out, std::string_view text) {
  append_escaped(out, text);
  out.push_back('\0');
}

/// Takes a number that append_sortable() wrote from the front of `bytes`; 0 when there is none
/// whole.
inline std::uint32_t take_sortable(std::string_view& bytes) {
  const std::uint32_t first = bytes.empty() ? 0 : static_cast<std::uint8_t>(bytes.front());
  unsigned ones = 0;
  while (ones < 8 && (first << ones & 0x80) != 0) {
    ++ones;
  }
  const std::size_t length = ones + 2;
  if (bytes.size() < length) {
    bytes = {};
    return 0;
  }
  std::uint64_t value = first & (0xffu >> ones);
  for (std::size_t i = 1; i < length; ++i) {
    value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
  }
  bytes.remove_prefix(length);
  return static_cast<std::uint32_t>(value);
}

/// Takes the text of append_terminated() from the front of `bytes`, or all of `bytes` as
/// append_escaped() wrote it when no terminator follows; puts it into `text`.
inline void take_escaped(std::string_view& bytes, std::string& text) {
  text.clear();
  for (;;) {
    const std::size_t zero = bytes.find('\0');
    text += bytes.substr(0, zero);
    if (zero == std::string_view::npos) {
      bytes = {};
      return;
    }
    bytes.remove_prefix(zero + 1);
    if (bytes.empty() || bytes.front() != '\xff') {
      return;
    }
    text += '\0';
    bytes.remove_prefix(1);
  }
}

}  // namespace backfile
