// SPDX-License-Identifier: GPL-2.0-or-later
// The article's own text within a page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/HTMLparser.h>

namespace backfile {

struct HtmlBody {
  std::string text;  ///< paragraphs parted by "\n\n"
  std::vector<std::string> captions, bylines;
  std::vector<std::string> related;      ///< headlines of other articles among or below the text
  std::vector<std::string> dated_lines;  ///< short paragraphs at the head: may hold the day
  std::uint64_t dropped_bytes = 0;       ///< text of navigation, comments, notes left out
};

/// What is known of the article before its text is read. Views into the page's metadata.
struct BodyHints {
  std::string_view headline;
  std::span<const std::string> bylines;
  std::string_view own_copy;  ///< JSON-LD's articleBody: shows where the text stands
};

/// Finds the element that holds the article and reads its paragraphs without navigation, asides,
/// figures (their captions are kept apart), forms, lists of links, boxes about the authors, and
/// what class, id or wording call related, share, comment, promo, cookie. A summary between
/// headline and text is its first paragraph; the headline is not repeated. Cost: linear in the
/// page's nodes.
HtmlBody read_html_body(xmlNode* root, const BodyHints& hints);

/// A readers' comment, or the list of them, by its class or id.
bool is_reader_comment(const xmlNode* node);

/// An element whose class or id says that it holds the date.
bool is_date_element(const xmlNode* node);

/// Whether the element's class or id says that it holds the line above a headline ("Climate").
bool is_kicker(const xmlNode* node);

/// The text of a piece of markup, paragraphs parted by "\n\n".
std::string html_fragment_text(std::string_view html);

}  // namespace backfile
