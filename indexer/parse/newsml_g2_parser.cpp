// SPDX-License-Identifier: GPL-2.0-or-later
// parse_newsml_g2(): a newsItem of NewsML-G2. Source: IPTC, NewsML-G2 2.30 guidelines.
#include <algorithm>
#include <array>

#include "indexer/parse/draft_fields.h"
#include "indexer/parse/nitf.h"
#include "indexer/parse/record_article.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/xml_record.h"
#include "indexer/parse/xml_text.h"

namespace backfile {
namespace {

/// What a subject is, by the end of its type ("cpnat:person").
struct SubjectType {
  std::string_view type;
  EntityKind kind;
};
constexpr std::array kSubjectTypes{SubjectType{"person", EntityKind::Person},
                                   SubjectType{"organisation", EntityKind::Organization},
                                   SubjectType{"organization", EntityKind::Organization},
                                   SubjectType{"company", EntityKind::Organization},
                                   SubjectType{"geoarea", EntityKind::Place},
                                   SubjectType{"poi", EntityKind::Place},
                                   SubjectType{"city", EntityKind::Place},
                                   SubjectType{"country", EntityKind::Place}};

/// When it was first sent comes before when this version was.
constexpr std::array<std::string_view, 5> kDates{
    "published", "firstcreated", "versioncreated", "contentcreated", "contentmodified"};

std::string behind_colon(std::string_view code) {
  return lower_ascii(code.substr(code.rfind(':') + 1));
}

/// "name" inside `node`, else its literal, else its text.
std::string name_in(const XmlNode* node) {
  if (node == nullptr) {
    return {};
  }
  std::string name = xml_line(node->child("name"));
  fill(name, std::string(node->attribute("literal")));
  if (name.empty() && node->child("name") == nullptr) {
    name = xml_line(node);
  }
  return name;
}

/// A person's name that is no more than the word of the code again: "ray" of "desk:ray".
bool is_login(const XmlNode& person) {
  const std::string name = name_in(&person);
  return name == behind_colon(person.attribute("qcode")) &&
         name.find_first_of(". ") == std::string::npos;
}

void read_subjects(const XmlNode& content, Article& article) {
  for (const XmlNode& subject : content.children) {
    if (subject.name != "subject") {
      continue;
    }
    const std::string name = xml_line(subject.child("name"));
    const auto type = std::ranges::find(
        kSubjectTypes, behind_colon(subject.attribute("type")), &SubjectType::type);
    if (type != kSubjectTypes.end()) {
      append_entity(article, type->kind, name);
    } else {
      append(article.sections, name);
    }
  }
}

/// Headlines have ranks and roles; the plain one is the article's.
std::string headline_in(const XmlNode& content) {
  std::string any;
  for (const XmlNode& child : content.children) {
    if (child.name != "headline") {
      continue;
    }
    const std::string role = behind_colon(child.attribute("role"));
    std::string line = xml_line(&child);
    if (!line.empty() && (role.empty() || role == "main" || role == "mainheadline")) {
      return line;
    }
    fill(any, std::move(line));
  }
  return any;
}

void read_content_meta(const XmlNode& content, ArticleDraft& draft) {
  Article& article = draft.article;
  article.headline = headline_in(content);
  for (const XmlNode& child : content.children) {
    if (child.name == "by") {
      append(article.bylines, xml_line(&child));
    }
  }
  if (const XmlNode* creator = content.child("creator");
      creator != nullptr && article.bylines.empty() && !is_login(*creator)) {
    append(article.bylines, name_in(creator));
  }
  article.dateline = xml_line(content.child("dateline"));
  fill(article.dateline, name_in(content.child("located")));
  fill(article.source, name_in(content.child("infosource")));
  if (const XmlNode* language = content.child("language")) {
    draft.declared_language = language->attribute("tag");
  }
  read_subjects(content, article);
}

/// The description of a picture is its caption; of a text without a body it is all there is.
void read_descriptions(const XmlNode& content, Article& article) {
  for (const XmlNode& child : content.children) {
    if (child.name == "description") {
      fill(article.body, xml_paragraphs(child));
    }
  }
}

void read_content_set(const XmlNode& root, ArticleDraft& draft) {
  for (const std::string_view name : {"inlinexml", "inlinedata"}) {
    for (const XmlNode* content : find_all_xml(root, name)) {
      if (!draft.article.body.empty()) {
        return;
      }
      if (find_xml(*content, "nitf") != nullptr || find_xml(*content, "body.content") != nullptr) {
        read_nitf(*content, draft);
      } else {
        draft.article.body = xml_paragraphs(*content);
        draft.article.captions = xml_captions(*content);
      }
    }
  }
}

std::string item_language(const XmlNode& root) {
  const XmlNode* item = find_xml(root, "newsitem");
  return item == nullptr ? std::string() : std::string(item->attribute("xml:lang"));
}

std::string item_id(const XmlNode& root) {
  const XmlNode* item = find_xml(root, "newsitem");
  return item == nullptr ? std::string() : std::string(item->attribute("guid"));
}

void read_item_meta(const XmlNode& meta, ArticleDraft& draft) {
  const XmlNode* provider = meta.child("provider");
  fill(draft.article.source, name_in(provider));
  if (provider != nullptr) {
    fill(draft.article.source, behind_colon(provider->attribute("qcode")));
  }
  fill(draft.article.headline, xml_line(meta.child("title")));
}

}  // namespace

Result<ArticleDraft> parse_newsml_g2(std::string_view text, const ParseOptions& options) {
  const XmlNode root = parse_xml_tree(text);
  const XmlNode* item_meta = find_xml(root, "itemmeta");
  const XmlNode* content_meta = find_xml(root, "contentmeta");
  if (item_meta == nullptr && content_meta == nullptr) {
    const XmlNode* item = find_xml(root, "newsitem");  // another format with elements of that name
    return article_of_record(fields_of(item == nullptr ? root : *item), options);
  }
  ArticleDraft draft;
  draft.article.given_id = item_id(root);
  if (content_meta != nullptr) {
    read_content_meta(*content_meta, draft);
  }
  fill(draft.declared_language, item_language(root));
  for (const std::string_view name : kDates) {
    append_date(draft, xml_line(find_xml(root, name)));
  }
  read_content_set(root, draft);
  if (content_meta != nullptr) {
    read_descriptions(*content_meta, draft.article);
  }
  if (item_meta != nullptr) {
    read_item_meta(*item_meta, draft);
  }
  drop_repeated_headline(draft.article);
  return draft;
}

}  // namespace backfile
