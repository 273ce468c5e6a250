// SPDX-License-Identifier: GPL-2.0-or-later
// Pages without the markup that nobody reads, before a tree is made of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace backfile {

/// More of a page's readable markup is not kept, nor are elements nested deeper: both are bounds on
/// memory and time. Deeper than 256 libxml2 2.9 gives a page up.
inline constexpr std::size_t kMaxHtmlBytes = 16u << 20;
inline constexpr std::size_t kMaxHtmlDepth = 240;

struct SlimMarkup {
  std::string html;
  bool cut = false;  ///< the page went on behind kMaxHtmlBytes
};

/// `html` (UTF-8) without scripts (JSON-LD stays), styles, drawings, menus of choices, comments,
/// tags of letters' looks (b, em, font ...), and attributes other than those that readers of pages
/// ask for. Start tags nested deeper than kMaxHtmlDepth go with their end tags, their text stays. A
/// "<" that opens no tag becomes "&lt;". Cost: one pass over the bytes.
SlimMarkup slim_markup(std::string_view html);

}  // namespace backfile
