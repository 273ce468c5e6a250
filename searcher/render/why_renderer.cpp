// SPDX-License-Identifier: GPL-2.0-or-later
// Which clauses of a query an article matches, for people and as JSON.
#include <ostream>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "searcher/render/article_lines.h"
#include "searcher/render/json_writer.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

/// Deeper clauses are printed as those of this depth.
constexpr std::size_t kDeepest = 8;

class WhyWriter {
 public:
  WhyWriter(const RenderOptions& options, std::ostream& out)
      : options_(options), out_(out), styles_(options.color) {}

  void write(const WhyReport& report) {
    line(0, {one_line(report.article.headline), {}}, Style::Headline);
    line(0, {about_line(report.article), {}}, Style::Id);
    line(0,
         {report.whole.matches ? "The article matches:" : "The article does not match:", {}},
         Style::Plain);
    write(report.whole, 0);
  }

 private:
  void write(const WhyClause& clause, std::size_t depth) {
    const std::size_t indent = 2 + 2 * std::min(depth, kDeepest);
    const std::string reason =
        clause.reason.empty() ? "" : fmt::format(": {}", one_line(clause.reason));
    line(indent,
         {fmt::format("{:<4}{}{}", clause.matches ? "yes" : "no", one_line(clause.query), reason),
          {}},
         Style::Plain);
    if (!clause.passage.text.empty()) {
      line(indent + 4, printable(clause.passage, options_.color), Style::Dim);
    }
    for (const WhyClause& part : clause.parts) {
      write(part, depth + 1);
    }
  }

  void line(std::size_t indent, const MarkedText& text, Style style) {
    out_ << std::string(indent, ' ');
    write_block(out_, text, {indent, options_.columns}, style, styles_);
  }

  const RenderOptions& options_;
  std::ostream& out_;
  TextStyle styles_;
};

void write_clause(JsonWriter& json, const WhyClause& clause) {
  json.begin_object();
  json.key("query").text(clause.query);
  json.key("matches").boolean(clause.matches);
  json.key("reason").text(clause.reason);
  json.key("passage").begin_object();
  json.key("text").text(clause.passage.text);
  json.key("highlights").begin_array();
  for (const Highlight& mark : clause.passage.highlights) {
    json.begin_object();
    json.key("start").number(mark.begin);
    json.key("end").number(mark.end);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.key("parts").begin_array();
  for (const WhyClause& part : clause.parts) {
    write_clause(json, part);
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void render_why(OutputFormat format,
                const WhyReport& report,
                const RenderOptions& options,
                std::ostream& out) {
  if (format != OutputFormat::Json && format != OutputFormat::JsonLines) {
    WhyWriter(options, out).write(report);
    return;
  }
  JsonWriter json(out, format == OutputFormat::Json);
  json.begin_object();
  json.key("schema").number(1);
  json.key("id").text(print_article_id(report.article.id));
  json.key("clause");
  write_clause(json, report.whole);
  json.end_object();
  out << '\n';
}

}  // namespace backfile
