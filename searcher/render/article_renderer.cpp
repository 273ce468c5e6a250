// SPDX-License-Identifier: GPL-2.0-or-later
// One article for reading: --show.
#include <ostream>
#include <vector>

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
    details(article_names(article));
    details(article_details(article));
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

  void details(const std::vector<ArticleDetail>& list) {
    if (!list.empty()) {
      out_ << '\n';
    }
    for (const auto& [label, value] : list) {
      detail(label, value);
    }
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
