// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/article_lines.h"

#include <algorithm>

#include "common/model/article_id.h"
#include "searcher/render/text_layout.h"

namespace backfile {

std::string date_label(const ArticleDate& date) {
  if (!date.known()) {
    return "undated";
  }
  return iso_date(date) + (date.confidence == DateConfidence::Low ? "?" : "");
}

std::string joined_by(const std::vector<std::string>& texts, std::string_view separator) {
  std::string line;
  for (const std::string& text : texts) {
    if (text.empty()) {
      continue;
    }
    line.append(line.empty() ? "" : separator).append(text);
  }
  return line;
}

std::string place_of(std::string_view dateline) {
  constexpr std::string_view kArabicComma = "،";
  const std::size_t end = std::min(dateline.find_first_of(",("), dateline.find(kArabicComma));
  return one_line(dateline.substr(0, end));
}

std::string about_line(const Article& article) {
  return one_line(joined_by({article.source,
                             date_label(article.date),
                             place_of(article.dateline),
                             joined_by(article.sections, ", "),
                             print_article_id(article.id)},
                            " · "));
}

}  // namespace backfile
