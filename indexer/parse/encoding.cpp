// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the charset of a text by what is surest first.
#include "indexer/parse/encoding.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/text/utf8.h"
#include "indexer/parse/mojibake.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};

// UTF-32's little endian mark begins with UTF-16's and comes first.
constexpr std::array<ByteOrderMark, 5> kMarks{{
    {"\xEF\xBB\xBF", "UTF-8"},
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
}};

bool is_utf8_name(std::string_view charset) {
  const std::string name = lower_ascii(charset);
  return name == "utf-8" || name == "utf8";
}

/// Labels that the Encoding Standard maps to windows-1252.
std::string usual_charset(std::string_view charset) {
  const std::string name = lower_ascii(trim(charset));
  constexpr std::array<std::string_view, 7> kLatin1{
      "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii"};
  const bool latin1 = std::find(kLatin1.begin(), kLatin1.end(), name) != kLatin1.end();
  return latin1 ? "windows-1252" : name;
}

struct MultiByteCount {
  std::size_t well_formed = 0, ill_formed = 0;
};

/// Sequences of more than one byte, and the bytes that belong to none.
MultiByteCount count_multi_bytes(std::string_view bytes) {
  MultiByteCount count;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const bool ascii = static_cast<unsigned char>(bytes[at]) < 0x80;
    next_code_point(bytes, at);
    if (at - begin > 1) {
      ++count.well_formed;
    } else if (!ascii) {
      ++count.ill_formed;
    }
  }
  return count;
}

/// UTF-16 without a mark: text in Latin letters has a zero in every second byte.
const char* bare_utf16(std::string_view bytes) {
  constexpr std::size_t kLook = 256;
  const std::string_view head = bytes.substr(0, std::min(bytes.size(), kLook));
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    zeros[i % 2] += head[i] == '\0' ? 1u : 0u;
  }
  const std::size_t many = head.size() * 2 / 5;
  if (head.size() < 8 || (zeros[0] > 0 && zeros[1] > 0)) {
    return nullptr;
  }
  return zeros[1] >= many ? "UTF-16LE" : zeros[0] >= many ? "UTF-16BE" : nullptr;
}

void convert(std::string_view bytes, const std::string& charset, DecodedText& decoded) {
  decoded.text = is_utf8_name(charset) ? std::string() : to_utf8(bytes, charset.c_str());
  if (decoded.text.empty()) {
    std::size_t replaced = 0;
    decoded.text = repair_utf8(bytes, &replaced);
    if (replaced > 0) {
      decoded.warnings.push_back(fmt::format("{} not UTF-8, replaced", replaced == 1 ? "1 byte" : fmt::format("{} bytes", replaced)));
    }
  }
}

/// What is neither marked nor truly declared, and is not UTF-8.
void convert_by_guess(std::string_view bytes, DecodedText& decoded) {
  const MultiByteCount count = count_multi_bytes(bytes);
  if (count.well_formed >= count.ill_formed) {
    convert(bytes, "utf-8", decoded);  // UTF-8 with damage
    return;
  }
  constexpr std::size_t kEnough = 64 << 10;
  const CharsetGuess guess = detect_charset(bytes.substr(0, kEnough));
  const std::string charset = guess.name.empty() ? "windows-1252" : usual_charset(guess.name);
  convert(bytes, charset, decoded);
  decoded.warnings.push_back(fmt::format("charset not declared, read as {}", charset));
}

bool starts_with_escape_charset(std::string_view bytes, std::string_view declared) {
  return lower_ascii(declared).starts_with("iso-2022") && bytes.find('\x1B') != std::string_view::npos;
}

void convert_declared(std::string_view bytes, std::string_view declared, DecodedText& decoded) {
  const std::string charset = usual_charset(declared);
  const bool utf8 = is_valid_utf8(bytes) && !starts_with_escape_charset(bytes, charset);
  if (utf8) {
    decoded.text = std::string(bytes);
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii && !charset.empty() && !is_utf8_name(charset)) {
      decoded.warnings.push_back(fmt::format("declared as {}, but it is UTF-8", charset));
    }
  } else if (charset.empty() || is_utf8_name(charset) || to_utf8("a", charset.c_str()) != "a") {
    convert_by_guess(bytes, decoded);
  } else {
    convert(bytes, charset, decoded);
  }
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes,
                                const std::string& forced,
                                std::string_view declared) {
  DecodedText decoded;
  const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const ByteOrderMark& known) {
    return bytes.starts_with(known.bytes);
  });
  if (mark != kMarks.end()) {
    bytes.remove_prefix(mark->bytes.size());
  }
  if (!forced.empty()) {
    if (!is_utf8_name(forced) && to_utf8("a", forced.c_str()).empty()) {
      return failure(ErrorCode::InvalidArgument, fmt::format("no charset is called '{}'", forced));
    }
    convert(bytes, forced, decoded);
  } else if (mark != kMarks.end()) {
    convert(bytes, mark->charset, decoded);
  } else if (const char* utf16 = bare_utf16(bytes)) {
    convert(bytes, utf16, decoded);
  } else {
    convert_declared(bytes, declared, decoded);
  }
  if (const std::size_t repaired = repair_double_encoding(decoded.text)) {
    decoded.warnings.push_back(
        fmt::format("{} encoded twice, repaired", repaired == 1 ? "1 character" : fmt::format("{} characters", repaired)));
  }
  return decoded;
}

std::string charset_named_in(std::string_view bytes) {
  constexpr std::size_t kLook = 4096;
  const std::string head = lower_ascii(bytes.substr(0, std::min(bytes.size(), kLook)));
  const bool xml = head.starts_with("<?xml");
  for (const std::string_view key : {"charset", "encoding"}) {
    if (key == "encoding" && !xml) {
      continue;
    }
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      const std::size_t sign = head.find_first_not_of(" \t\r\n", at + key.size());
      if (sign == std::string::npos || head[sign] != '=') {
        continue;
      }
      const std::size_t begin = head.find_first_not_of(" \t\r\n\"'", sign + 1);
      if (begin != std::string::npos) {
        return head.substr(begin, head.find_first_of(" \t\r\n\"';>?/", begin) - begin);
      }
    }
  }
  return {};
}

}  // namespace backfile
