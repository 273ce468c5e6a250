// SPDX-License-Identifier: GPL-2.0-or-later
// A second decoding, sequence by sequence, where the characters spell the bytes of UTF-8.
#include "indexer/parse/mojibake.h"

#include <array>
#include <optional>

#include "common/text/utf8.h"
#include "indexer/parse/windows_1252.h"

namespace backfile {
namespace {

struct Sequence {
  std::size_t end = 0;       ///< behind it in the text
  char32_t character = 0;    ///< what it stood for
};

/// How many bytes UTF-8 has after this lead byte; 0 when it is none.
constexpr int continuation_count(int lead) {
  return lead >= 0xC2 && lead <= 0xDF ? 1 : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
}

/// U+201D ends in byte 9D, which Windows-1252 lacks and many converters dropped.
bool is_cut_quote(const std::array<char, 4>& bytes, int read) {
  return read == 2 && bytes[0] == '\xE2' && bytes[1] == '\x80';
}

std::optional<Sequence> sequence_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const int lead = windows_1252_byte(next_code_point(text, at));
  const int more = continuation_count(lead);
  if (more == 0) {
    return std::nullopt;
  }
  std::array<char, 4> bytes{static_cast<char>(lead)};
  int read = 1;
  while (read <= more && at < text.size()) {
    std::size_t next = at;
    const int byte = windows_1252_byte(next_code_point(text, next));
    if (byte < 0x80 || byte > 0xBF) {
      break;
    }
    bytes[static_cast<std::size_t>(read++)] = static_cast<char>(byte);
    at = next;
  }
  const std::string_view spelled(bytes.data(), static_cast<std::size_t>(read));
  if (read == more + 1 && is_valid_utf8(spelled)) {
    std::size_t offset = 0;
    return Sequence{at, next_code_point(spelled, offset)};
  }
  return is_cut_quote(bytes, read) ? std::optional(Sequence{at, 0x201D}) : std::nullopt;
}

struct Evidence {
  std::size_t twice = 0;  ///< sequences that spell UTF-8
  std::size_t long_ones = 0;  ///< of those, the ones of three and four characters
  std::size_t once = 0;   ///< lead characters that stand for themselves
};

Evidence weigh(std::string_view text) {
  Evidence evidence;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    if (const auto sequence = sequence_at(text, at)) {
      ++evidence.twice;
      evidence.long_ones += sequence->character >= 0x800 ? 1u : 0u;
      at = sequence->end;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    evidence.once += c >= 0xC2 && c <= 0xF4 ? 1u : 0u;
  }
  return evidence;
}

}  // namespace

std::size_t repair_double_encoding(std::string& text) {
  const Evidence evidence = weigh(text);
  // "LIBERTÉ»" spells a sequence by chance; several of them, and few letters that stand for themselves,
  // or one of three characters, do not come by chance.
  const bool enough = evidence.twice >= 3 || evidence.long_ones >= 1;
  if (!enough || evidence.once * 4 > evidence.twice) {
    return 0;
  }
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      repaired += text[at++];
    } else if (const auto sequence = sequence_at(text, at)) {
      append_utf8(repaired, sequence->character);
      at = sequence->end;
    } else {
      append_utf8(repaired, next_code_point(text, at));
    }
  }
  text = std::move(repaired);
  return evidence.twice;
}

}  // namespace backfile
