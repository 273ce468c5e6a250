// SPDX-License-Identifier: GPL-2.0-or-later
// The files of the hits, for xargs and its like.
#include <algorithm>
#include <ostream>
#include <set>
#include <string_view>

#include "common/text/utf8.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_layout.h"

namespace backfile {

void render_paths(const SearchResult& result, const RenderOptions& options, std::ostream& out) {
  std::set<std::string_view> written;
  for (const Hit& hit : result.hits) {
    const std::string& path = hit.article.path;
    if (!written.insert(path).second) {
      continue;
    }
    if (options.nul_separated) {
      out << path << '\0';
    } else {
      std::string line = terminal_safe(path);
      std::ranges::replace(line, '\n', ' ');
      out << line << '\n';
    }
  }
}

}  // namespace backfile
