// SPDX-License-Identifier: GPL-2.0-or-later
// parse_newsml(): a NewsItem of NewsML 1. Components nest: the first line or date found in document
// order counts. Source: IPTC, NewsML 1.2 functional specification.
#include <algorithm>
#include <array>

#include "indexer/parse/draft_fields.h"
#include "indexer/parse/nitf.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/xml_text.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 6> kDates{
    "firstcreated", "thisrevisioncreated", "dateid", "dateandtime", "datelabel", "dateline"};

std::string first_line(const XmlNode& root, std::string_view name) {
  for (const XmlNode* found : find_all_xml(root, name)) {
    if (std::string line = xml_line(found); !line.empty()) {
      return line;
    }
  }
  return {};
}

std::string formal_name(const XmlNode& root, std::string_view outer, std::string_view inner) {
  const XmlNode* element = find_xml(root, outer);
  element = element == nullptr || inner.empty() ? element : find_xml(*element, inner);
  return element == nullptr ? std::string() : std::string(element->attribute("formalname"));
}

bool is_text_content(const XmlNode& content) {
  const std::string type = lower_ascii(formal_name(content, "mediatype", ""));
  return type.empty() || type == "text" || type == "complexdata";
}

/// The content items that hold text, each once: agencies send one text in several formats.
void read_contents(const XmlNode& root, ArticleDraft& draft) {
  for (const XmlNode* content : find_all_xml(root, "contentitem")) {
    const XmlNode* data = find_xml(*content, "datacontent");
    if (data == nullptr || !is_text_content(*content) || !draft.article.body.empty()) {
      continue;
    }
    if (find_xml(*data, "nitf") != nullptr || find_xml(*data, "body.content") != nullptr) {
      read_nitf(*data, draft);
    } else {
      draft.article.body = xml_paragraphs(*data);
      draft.article.captions = xml_captions(*data);
    }
  }
}

/// A component whose role is a caption, as photographs have.
void read_captions(const XmlNode& root, Article& article) {
  for (const XmlNode* component : find_all_xml(root, "newscomponent")) {
    const XmlNode* role = component->child("role");
    if (role == nullptr || lower_ascii(role->attribute("formalname")) != "caption") {
      continue;
    }
    if (const XmlNode* data = find_xml(*component, "datacontent")) {
      const std::string text = xml_line(data);
      if (article.body != text) {
        append(article.captions, text);
      }
    }
  }
}

}  // namespace

Result<ArticleDraft> parse_newsml(std::string_view text) {
  const XmlNode root = parse_xml_tree(text);
  ArticleDraft draft;
  Article& article = draft.article;
  article.headline = first_line(root, "headline");
  append(article.bylines, first_line(root, "byline"));
  article.dateline = first_line(root, "dateline");
  for (const std::string_view name : kDates) {
    append_date(draft, first_line(root, name));
  }
  article.source = formal_name(root, "provider", "party");
  fill(article.source, first_line(root, "providerid"));
  article.given_id = first_line(root, "publicidentifier");
  fill(article.given_id, first_line(root, "newsitemid"));
  draft.declared_language = formal_name(root, "language", "");
  append(article.sections, formal_name(root, "newsproduct", ""));
  read_contents(root, draft);
  read_captions(root, article);
  fill(article.headline, first_line(root, "namelabel"));
  fill(article.headline, first_line(root, "slugline"));
  drop_repeated_headline(article);
  return draft;
}

}  // namespace backfile
