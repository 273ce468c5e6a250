// SPDX-License-Identifier: GPL-2.0-or-later
// Tells from a file's first bytes, and its name where they leave it open, what it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backfile {

enum class ContentKind : std::uint8_t {
  Text,
  Html,
  Json,  ///< one object, lines of objects, or an array of them
  Csv,
  Reuters,   ///< SGML of <REUTERS ...> elements
  Trec,      ///< SGML of <DOC> elements
  Xml,       ///< news formats, feeds, exports
  Mail,        ///< one message
  MailFolder,  ///< mbox
  Iptc7901,    ///< an agency's wire
  Anpa,        ///< an American agency's wire
  Markdown,
  DatedLines,  ///< one article a line
  Warc,      ///< WARC or ARC, unpacked
  Archive,   ///< for libarchive: packed, or many files in one
  SevenZip,  ///< for libarchive, which must jump about in it
  Refused,   ///< nothing that can be read; Content::reason says what it is
};

struct Content {
  ContentKind kind = ContentKind::Text;
  std::string reason;
};

/// How much of a file's beginning the functions below want to see.
inline constexpr std::size_t kSniffBytes = 64u << 10;

/// Recognises by their bytes what is no text: archives, WARC, images, office files, nothing at all
/// ... Empty when `head` is text. `name` is a path or URL, of which the last part counts.
std::optional<Content> sniff_container(std::string_view head, std::string_view name);

/// Tells the kinds of text apart: HTML, JSON, SGML, tables, XML, program source, plain text.
/// Requires: sniff_container(head, name) is empty.
Content sniff_text(std::string_view head, std::string_view name);

/// "UTF-16LE" and its like for text in units of two or four bytes; "" for all other.
std::string_view wide_charset(std::string_view head);

}  // namespace backfile
