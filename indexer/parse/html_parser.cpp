// SPDX-License-Identifier: GPL-2.0-or-later
// parse_html(): one tree, its metadata, its article.
#include "indexer/parse/article_draft.h"
#include "indexer/parse/html_body.h"
#include "indexer/parse/html_date_lines.h"
#include "indexer/parse/html_metadata.h"
#include "indexer/parse/html_script_text.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

// Bytes: a page that gave less may say more in its metadata, or in what its scripts show.
constexpr std::size_t kShortBody = 140;
constexpr std::size_t kCutBody = 2000;

/// Pages that build their text by script still carry it: whole in their data, or whole or as a
/// summary in their metadata.
void fill_short_body(std::string_view page, const HtmlMetadata& metadata, Article& article) {
  if (article.body.size() < kShortBody) {
    if (metadata.json_ld_body.size() > article.body.size()) {
      article.body = unwrap_paragraphs(metadata.json_ld_body);
    } else if (article.body.empty()) {
      article.body = metadata.description;
    }
  }
  if (article.body.size() < kCutBody) {
    std::string whole = find_script_text(page, article.body);
    article.body = whole.size() > 2 * article.body.size() ? std::move(whole) : article.body;
  }
}

void add_page_dates(std::string_view page,
                    const HtmlMetadata& metadata,
                    const HtmlBody& body,
                    std::vector<DateCandidate>& dates) {
  dates = metadata.dates;
  for (const std::string& line : body.dated_lines) {
    dates.push_back({DateMethod::Byline, line});
  }
  if (metadata.asks_scripts) {
    const std::vector<DateCandidate> values = find_script_dates(page);
    dates.insert(dates.end(), values.begin(), values.end());
  }
}

}  // namespace

Result<ArticleDraft> parse_html(std::string_view text, const RawDocument& document) {
  bool cut = false;
  const HtmlDocument tree = parse_html_tree(text, &cut);
  xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (root == nullptr) {
    return failure(ErrorCode::Corrupt, "no text in it");
  }
  HtmlMetadata metadata = read_html_metadata(root);
  ArticleDraft draft;
  Article& article = draft.article;
  if (metadata.canonical_url.empty()) {
    metadata.canonical_url = document.url;
  }
  article.headline = choose_headline(metadata);
  HtmlBody body = read_html_body(root, {article.headline, metadata.bylines, metadata.json_ld_body});
  article.body = std::move(body.text);
  article.boilerplate_bytes = static_cast<std::uint32_t>(body.dropped_bytes);
  fill_short_body(text, metadata, article);
  article.bylines = metadata.bylines.empty() ? body.bylines : metadata.bylines;
  article.captions = std::move(body.captions);
  article.related = std::move(body.related);
  article.sections = metadata.sections;
  article.source = metadata.source;
  article.url = metadata.canonical_url;
  draft.declared_language = metadata.language;
  draft.frame_language = true;
  add_page_dates(text, metadata, body, draft.dates);
  if (cut) {
    article.warnings.emplace_back("only the first 16 MB of the page were read");
  }
  return draft;
}

}  // namespace backfile
