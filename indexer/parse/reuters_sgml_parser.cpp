// SPDX-License-Identifier: GPL-2.0-or-later
// parse_reuters_sgml(): one <REUTERS> element of the Reuters-21578 collection.
#include <algorithm>
#include <array>

#include "indexer/parse/article_draft.h"
#include "indexer/parse/character_references.h"
#include "indexer/parse/dateline.h"
#include "indexer/parse/sgml_elements.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_units.h"

namespace backfile {
namespace {

std::string plain(std::string_view content) {
  return decode_references(without_control_references(content));
}

std::string content_of(std::string_view text, std::string_view name) {
  const auto element = find_element(text, name);
  return element ? plain(element->content) : std::string();
}

/// The <D> values of a list element, each once.
std::vector<std::string> listed(std::string_view text, std::string_view name) {
  std::vector<std::string> values;
  const auto list = find_element(text, name);
  for (const SgmlElement& item :
       list ? find_elements(list->content, "D") : std::vector<SgmlElement>()) {
    std::string value(trim(plain(item.content)));
    if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end()) {
      values.push_back(std::move(value));
    }
  }
  return values;
}

struct EntityList {
  std::string_view element;
  EntityKind kind;
};

// EXCHANGES and COMPANIES are lists of their own and not counted as organizations here.
constexpr std::array<EntityList, 3> kEntityLists{{{"PLACES", EntityKind::Place},
                                                  {"PEOPLE", EntityKind::Person},
                                                  {"ORGS", EntityKind::Organization}}};

/// TEXT without BODY: what is left of it when its other elements are taken out.
std::string unstructured_text(std::string_view text) {
  std::string rest(text);
  for (const std::string_view name : {"TITLE", "DATELINE", "AUTHOR"}) {
    if (const auto element = find_element(rest, name)) {
      rest.erase(static_cast<std::size_t>(element->whole.data() - rest.data()),
                 element->whole.size());
    }
  }
  std::erase(rest, '*');
  return plain(rest);
}

/// " Reuter" and " REUTER..." in a last line of its own sign the item off.
std::string_view without_sign_off(std::string_view body) {
  const std::string_view text = trim(body);
  const std::size_t line = text.rfind('\n') + 1;
  return lower_ascii(trim(text.substr(line))).starts_with("reuter") && text.size() - line < 20
             ? text.substr(0, line)
             : body;
}

/// TYPE="BRIEF" has no text of its own, only "Blah blah blah."
bool is_filler(std::string_view body) { return trim(body) == "Blah blah blah."; }

void read_body(std::string_view text, ArticleDraft& draft) {
  Article& article = draft.article;
  const auto body = find_element(text, "BODY");
  const std::string raw = body ? plain(body->content) : unstructured_text(text);
  const std::string_view kept = is_filler(raw) ? std::string_view() : without_sign_off(raw);
  article.boilerplate_bytes = static_cast<std::uint32_t>(raw.size() - kept.size());
  const std::string dateline = content_of(text, "DATELINE");
  const Dateline read = read_dateline_field(dateline);
  article.dateline = read.text;
  article.body = unwrap_paragraphs(kept);
  if (!article.dateline.empty() && !article.body.empty()) {
    article.body = article.dateline + " - " + article.body;  // as it was printed
  }
}

}  // namespace

Result<ArticleDraft> parse_reuters_sgml(std::string_view text) {
  const auto element = find_element(text, "REUTERS");
  if (!element) {
    return failure(ErrorCode::Corrupt, "no REUTERS element in it");
  }
  ArticleDraft draft;
  Article& article = draft.article;
  article.given_id = attribute_value(element->attributes, "NEWID");
  article.source = "Reuters";  // the collection is Reuters' newswire
  article.sections = listed(element->content, "TOPICS");
  for (const EntityList& list : kEntityLists) {
    for (std::string& name : listed(element->content, list.element)) {
      article.entities.push_back(given_entity(list.kind, name));
    }
  }
  draft.dates.push_back({DateMethod::Field, content_of(element->content, "DATE")});
  const auto body = find_element(element->content, "TEXT");
  const std::string_view content = body ? body->content : std::string_view();
  article.headline = content_of(content, "TITLE");
  const std::string author = content_of(content, "AUTHOR");
  article.bylines = {std::string(trim(author))};
  read_body(content, draft);
  draft.declared_language = "en";
  return draft;
}

}  // namespace backfile
