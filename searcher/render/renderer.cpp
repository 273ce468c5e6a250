// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the renderer of a format.
#include "searcher/render/renderer.h"

#include <array>
#include <ostream>

#include "searcher/render/text_layout.h"

namespace backfile {
namespace {

using Renderer = void (*)(const SearchResult&, const RenderOptions&, std::ostream&);

// In the order of OutputFormat.
constexpr std::array<Renderer, kFormatNames.size()> kRenderers{render_text,
                                                               render_json,
                                                               render_json_lines,
                                                               render_csv,
                                                               render_tsv,
                                                               render_paths,
                                                               render_trec,
                                                               render_kwic,
                                                               render_bibtex,
                                                               render_ris,
                                                               render_csl_json};

bool has_totals(OutputFormat format) {
  return format == OutputFormat::Text || format == OutputFormat::Json;
}

// --count where the format has no place for a total: the number alone, behind the query's id.
void write_count(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  if (!options.query_id.empty()) {
    out << one_line(options.query_id) << '\t';
  }
  out << result.total << '\n';
}

}  // namespace

void render(OutputFormat format,
            const SearchResult& result,
            const RenderOptions& options,
            std::ostream& out) {
  if (options.count_only && !has_totals(format)) {
    write_count(result, options, out);
    return;
  }
  kRenderers[static_cast<std::size_t>(format)](result, options, out);
}

void render_article(OutputFormat format,
                    const MarkedArticle& marked,
                    const RenderOptions& options,
                    std::ostream& out) {
  const bool is_json = format == OutputFormat::Json || format == OutputFormat::JsonLines;
  if (format == OutputFormat::Text) {
    render_article_text(marked, options, out);
    return;
  }
  if (is_json && options.fields.empty()) {
    render_article_json(marked.article, format == OutputFormat::Json, out);
    return;
  }
  Hit hit;
  hit.rank = 1;
  hit.article = marked.article;
  hit.headline = {marked.article.headline, marked.headline};
  hit.body_marks = marked.body;
  SearchResult result;
  result.total = 1;
  result.hits.push_back(std::move(hit));
  render(format, result, options, out);
}

}  // namespace backfile
