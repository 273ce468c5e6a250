// SPDX-License-Identifier: GPL-2.0-or-later
// A page as a row of text blocks, with the elements that they stand in: what all later steps look
// at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/HTMLparser.h>

#include "indexer/parse/html_furniture.h"

namespace backfile {

enum class HtmlKind : std::uint8_t {
  Inline,
  Box,  ///< div, section, table and whatever else stands for itself
  Paragraph,
  Heading,
  Item,
  Cell,
  Quote,
  Pre,
  Figure,
  Unread,
};

/// Marks that tags give, beside those of html_furniture.h.
inline constexpr PartMarks kListTag = 1u << 24;
inline constexpr PartMarks kQuoteTag = 1u << 25;
inline constexpr PartMarks kTableTag = 1u << 26;
inline constexpr PartMarks kFigureTag = 1u << 27;
inline constexpr PartMarks kHeaderTag = 1u << 28;
inline constexpr PartMarks kArticleTag = 1u << 29;
inline constexpr PartMarks kBodyProperty = 1u << 30;  ///< itemprop="articleBody"

struct HtmlElement {
  const xmlNode* node = nullptr;
  std::uint32_t parent = 0;  ///< its own number for the first one
  std::uint32_t end = 0;     ///< behind its last descendant
  std::uint32_t first_block = 0, end_block = 0;
  std::uint32_t depth = 0;
  HtmlKind kind = HtmlKind::Box;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6
  bool has_image = false;  ///< directly or in inline elements below
  PartMarks own = 0;       ///< its marks, without its ancestors'
};

/// A run of text between two borders of boxes or two line breaks.
struct HtmlBlock {
  std::uint32_t element = 0;              ///< the innermost box around it
  std::uint32_t begin = 0, end = 0;       ///< in HtmlLayout::text
  std::uint32_t letters = 0, linked = 0;  ///< bytes that are no blanks; those in links
  std::uint32_t links = 0;
  PartMarks inner = 0;  ///< marks of inline elements that hold all of it
  std::uint32_t sentences = 0;
};

struct HtmlLayout {
  std::string text;
  std::vector<HtmlElement> elements;  ///< in document order; the first is the root
  std::vector<HtmlBlock> blocks;

  std::string_view text_of(const HtmlBlock& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
};

/// Walks over the tree once. Blanks in text are run together. Cost: linear in nodes and text.
HtmlLayout lay_out(xmlNode* root);

/// Bytes of running text in `block`: 0 for what is short, linked, or without sentences.
std::uint32_t prose_bytes(const HtmlBlock& block, HtmlKind kind);

}  // namespace backfile
