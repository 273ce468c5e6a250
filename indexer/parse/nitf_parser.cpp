// SPDX-License-Identifier: GPL-2.0-or-later
// parse_nitf(): head for what is known of the article, body.head for what is printed above it.
#include <algorithm>
#include <array>

#include "indexer/parse/draft_fields.h"
#include "indexer/parse/nitf.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/xml_text.h"

namespace backfile {
namespace {

/// Attributes of the head that hold the day, best first: issued, released, printed, written.
struct DateAttribute {
  std::string_view element, attribute;
};
constexpr std::array kDates{DateAttribute{"date.issue", "norm"},
                            DateAttribute{"date.release", "norm"},
                            DateAttribute{"pubdata", "date.publication"},
                            DateAttribute{"story.date", "norm"}};

struct EntityElement {
  std::string_view element;
  EntityKind kind;
};
constexpr std::array kEntities{EntityElement{"person", EntityKind::Person},
                               EntityElement{"org", EntityKind::Organization},
                               EntityElement{"location", EntityKind::Place},
                               EntityElement{"classifier", EntityKind::Person}};

std::string attribute_of(const XmlNode& root, std::string_view element, std::string_view name) {
  for (const XmlNode* found : find_all_xml(root, element)) {
    if (const std::string_view value = trim(found->attribute(name)); !value.empty()) {
      return std::string(value);
    }
  }
  return {};
}

/// The names alone: what follows <person> is the author's title or outlet.
std::string byline_of(const XmlNode& byline) {
  const XmlNode* person = find_xml(byline, "person");
  if (person != nullptr && !xml_line(person).empty()) {
    return xml_line(person);
  }
  std::string names;
  for (const XmlNode& child : byline.children) {
    names += child.is_text() ? child.text : child.name == "byttl" ? "" : xml_line(&child);
  }
  const std::string_view line = trim(names);
  return std::string(line.substr(0, line.find_last_not_of(", ") + 1));
}

std::string headline_of(const XmlNode& nitf) {
  for (const std::string_view name : {"hl1", "hedline", "headline"}) {
    if (std::string line = xml_line(find_xml(nitf, name)); !line.empty()) {
      return line;
    }
  }
  const XmlNode* head = find_xml(nitf, "head");
  std::string title = head == nullptr ? std::string() : xml_line(find_xml(*head, "title"));
  return title.empty() ? xml_line(find_xml(nitf, "hl2")) : title;
}

/// body.content, and what the agencies that do without it put into body.
std::string body_of(const XmlNode& nitf) {
  std::string text;
  for (const std::string_view name : {"body.content", "body", "abstract"}) {
    for (const XmlNode* found : find_all_xml(nitf, name)) {
      const std::string part = xml_paragraphs(*found);
      text += (text.empty() || part.empty() ? "" : "\n\n") + part;
    }
    if (!trim(text).empty()) {
      break;
    }
  }
  return text;
}

std::string dateline_of(const XmlNode* dateline) {
  if (dateline == nullptr) {
    return {};
  }
  const XmlNode* location = dateline->child("location");
  const XmlNode* city = location == nullptr ? nullptr : location->child("city");
  return xml_line(city != nullptr ? city : location != nullptr ? location : dateline);
}

void read_sections(const XmlNode& nitf, Article& article) {
  append(article.sections, attribute_of(nitf, "pubdata", "position.section"));
  for (const XmlNode* subject : find_all_xml(nitf, "tobject.subject")) {
    append(article.sections, std::string(subject->attribute("tobject.subject.type")));
  }
  const std::string type = attribute_of(nitf, "tobject", "tobject.type");
  if (article.sections.empty() && lower_ascii(type) != "news") {
    append(article.sections, type);
  }
}

void read_entities(const XmlNode& nitf, Article& article) {
  const XmlNode* docdata = find_xml(nitf, "docdata");
  const XmlNode* named = docdata == nullptr ? nullptr : find_xml(*docdata, "identified-content");
  if (named != nullptr) {
    for (const XmlNode& child : named->children) {
      const auto known = std::ranges::find(kEntities, child.name, &EntityElement::element);
      const bool person_classifier =
          child.name != "classifier" || child.attribute("type") == "person";
      if (known != kEntities.end() && person_classifier) {
        const std::string line = xml_line(&child);
        append_entity(
            article, known->kind, line.empty() ? std::string(child.attribute("value")) : line);
      }
    }
  }
  append_entity(article, EntityKind::Place, attribute_of(nitf, "evloc", "city"));
}

}  // namespace

void read_nitf(const XmlNode& nitf, ArticleDraft& draft) {
  Article& article = draft.article;
  fill(article.headline, headline_of(nitf));
  fill(article.body, body_of(nitf));
  fill(article.dateline, dateline_of(find_xml(nitf, "dateline")));
  const XmlNode* byline = find_xml(nitf, "byline");
  if (article.bylines.empty() && byline != nullptr) {
    append(article.bylines, byline_of(*byline));
  }
  if (article.captions.empty()) {
    article.captions = xml_captions(nitf);
  }
  fill(article.source, xml_line(find_xml(nitf, "distributor")));
  fill(article.source, attribute_of(nitf, "doc.copyright", "holder"));
  fill(article.source, attribute_of(nitf, "doc-id", "regsrc"));
  fill(article.given_id, attribute_of(nitf, "doc-id", "id-string"));
  fill(draft.declared_language, attribute_of(nitf, "nitf", "baselang"));
  fill(draft.declared_language, attribute_of(nitf, "body", "xml:lang"));
  for (const DateAttribute& date : kDates) {
    append_date(draft, attribute_of(nitf, date.element, date.attribute));
  }
  if (article.sections.empty()) {
    read_sections(nitf, article);
  }
  read_entities(nitf, article);
}

Result<ArticleDraft> parse_nitf(std::string_view text) {
  ArticleDraft draft;
  read_nitf(parse_xml_tree(text), draft);
  drop_repeated_headline(draft.article);
  return draft;
}

}  // namespace backfile
