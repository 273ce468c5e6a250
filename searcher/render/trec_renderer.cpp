// SPDX-License-Identifier: GPL-2.0-or-later
// Hits as a run file for trec_eval.
#include <ostream>

#include <fmt/format.h>

#include "common/model/article_id.h"
#include "common/text/utf8.h"
#include "searcher/render/renderer.h"

namespace backfile {
namespace {

// One word: blanks become "_".
std::string word(std::string_view text) {
  std::string result = terminal_safe(text);
  for (char& c : result) {
    c = c == ' ' || c == '\t' || c == '\n' ? '_' : c;
  }
  return result;
}

}  // namespace

void render_trec(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  const std::string query_id = word(options.query_id.empty() ? "1" : options.query_id);
  const std::string tag = word(options.run_tag);
  for (const Hit& hit : result.hits) {
    const std::string& given = hit.article.given_id;
    out << fmt::format("{} Q0 {} {} {:.6f} {}\n",
                       query_id,
                       given.empty() ? print_article_id(hit.article.id) : word(given),
                       hit.rank,
                       hit.score,
                       tag);
  }
}

}  // namespace backfile
