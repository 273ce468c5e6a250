// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8: checking, repairing, cutting, one character at a time.
#include "common/text/utf8.h"

#include <algorithm>

#include <simdjson.h>

namespace backfile {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// What may follow a lead byte: how many bytes in all, and the range of the second one.
// Source: The Unicode Standard 15, table 3-7 (well-formed UTF-8 byte sequences).
struct LeadByte {
  unsigned bytes = 0;  ///< 0: no lead byte
  unsigned char second_first = 0x80, second_last = 0xBF;
};

constexpr LeadByte lead_of(unsigned char byte) {
  if (byte < 0x80) {
    return {1};
  }
  if (byte < 0xC2 || byte > 0xF4) {
    return {0};
  }
  if (byte < 0xE0) {
    return {2};
  }
  if (byte < 0xF0) {
    return byte == 0xE0 ? LeadByte{3, 0xA0} : byte == 0xED ? LeadByte{3, 0x80, 0x9F} : LeadByte{3};
  }
  return byte == 0xF0 ? LeadByte{4, 0x90} : byte == 0xF4 ? LeadByte{4, 0x80, 0x8F} : LeadByte{4};
}

// How many bytes at `at` belong to one well-formed character or to one maximal ill-formed part.
struct Sequence {
  std::size_t bytes;
  bool valid;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const LeadByte lead = lead_of(static_cast<unsigned char>(text[at]));
  if (lead.bytes == 0) {
    return {1, false};
  }
  for (std::size_t i = 1; i < lead.bytes; ++i) {
    const unsigned char first = i == 1 ? lead.second_first : 0x80;
    const unsigned char last = i == 1 ? lead.second_last : 0xBF;
    const auto byte = at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    if (byte < first || byte > last) {
      return {i, false};
    }
  }
  return {lead.bytes, true};
}

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

bool is_valid_utf8(std::string_view text) {
  return simdjson::validate_utf8(text.data(), text.size());
}

std::string repair_utf8(std::string_view text, std::size_t* replaced) {
  if (is_valid_utf8(text)) {
    return std::string(text);
  }
  std::string repaired;
  repaired.reserve(text.size() + 16);
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequence_at(text, at);
    if (sequence.valid) {
      repaired.append(text, at, sequence.bytes);
    } else {
      append_utf8(repaired, kReplacement);
      ++count;
    }
    at += sequence.bytes;
  }
  if (replaced != nullptr) {
    *replaced += count;
  }
  return repaired;
}

std::size_t utf8_cut(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) {
    return text.size();
  }
  std::size_t cut = max_bytes;
  while (cut > 0 && max_bytes - cut < 4 && is_continuation(text[cut])) {
    --cut;
  }
  return cut;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    c = kReplacement;
  }
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return static_cast<unsigned char>(text[offset + i]);
  };
  const Sequence sequence = sequence_at(text, offset);
  char32_t c = kReplacement;
  if (sequence.valid) {
    // A lead byte of n bytes carries 7 - n bits (all 7 when alone).
    c = sequence.bytes == 1 ? byte(0) : byte(0) & (0x7FU >> sequence.bytes);
    for (std::size_t i = 1; i < sequence.bytes; ++i) {
      c = c << 6 | (byte(i) & 0x3F);
    }
  }
  offset += sequence.valid ? sequence.bytes : 1;
  return c;
}

}  // namespace backfile
