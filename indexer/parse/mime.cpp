// SPDX-License-Identifier: GPL-2.0-or-later
// A recursion over parts with a bound, and two decoders.
#include "indexer/parse/mime.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/parse/encoding.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

int hex_value(char c) {
  const char lower = ascii_lower(c);
  return is_ascii_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') {
    return c - 'A';
  }
  if (c >= 'a' && c <= 'z') {
    return c - 'a' + 26;
  }
  if (is_ascii_digit(c)) {
    return c - '0' + 52;
  }
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/// `name="value"` behind the semicolons of a field's value.
std::string parameter_of(std::string_view value, std::string_view name) {
  const std::string lower = lower_ascii(value);
  for (std::size_t at = lower.find(';'); at != std::string::npos; at = lower.find(';', at + 1)) {
    const std::size_t begin = lower.find_first_not_of(" \t\r\n", at + 1);
    if (begin == std::string::npos || lower.compare(begin, name.size(), name) != 0) {
      continue;
    }
    const std::size_t sign = lower.find_first_not_of(" \t", begin + name.size());
    if (sign == std::string::npos || lower[sign] != '=') {
      continue;
    }
    std::string_view rest = trim(value.substr(sign + 1));
    if (rest.starts_with('"')) {
      return std::string(rest.substr(1, rest.find('"', 1) - 1));
    }
    return std::string(trim(rest.substr(0, rest.find_first_of("; \t"))));
  }
  return {};
}

std::string to_text(std::string bytes, const std::string& forced, std::string_view charset) {
  auto decoded = decode_text(bytes, forced, charset);
  return decoded ? std::move(decoded->text) : repair_utf8(bytes);
}

class PartReader {
 public:
  PartReader(std::vector<MimePart>& parts, const std::string& forced)
      : parts_(parts), forced_(forced) {}

  /// Reads a header and what follows it.
  HeaderFields read(std::string_view bytes, int depth) {
    HeaderFields header;
    while (!bytes.empty()) {
      const std::string_view line = take_line(bytes);
      if (line.empty()) {
        break;
      }
      header.add_line(line);
    }
    read_body(header, bytes, depth);
    return header;
  }

 private:
  void read_body(const HeaderFields& header, std::string_view body, int depth) {
    const std::string_view type_field = header.get("content-type");
    MediaType type = parse_media_type(type_field);
    const bool bare = type.name.find('/') == std::string::npos;
    type.name = bare ? "text/plain" : type.name;
    if (type.name.starts_with("multipart/") && depth < kMaxMimeDepth) {
      return read_parts(body, parameter_of(type_field, "boundary"), depth);
    }
    if (type.name == "message/rfc822" && depth < kMaxMimeDepth) {
      read(body, depth + 1);
      return;
    }
    if (parts_.size() < kMaxMimeParts) {
      add_leaf(header, type, body);
    }
  }

  void add_leaf(const HeaderFields& header, const MediaType& type, std::string_view body) {
    MimePart part;
    part.media_type = type.name;
    part.attachment = lower_ascii(header.get("content-disposition")).starts_with("attachment");
    if (type.name.starts_with("text/")) {
      const std::string coding = lower_ascii(trim(header.get("content-transfer-encoding")));
      std::string bytes = coding == "quoted-printable" ? decode_quoted_printable(body)
                          : coding == "base64"         ? decode_base64(body)
                                                       : std::string(body);
      part.text = to_text(std::move(bytes), forced_, type.charset);
    }
    parts_.push_back(std::move(part));
  }

  void read_parts(std::string_view body, const std::string& boundary, int depth) {
    const std::string mark = "--" + boundary;
    std::size_t part_begin = std::string_view::npos;
    for (std::size_t at = 0; at < body.size() && parts_.size() < kMaxMimeParts;) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      const std::string_view line = trim(body.substr(at, end - at));
      if (line.starts_with(mark)) {
        const std::string_view rest = line.substr(mark.size());
        if (rest.empty() || rest == "--") {
          end_part(body, part_begin, at, depth);
          part_begin = rest.empty() ? std::min(end + 1, body.size()) : std::string_view::npos;
        }
      }
      at = end + 1;
    }
    end_part(body, part_begin, body.size(), depth);
  }

  void end_part(std::string_view body, std::size_t begin, std::size_t end, int depth) {
    if (begin < end) {
      read(body.substr(begin, end - begin), depth + 1);
    }
  }

  std::vector<MimePart>& parts_;
  const std::string& forced_;
};

/// "=?charset?q?text?=" at `at`; sets `end` behind it.
bool decode_word(std::string_view value, std::size_t at, std::string& decoded, std::size_t& end) {
  const std::size_t charset_end = value.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= value.size() ||
      value[charset_end + 2] != '?') {
    return false;
  }
  const std::size_t text_end = value.find("?=", charset_end + 3);
  if (text_end == std::string_view::npos) {
    return false;
  }
  std::string_view charset = value.substr(at + 2, charset_end - at - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231: a language may follow
  std::string text(value.substr(charset_end + 3, text_end - charset_end - 3));
  const char coding = ascii_lower(value[charset_end + 1]);
  if (coding == 'q') {
    std::ranges::replace(text, '_', ' ');
    text = decode_quoted_printable(text);
  } else if (coding == 'b') {
    text = decode_base64(text);
  } else {
    return false;
  }
  decoded += to_text(std::move(text), {}, charset);
  end = text_end + 2;
  return true;
}

}  // namespace

std::string decode_quoted_printable(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      decoded += text[i];
      continue;
    }
    const std::size_t line_end = text.find_first_not_of(" \t\r", i + 1);
    if (line_end == std::string_view::npos || text[line_end] == '\n') {
      i = std::min(line_end, text.size() - 1);
      continue;
    }
    const int high = hex_value(text[i + 1]);
    const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += '=';
    }
  }
  return decoded;
}

std::string decode_base64(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size() * 3 / 4);
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = base64_value(c);
    if (c == '=') {
      break;
    }
    if (value < 0) {
      continue;
    }
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    count += 6;
    if (count >= 8) {
      count -= 8;
      decoded += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return decoded;
}

std::string decode_header_text(std::string_view value) {
  std::string decoded;
  std::string plain;
  bool word_before = false;
  const auto end_plain = [&] {
    const bool only_blanks = trim(plain).empty();
    if (!only_blanks || !word_before) {
      decoded += to_text(plain, {}, {});
    }
    plain.clear();
    return only_blanks;
  };
  for (std::size_t at = 0; at < value.size();) {
    std::string word;
    std::size_t end = at;
    if (value.substr(at).starts_with("=?") && decode_word(value, at, word, end)) {
      end_plain();
      decoded += word;
      word_before = true;
      at = end;
    } else {
      plain += value[at++];
    }
  }
  if (!end_plain()) {
    word_before = false;
  }
  return decoded;
}

MimeMessage read_mime_message(std::string_view bytes, const std::string& forced) {
  MimeMessage message;
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  message.header = PartReader(message.parts, forced).read(bytes.substr(begin), 0);
  return message;
}

}  // namespace backfile
