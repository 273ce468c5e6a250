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
constexpr std::array<Renderer, kFormatNames.size()> kRenderers{
    render_text, render_json, render_json_lines, render_csv, render_tsv, render_paths, render_trec};

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
                    const Article& article,
                    const RenderOptions& options,
                    std::ostream& out) {
  switch (format) {
    case OutputFormat::Text:
      return render_article_text(article, options, out);
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
      return render_article_json(article, format == OutputFormat::Json, out);
    default:
      break;
  }
  Hit hit;
  hit.rank = 1;
  hit.article = article;
  SearchResult result;
  result.total = 1;
  result.hits.push_back(std::move(hit));
  render(format, result, options, out);
}

}  // namespace backfile
