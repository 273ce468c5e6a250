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

/// One line of what is known of an article: "people", "Dmitry Peskov (2), Sergei Lavrov".
struct ArticleDetail {
  std::string label, value;
};
/// The names it writes, by kind: as written, as counted where that differs, and how often when more
/// than once.
std::vector<ArticleDetail> article_names(const Article& article);
/// Id, date and how it is known, section, language, address, path, format, warnings, as far as they
/// are known.
std::vector<ArticleDetail> article_details(const Article& article);

/// The texts on one line, parted by `separator`.
std::string joined_by(const std::vector<std::string>& texts, std::string_view separator);

}  // namespace backfile
