// SPDX-License-Identifier: GPL-2.0-or-later
// The text of pages that show their article by script, from the data they carry for it.
#pragma once

#include <string>
#include <string_view>

namespace backfile {

/// The longest row of paragraphs in the page's `<script type="application/json">`, its paragraphs
/// parted by "\n\n"; "" when there is none of three paragraphs, or when it does not hold at least
/// half of `shown`, what is known of the article's text. `page` is the page as it came. Cost:
/// linear in the scripts; nothing for pages without one. Errors: none; what is not JSON is passed
/// over.
std::string find_script_text(std::string_view page, std::string_view shown);

}  // namespace backfile
