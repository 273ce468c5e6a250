// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/result_fields.h"

#include <algorithm>
#include <array>

#include "common/model/article_id.h"

namespace backfile {
namespace {

// The names of one kind as they are counted, each once.
std::vector<std::string> names_of(const Article& article, EntityKind kind) {
  std::vector<std::string> names;
  for (const Entity& entity : article.entities) {
    const std::string& name = entity.canonical.empty() ? entity.name : entity.canonical;
    if (entity.kind == kind && std::ranges::find(names, name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

using Reader = FieldValue (*)(const Hit&);

// In the order of ResultField.
constexpr std::array<Reader, kResultFieldNames.size()> kReaders{
    [](const Hit& hit) -> FieldValue { return hit.rank; },
    [](const Hit& hit) -> FieldValue { return hit.score; },
    [](const Hit& hit) -> FieldValue { return print_article_id(hit.article.id); },
    [](const Hit& hit) -> FieldValue { return iso_date(hit.article.date); },
    [](const Hit& hit) -> FieldValue { return std::string(name_of(hit.article.date.method)); },
    [](const Hit& hit) -> FieldValue { return std::string(name_of(hit.article.date.confidence)); },
    [](const Hit& hit) -> FieldValue { return hit.article.source; },
    [](const Hit& hit) -> FieldValue { return hit.article.sections; },
    [](const Hit& hit) -> FieldValue { return hit.article.language; },
    [](const Hit& hit) -> FieldValue { return hit.article.headline; },
    [](const Hit& hit) -> FieldValue { return hit.article.bylines; },
    [](const Hit& hit) -> FieldValue { return hit.article.dateline; },
    [](const Hit& hit) -> FieldValue { return hit.article.url; },
    [](const Hit& hit) -> FieldValue { return hit.article.path; },
    [](const Hit& hit) -> FieldValue { return std::uint64_t{hit.article.record}; },
    [](const Hit& hit) -> FieldValue { return hit.article.given_id; },
    [](const Hit& hit) -> FieldValue { return hit.snippet.text; },
    [](const Hit& hit) -> FieldValue { return hit.article.date.text; },
    [](const Hit& hit) -> FieldValue { return hit.article.format; },
    [](const Hit& hit) -> FieldValue { return names_of(hit.article, EntityKind::Person); },
    [](const Hit& hit) -> FieldValue { return names_of(hit.article, EntityKind::Organization); },
    [](const Hit& hit) -> FieldValue { return names_of(hit.article, EntityKind::Place); },
    [](const Hit& hit) -> FieldValue { return hit.article.body; },
    [](const Hit& hit) -> FieldValue { return hit.article.captions; },
    [](const Hit& hit) -> FieldValue { return hit.article.related; },
    [](const Hit& hit) -> FieldValue { return hit.article.warnings; },
};

}  // namespace

FieldValue value_of(ResultField field, const Hit& hit) {
  return kReaders[static_cast<std::size_t>(field)](hit);
}

std::vector<ResultField> fields_of(const RenderOptions& options) {
  std::vector<ResultField> fields = options.fields;
  for (std::size_t i = 0; options.fields.empty() && i <= static_cast<std::size_t>(kLastUsualField);
       ++i) {
    fields.push_back(static_cast<ResultField>(i));
  }
  return fields;
}

}  // namespace backfile
