// SPDX-License-Identifier: GPL-2.0-or-later
// Short lines by which pages surround articles.
#pragma once

#include <string_view>

namespace backfile {

/// A short line that pages add to articles: "Advertisement", "Share this article", "Sign up for …".
bool is_prompt(std::string_view line);

/// A heading behind which other articles are listed: "Related", "More from …", "Most read".
bool opens_related(std::string_view line);

/// "Support us", "Sign up for …": the heading or the button of a box that asks something.
bool is_appeal(std::string_view line);

/// A heading behind which readers' comments, authors' boxes, or addresses follow to the end.
bool opens_ending(std::string_view line);

}  // namespace backfile
