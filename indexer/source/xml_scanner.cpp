// SPDX-License-Identifier: GPL-2.0-or-later
// Decides by the byte behind each '<'.
#include "indexer/source/xml_scanner.h"

#include <algorithm>

namespace backfile {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool begins_name(char c) {
  const unsigned char byte = static_cast<unsigned char>(c);
  return ('a' <= (byte | 0x20) && (byte | 0x20) <= 'z') || byte == '_' || byte == ':' ||
         byte >= 0x80;
}

XmlToken text_token(std::string_view bytes) {
  return {XmlTokenKind::Text, bytes.size(), {}, bytes};
}

/// A '<' that begins no tag, and the text behind it.
XmlToken stray_token(std::string_view bytes) {
  return text_token(bytes.substr(0, std::min(bytes.find('<', 1), bytes.size())));
}

/// The offset of the '>' that ends the tag, not one inside quotes; where a quote does not close
/// before the next '<', the first '>' there is. npos when a '<' or the bytes' end comes before.
std::size_t tag_end(std::string_view bytes, bool& cut_off) {
  char quote = 0;
  std::size_t first = std::string_view::npos;
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '<') {
      return first;
    }
    if (c == '>') {
      if (quote == 0) {
        return i;
      }
      first = std::min(first, i);
    } else if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if ((c == '"' || c == '\'') && bytes[i - 1] == '=') {
      quote = c;
    } else if ((c == '"' || c == '\'') && kSpace.find(bytes[i - 1]) != std::string_view::npos) {
      quote = c;
    }
  }
  cut_off = true;
  return first;
}

XmlToken tag_token(std::string_view tag) {
  const bool end = tag[1] == '/';
  const bool empty = !end && tag[tag.size() - 2] == '/';
  std::string_view inside = tag.substr(end ? 2 : 1);
  inside.remove_suffix(empty ? 2 : 1);
  const std::size_t name = std::min(inside.find_first_of(" \t\r\n/"), inside.size());
  XmlToken token;
  token.kind = end ? XmlTokenKind::End : empty ? XmlTokenKind::Empty : XmlTokenKind::Start;
  token.bytes = tag.size();
  token.name = inside.substr(0, name);
  token.content = inside.substr(name);
  return token;
}

std::optional<XmlToken> scan_tag(std::string_view bytes, bool at_end) {
  bool cut_off = false;
  const std::size_t end = tag_end(bytes, cut_off);
  if (cut_off && !at_end) {
    return std::nullopt;
  }
  return end == std::string_view::npos ? stray_token(bytes) : tag_token(bytes.substr(0, end + 1));
}

}  // namespace

std::optional<XmlToken> XmlScanner::next(std::string_view bytes, bool at_end) {
  if (bytes.front() != '<') {
    return text_token(bytes.substr(0, std::min(bytes.find('<'), bytes.size())));
  }
  constexpr std::size_t kLongestOpening = 9;
  if (bytes.size() < kLongestOpening && !at_end) {
    return std::nullopt;
  }
  if (bytes.starts_with("<!--")) {
    return delimited(bytes, at_end, "<!--", "-->", XmlTokenKind::Other, no_comment_end_);
  }
  if (bytes.starts_with("<![CDATA[")) {
    return delimited(bytes, at_end, "<![CDATA[", "]]>", XmlTokenKind::CData, no_cdata_end_);
  }
  if (bytes.starts_with("<?")) {
    return delimited(bytes, at_end, "<?", "?>", XmlTokenKind::Other, no_instruction_end_);
  }
  if (bytes.starts_with("<!")) {
    return document_type(bytes, at_end);
  }
  const bool slash = bytes.size() > 2 && bytes[1] == '/';
  const bool tag = bytes.size() > 1 && begins_name(bytes[slash ? 2 : 1]);
  return tag ? scan_tag(bytes, at_end) : stray_token(bytes);
}

std::optional<XmlToken> XmlScanner::delimited(std::string_view bytes,
                                              bool at_end,
                                              std::string_view open,
                                              std::string_view close,
                                              XmlTokenKind kind,
                                              bool& never_closes) {
  const std::size_t end = never_closes ? std::string_view::npos : bytes.find(close, open.size());
  if (end != std::string_view::npos) {
    return XmlToken{kind, end + close.size(), {}, bytes.substr(open.size(), end - open.size())};
  }
  if (!at_end && !never_closes) {
    return std::nullopt;
  }
  never_closes = true;
  return stray_token(bytes);
}

/// <!DOCTYPE name "..." [ ... ]>: the subset in brackets may hold any '>'.
std::optional<XmlToken> XmlScanner::document_type(std::string_view bytes, bool at_end) {
  std::size_t end = no_document_type_end_ ? std::string_view::npos : bytes.find_first_of("[>", 2);
  while (end != std::string_view::npos && bytes[end] != '>') {
    end = bytes.find(']', end);
    end = end == std::string_view::npos ? end : bytes.find_first_not_of(kSpace, end + 1);
  }
  if (end != std::string_view::npos) {
    return XmlToken{XmlTokenKind::Other, end + 1, {}, {}};
  }
  if (!at_end && !no_document_type_end_) {
    return std::nullopt;
  }
  no_document_type_end_ = true;
  return stray_token(bytes);
}

std::string_view xml_local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace backfile
