// SPDX-License-Identifier: GPL-2.0-or-later
// parse_trec_sgml(): one <DOC> element as TREC's collections have them.
#include <algorithm>
#include <array>
#include <span>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/sgml_elements.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

using Names = std::span<const std::string_view>;

// The collections' own names for one thing (AP, WSJ, FT, FR, LA Times, Xinhua, Gigaword).
constexpr std::array<std::string_view, 3> kIds{"DOCNO", "DOCID", "ID"};
constexpr std::array<std::string_view, 6> kHeadlines{"HEADLINE", "HEAD", "TITLE", "TTL", "HL", "H3"};
constexpr std::array<std::string_view, 5> kDates{"DATE_TIME", "DATE", "DATETIME", "DD", "PUBDATE"};
constexpr std::array<std::string_view, 2> kBylines{"BYLINE", "AUTHOR"};
constexpr std::array<std::string_view, 3> kSources{"PUB", "SOURCE", "SO"};
constexpr std::array<std::string_view, 3> kSections{"SECTION", "SUBJECT", "CATEGORY"};
constexpr std::array<std::string_view, 1> kDatelines{"DATELINE"};
constexpr std::array<std::string_view, 5> kTexts{"LP", "LEADPARA", "TEXT", "BODY", "GRAPHIC"};

std::string first_of(std::string_view document, Names names) {
  for (const std::string_view name : names) {
    if (const auto element = find_element(document, name)) {
      std::string text(trim(sgml_text(element->content)));
      if (!text.empty()) {
        return text;
      }
    }
  }
  return {};
}

std::string all_texts(std::string_view document) {
  std::string body;
  for (const std::string_view name : kTexts) {
    for (const SgmlElement& element : find_elements(document, name)) {
      body += (body.empty() ? "" : "\n\n") + unwrap_paragraphs(sgml_text(element.content));
    }
  }
  return body;
}

/// A document without TEXT: all that is not in one of the fields.
std::string rest_of(std::string_view document) {
  std::string rest(document);
  for (const Names names : {Names(kIds), Names(kHeadlines), Names(kDates), Names(kBylines), Names(kSources), Names(kSections), Names(kDatelines)}) {
    for (const std::string_view name : names) {
      if (const auto element = find_element(rest, name)) {
        rest.erase(static_cast<std::size_t>(element->whole.data() - rest.data()), element->whole.size());
      }
    }
  }
  return unwrap_paragraphs(sgml_text(rest));
}

}  // namespace

Result<ArticleDraft> parse_trec_sgml(std::string_view text) {
  const auto element = find_element(text, "DOC");
  if (!element) {
    return failure(ErrorCode::Corrupt, "no DOC element in it");
  }
  const std::string_view document = element->content;
  ArticleDraft draft;
  Article& article = draft.article;
  article.given_id = first_of(document, kIds);
  article.headline = first_of(document, kHeadlines);
  article.bylines = {first_of(document, kBylines)};
  article.dateline = first_of(document, kDatelines);
  const std::string source = first_of(document, kSources);
  article.source = source.substr(0, source.find(','));  // "TIME, page 020"
  article.sections = {first_of(document, kSections)};
  draft.dates.push_back({DateMethod::Field, first_of(document, kDates)});
  article.body = all_texts(document);
  if (article.body.empty()) {
    article.body = rest_of(document);
  }
  return draft;
}

}  // namespace backfile
