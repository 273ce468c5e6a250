// SPDX-License-Identifier: GPL-2.0-or-later
// One article for reading: --show.
#include <array>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "searcher/render/article_lines.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

constexpr std::size_t kLabelColumns = 15;

class ArticleWriter {
 public:
  ArticleWriter(const RenderOptions& options, std::ostream& out)
      : options_(options), styles_(options.color), out_(out) {}

  void write(const Article& article) {
    const std::string headline = one_line(article.headline);
    line(headline.empty() ? "(no headline)" : headline, Style::Headline);
    if (!article.bylines.empty()) {
      line("By " + joined_by(article.bylines, ", "));
    }
    line(about_line(article), Style::Id);
    body(article.body);
    list("Captions", article.captions);
    list("Shown beside it", article.related);
    entities(article);
    details(article);
  }

 private:
  void line(std::string_view text, Style style = Style::Plain) {
    write_block(out_, {one_line(text), {}}, {0, options_.columns}, style, styles_);
  }

  // Paragraphs stay apart; a single line feed inside one stays a line's end.
  void body(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", at), text.size());
      out_ << '\n';
      lines_of(text.substr(at, end - at));
      at = end + 2;
    }
  }
  void lines_of(std::string_view paragraph) {
    for (std::size_t at = 0; at <= paragraph.size();) {
      const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
      line(paragraph.substr(at, end - at));
      at = end + 1;
    }
  }

  void list(std::string_view title, const std::vector<std::string>& texts) {
    if (texts.empty()) {
      return;
    }
    out_ << '\n' << styles_.apply(Style::Headline, title) << '\n';
    for (const std::string& text : texts) {
      out_ << "  - ";
      write_block(out_, {one_line(text), {}}, {4, options_.columns}, Style::Plain, styles_);
    }
  }

  void entities(const Article& article) {
    constexpr std::array kTitles{std::pair{EntityKind::Person, "people"},
                                 std::pair{EntityKind::Organization, "organizations"},
                                 std::pair{EntityKind::Place, "places"}};
    if (!article.entities.empty()) {
      out_ << '\n';
    }
    for (const auto& [kind, title] : kTitles) {
      std::vector<std::string> names;
      for (const Entity& entity : article.entities) {
        if (entity.kind == kind) {
          names.push_back(entity_label(entity));
        }
      }
      detail(title, joined_by(names, ", "));
    }
  }

  // "DHS = Department of Homeland Security (4)": as written, as counted, mentions when more than
  // one.
  static std::string entity_label(const Entity& entity) {
    std::string label = entity.name;
    if (!entity.canonical.empty() && entity.canonical != entity.name) {
      label += " = " + entity.canonical;
    }
    return entity.mentions.size() > 1 ? fmt::format("{} ({})", label, entity.mentions.size())
                                      : label;
  }

  void details(const Article& article) {
    out_ << '\n';
    detail("id", print_article_id(article.id));
    detail("id in record", article.given_id);
    detail("date", date_detail(article.date));
    detail("dateline", article.dateline);
    detail("section", joined_by(article.sections, ", "));
    detail("language", article.language == "und" ? "" : article.language);
    detail("url", article.url);
    detail("path", article.path);
    detail("record", article.record == 0 ? "" : std::to_string(article.record));
    detail("format", article.format);
    detail("left out",
           article.boilerplate_bytes == 0
               ? ""
               : grouped(article.boilerplate_bytes) + " bytes of page furniture");
    for (const std::string& warning : article.warnings) {
      detail("warning", warning);
    }
  }

  static std::string date_detail(const ArticleDate& date) {
    if (!date.known()) {
      return "not known";
    }
    std::string detail = fmt::format("{}, from {}, {} confidence",
                                     iso_date(date),
                                     name_of(date.method),
                                     name_of(date.confidence));
    return date.text.empty() ? detail : fmt::format("{}: \"{}\"", detail, one_line(date.text));
  }

  void detail(std::string_view label, std::string_view value) {
    const std::string text = one_line(value);
    if (text.empty()) {
      return;
    }
    out_ << styles_.apply(Style::Dim, padded(label, kLabelColumns));
    write_block(out_, {text, {}}, {kLabelColumns, options_.columns}, Style::Plain, styles_);
  }

  const RenderOptions& options_;
  TextStyle styles_;
  std::ostream& out_;
};

}  // namespace

void render_article_text(const Article& article, const RenderOptions& options, std::ostream& out) {
  ArticleWriter(options, out).write(article);
}

}  // namespace backfile
