// SPDX-License-Identifier: GPL-2.0-or-later
// The text of a WordPress post as the editor keeps it and an export holds it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// `content` as markup: blank lines part paragraphs, shortcodes ("[gallery ids=1]",
/// "[dropcap]M[/dropcap]") are taken out, what a pair encloses stays; of "[caption]" it goes to
/// `captions`, of players and embedded pages it goes. Other words in brackets stay. Cost: linear.
/// Source: WordPress, Shortcode API; wpautop().
std::string wordpress_markup(std::string_view content, std::vector<std::string>& captions);

}  // namespace backfile
