// SPDX-License-Identifier: GPL-2.0-or-later
// Nothing blank gets in, nothing known is written over.
#include "indexer/parse/draft_fields.h"

#include <algorithm>

#include "indexer/parse/text_chars.h"

namespace backfile {

void fill(std::string& field, std::string value) {
  if (trim(field).empty()) {
    field = std::move(value);
  }
}

void append(std::vector<std::string>& list, std::string value) {
  if (!trim(value).empty()) {
    list.push_back(std::move(value));
  }
}

void append_entity(Article& article, EntityKind kind, std::string name) {
  const bool known = std::ranges::any_of(article.entities, [&](const Entity& entity) {
    return entity.kind == kind && entity.name == name;
  });
  if (!trim(name).empty() && !known) {
    article.entities.push_back(given_entity(kind, name));
  }
}

void append_date(ArticleDraft& draft, std::string_view text) {
  if (!trim(text).empty()) {
    draft.dates.push_back({DateMethod::Field, std::string(trim(text))});
  }
}

void drop_repeated_headline(Article& article) {
  const std::size_t end = std::min(article.body.find("\n\n"), article.body.size());
  const std::string_view first = trim(std::string_view(article.body).substr(0, end));
  if (!first.empty() && end < article.body.size() && first == trim(article.headline)) {
    article.body.erase(0, end + 2);
  }
}

}  // namespace backfile
