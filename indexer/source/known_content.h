// SPDX-License-Identifier: GPL-2.0-or-later
// What is known of file formats: magic numbers, endings of names, elements of markup.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "indexer/source/format_sniffer.h"

namespace backfile {

/// Bytes at a fixed place by which a format is known.
struct MagicNumber {
  std::size_t offset = 0;
  std::string_view bytes;
  ContentKind kind = ContentKind::Refused;
  std::string_view what;      ///< for people, when refused
  bool needs_binary = false;  ///< text may begin so too: counts only if control bytes follow
};
std::span<const MagicNumber> magic_numbers();

/// Why program source is refused, by its name or its first line.
inline constexpr std::string_view kProgramSource = "program source, not an article";

/// What a name's ending says of content that is text; empty when nothing. `ending` is lower-case,
/// without the dot.
std::string_view refused_ending(std::string_view ending);
/// Names under which projects keep what they say of themselves (README.md, LICENSE, ...): no
/// article. `file_name` is lower-case, without its folder.
bool is_documentation(std::string_view file_name);
/// Endings of web pages, and of the scripts that write them.
bool is_html_ending(std::string_view ending);
bool is_markdown_ending(std::string_view ending);
/// Endings of zip files that hold one office document, e-book or program.
bool is_packed_document_ending(std::string_view ending);

/// Names of elements, lower-case.
bool is_html_element(std::string_view element);
bool is_known_xml_root(std::string_view element);

/// Names of fields that a table's or an object's articles have, lower-case.
bool is_article_field(std::string_view field);

}  // namespace backfile
