// SPDX-License-Identifier: GPL-2.0-or-later
// What a reference manager is told of an article: BibTeX, RIS and CSL-JSON write the same.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "common/model/article.h"
#include "searcher/match/search_result.h"
#include "searcher/render/render_options.h"

namespace backfile {

/// A person's name in its two parts, or any other name whole in `family`.
struct CitedName {
  std::string family, given;
  bool operator==(const CitedName&) const = default;
};

/// The name of a byline taken apart where it is surely a person's: two to four capitalized words
/// without one that is in no name ("Press", "Staff", "for", "Jr."), which are not `outlet`.
/// A particle ("van", "de") begins the family's name. Everything else stays whole.
CitedName cited_name(std::string_view byline, std::string_view outlet);

/// All but the dates is safe to print and on one line; "" for what is not known.
struct Citation {
  std::string key;  ///< "backfile-28t5cy4tqkff": one article's for as long as it has its id
  std::vector<CitedName> authors;
  std::string headline, outlet, section, language, url;
  std::string date_doubt;          ///< how the date is known, when that is of low confidence
  std::vector<unsigned> issued{};  ///< year, month, day: as many as are known
};
Citation citation_of(const Article& article);

/// Writes the citation of every hit, a blank line between two, in a batch too.
void write_citations(const SearchResult& result,
                     const RenderOptions& options,
                     std::ostream& out,
                     const std::function<void(const Citation&)>& write);

}  // namespace backfile
