// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the charset of a text by what is surest first.
#include "indexer/parse/encoding.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/text/language.h"
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

constexpr bool is_printable_ascii(char c) {
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
}

/// UTF-16 without a mark, in any script: blanks, line ends and figures have a zero byte, always the
/// same one of the two, which text in no other charset has. Two stray zeros in plain text would
/// stand between two printable bytes each.
const char* bare_utf16(std::string_view bytes) {
  constexpr std::size_t kLook = 4096;
  const std::string_view head = bytes.substr(0, std::min(bytes.size(), kLook) / 2 * 2);
  std::array<std::size_t, 2> zeros{};
  std::size_t printable_pairs = 0;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    zeros[0] += head[i] == '\0' && is_printable_ascii(head[i + 1]) ? 1u : 0u;
    zeros[1] += head[i + 1] == '\0' && is_printable_ascii(head[i]) ? 1u : 0u;
    printable_pairs += is_printable_ascii(head[i]) && is_printable_ascii(head[i + 1]) ? 1u : 0u;
  }
  const auto all_zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  const std::size_t paired = std::max(zeros[0], zeros[1]);
  const bool one_side = zeros[0] == 0 || zeros[1] == 0;
  if (head.size() < 8 || paired < 2 || !one_side || all_zeros > paired ||
      printable_pairs > head.size() / 4) {
    return nullptr;
  }
  return zeros[1] > 0 ? "UTF-16LE" : "UTF-16BE";
}

void convert(std::string_view bytes, const std::string& charset, DecodedText& decoded) {
  decoded.text = is_utf8_name(charset) ? std::string() : to_utf8(bytes, charset.c_str());
  if (decoded.text.empty()) {
    std::size_t replaced = 0;
    decoded.text = repair_utf8(bytes, &replaced);
    if (replaced > 0) {
      decoded.warnings.push_back(fmt::format(
          "{} not UTF-8, replaced", replaced == 1 ? "1 byte" : fmt::format("{} bytes", replaced)));
    }
  }
}

constexpr bool within(unsigned char c, unsigned char first, unsigned char last) {
  return first <= c && c <= last;
}

/// TIS-620 (also as windows-874) by Thai's own order: vowels and tones above or below stand behind
/// a consonant or another of them, vowels written first stand before one. Other charsets use the
/// numbers that Thai leaves free, and stand in no such order. One letter in eight is such a mark:
/// measured on pages of this project's collections, one in five, in Korean's EUC-KR one in ten.
bool is_thai(std::string_view bytes) {
  constexpr std::size_t kFewest = 12, kMarkedOneIn = 8, kMisplacedOneIn = 100;
  std::size_t letters = 0, marks = 0, misplaced = 0;
  unsigned char last = 0;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    const bool obsolete = c == 0xA3 || c == 0xA5 || c == 0xEF || c >= 0xFA;
    const bool consonant = within(c, 0xA1, 0xCE);
    const bool mark = c == 0xD1 || within(c, 0xD4, 0xDA) || within(c, 0xE7, 0xEE);
    const bool last_marked = last == 0xD1 || within(last, 0xD4, 0xDA) || within(last, 0xE7, 0xEE);
    const bool unused = obsolete || within(c, 0xDB, 0xDE) || within(c, 0x81, 0x84) ||
                        within(c, 0x86, 0x90) || within(c, 0x98, 0x9F);
    letters += c >= 0xA1 ? 1u : 0u;
    marks += mark ? 1u : 0u;
    const bool astray = mark && !within(last, 0xA1, 0xCE) && !last_marked;
    misplaced += unused || astray || (within(last, 0xE0, 0xE4) && !consonant) ? 1u : 0u;
    last = c;
  }
  return letters >= kFewest && marks * kMarkedOneIn >= letters &&
         misplaced * kMisplacedOneIn <= letters;
}

struct RareCharset {
  const char* name;
  std::string_view language;
};
// Charsets that ICU does not guess, by the language that only they can write so.
constexpr std::array<RareCharset, 1> kRareCharsets{{{"IBM866", "ru"}}};

/// ICU's guess; where ICU is not sure, a rare charset that makes the bytes a text in its language.
std::string guess_charset(std::string_view bytes) {
  constexpr std::size_t kEnough = 64 << 10, kSample = 4096;
  constexpr int kSure = 20;
  if (is_thai(bytes.substr(0, kEnough))) {
    return "windows-874";
  }
  const CharsetGuess guess = detect_charset(bytes.substr(0, kEnough));
  for (const RareCharset& rare : kRareCharsets) {
    if (guess.confidence < kSure &&
        detect_language(to_utf8(bytes.substr(0, kSample), rare.name)) == rare.language) {
      return rare.name;
    }
  }
  return guess.name.empty() ? "windows-1252" : usual_charset(guess.name);
}

/// What is neither marked nor truly declared, and is not UTF-8.
void convert_by_guess(std::string_view bytes, DecodedText& decoded) {
  const MultiByteCount count = count_multi_bytes(bytes);
  if (count.well_formed >= count.ill_formed) {
    convert(bytes, "utf-8", decoded);  // UTF-8 with damage
    return;
  }
  const std::string charset = guess_charset(bytes);
  convert(bytes, charset, decoded);
  decoded.warnings.push_back(fmt::format("charset not declared, read as {}", charset));
}

bool starts_with_escape_charset(std::string_view bytes, std::string_view declared) {
  return lower_ascii(declared).starts_with("iso-2022") &&
         bytes.find('\x1B') != std::string_view::npos;
}

void convert_declared(std::string_view bytes, std::string_view declared, DecodedText& decoded) {
  const std::string charset = usual_charset(declared);
  const bool utf8 = is_valid_utf8(bytes) && !starts_with_escape_charset(bytes, charset);
  if (utf8) {
    decoded.text = std::string(bytes);
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
    if (!ascii && !charset.empty() && !is_utf8_name(charset)) {
      decoded.warnings.push_back(fmt::format("declared as {}, but it is UTF-8", charset));
    }
  } else if (charset.empty() || is_utf8_name(charset) || to_utf8("a", charset.c_str()) != "a") {
    convert_by_guess(bytes, decoded);
  } else {
    convert(bytes, charset, decoded);
  }
}

/// Converters that were wrong once were often wrong again.
void note_double_encoding(DecodedText& decoded) {
  constexpr std::array<std::string_view, 3> kTimes{"twice", "three times", "four times"};
  std::size_t repaired = 0, rounds = 0;
  while (rounds < kTimes.size()) {
    const std::size_t count = repair_double_encoding(decoded.text);
    if (count == 0) {
      break;
    }
    repaired = std::max(repaired, count);
    ++rounds;
  }
  if (rounds > 0) {
    decoded.warnings.push_back(fmt::format("{} character{} encoded {}, repaired",
                                           repaired,
                                           repaired == 1 ? "" : "s",
                                           kTimes[rounds - 1]));
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
  note_double_encoding(decoded);
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
