// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/article_lines.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

// "DHS = Department of Homeland Security (4)": as written, as counted, mentions when more than one.
std::string entity_label(const Entity& entity) {
  std::string label = entity.name;
  if (!entity.canonical.empty() && entity.canonical != entity.name) {
    label += " = " + entity.canonical;
  }
  return entity.mentions.size() > 1 ? fmt::format("{} ({})", label, entity.mentions.size()) : label;
}

std::string date_detail(const ArticleDate& date) {
  if (!date.known()) {
    return "not known";
  }
  std::string detail = fmt::format(
      "{}, from {}, {} confidence", iso_date(date), name_of(date.method), name_of(date.confidence));
  return date.text.empty() ? detail : fmt::format("{}: \"{}\"", detail, one_line(date.text));
}

// Those that have a value.
void add_detail(std::vector<ArticleDetail>& details, std::string label, std::string value) {
  if (!one_line(value).empty()) {
    details.push_back({std::move(label), std::move(value)});
  }
}

}  // namespace

std::vector<ArticleDetail> article_names(const Article& article) {
  constexpr std::array kTitles{std::pair{EntityKind::Person, "people"},
                               std::pair{EntityKind::Organization, "organizations"},
                               std::pair{EntityKind::Place, "places"}};
  std::vector<ArticleDetail> details;
  for (const auto& [kind, title] : kTitles) {
    std::vector<std::string> names;
    for (const Entity& entity : article.entities) {
      if (entity.kind == kind) {
        names.push_back(entity_label(entity));
      }
    }
    add_detail(details, title, joined_by(names, ", "));
  }
  return details;
}

std::vector<ArticleDetail> article_details(const Article& article) {
  const std::uint32_t furniture = article.boilerplate_bytes;
  std::vector<ArticleDetail> details;
  add_detail(details, "id", print_article_id(article.id));
  add_detail(details, "id in record", article.given_id);
  add_detail(details, "date", date_detail(article.date));
  add_detail(details, "dateline", article.dateline);
  add_detail(details, "section", joined_by(article.sections, ", "));
  add_detail(details, "language", article.language == "und" ? "" : article.language);
  add_detail(details, "url", article.url);
  add_detail(details, "path", article.path);
  add_detail(details, "record", article.record == 0 ? "" : std::to_string(article.record));
  add_detail(details, "format", article.format);
  add_detail(
      details, "left out", furniture == 0 ? "" : grouped(furniture) + " bytes of page furniture");
  for (const std::string& warning : article.warnings) {
    add_detail(details, "warning", warning);
  }
  return details;
}

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
