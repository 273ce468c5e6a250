// SPDX-License-Identifier: GPL-2.0-or-later
// What a page says about itself outside of its text: meta, JSON-LD, title, time.
#pragma once

#include <string>
#include <vector>

#include <libxml/HTMLparser.h>

#include "indexer/parse/article_draft.h"

namespace backfile {

struct HtmlMetadata {
  std::string document_title, open_graph_title, json_ld_headline;
  std::string source, canonical_url, language, description;
  std::string json_ld_body;           ///< articleBody
  std::vector<std::string> headings;  ///< of the first rank, in order
  std::vector<std::string> bylines, sections;
  std::vector<DateCandidate> dates;
  bool asks_scripts = false;  ///< for a date: find_script_dates()
};

/// Reads the metadata of the whole page `root`. Never fails: what cannot be read is left empty.
HtmlMetadata read_html_metadata(xmlNode* root);

/// The headline: what readers see as the first heading, when it stands alone or agrees with a
/// title; else JSON-LD's, Open Graph's, the page's title. Without the outlet that pages add behind
/// a bar or dash; an outlet found so and not known yet is put in `metadata.source`.
std::string choose_headline(HtmlMetadata& metadata);

}  // namespace backfile
