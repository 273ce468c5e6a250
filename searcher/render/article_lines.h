// SPDX-License-Identifier: GPL-2.0-or-later
// The short lines by which people recognise an article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/model/article.h"

namespace backfile {

/// "2017-09-14", "2017-09" or "2017" by precision, with "?" when of low confidence; "undated".
std::string date_label(const ArticleDate& date);

/// The place of a dateline: "MOSCOW" of "MOSCOW, Sept. 14 (Sputnik)".
std::string place_of(std::string_view dateline);

/// "Sputnik · 2017-09-14 · MOSCOW · politics · 4fj2k0a9x1cd": outlet, date, place,
/// sections, id, as far as they are known; on one line and safe to print.
std::string about_line(const Article& article);

/// The texts on one line, parted by `separator`.
std::string joined_by(const std::vector<std::string>& texts, std::string_view separator);

}  // namespace backfile
