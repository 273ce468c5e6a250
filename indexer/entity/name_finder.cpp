// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/name_finder.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/text/country_names.h"
#include "indexer/entity/letters.h"
#include "indexer/entity/organization_names.h"
#include "indexer/entity/story_mentions.h"

namespace backfile {
namespace {

constexpr std::size_t kLanguageSampleBytes = 4000;

/// Most letters of the text's beginning are Latin ones.
bool is_latin(std::string_view text) {
  constexpr char32_t kLatinEnd = 0x250;
  text = text.substr(0, kLanguageSampleBytes);
  std::size_t latin = 0, others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    const bool is_letter = letter.kind == LetterKind::Lower || letter.kind == LetterKind::Upper;
    latin += is_letter && letter.code_point < kLatinEnd ? 1u : 0u;
    others += is_letter && letter.code_point >= kLatinEnd ? 1u : 0u;
    at += letter.bytes;
  }
  return latin > 2 * others;
}

/// The model by which names of `article` are found, nullptr for none.
const EntityModel* model_for(const Article& article) {
  const bool is_unknown = article.language.empty() || article.language == "und";
  return shipped_model_for(is_unknown && is_latin(article.body) ? "en" : article.language);
}

/// The given name, a country's under its short name; the form that the text confirms.
std::string canonical_of(const ArticleName& name, bool is_found) {
  if (name.given_as.empty() || is_found) {
    return name.form.text;
  }
  const std::string_view country =
      name.kind == EntityKind::Place ? country_named(name.given_as) : std::string_view();
  return country.empty() ? name.given_as : std::string(country);
}

Entity entity_of(ArticleName&& name) {
  const bool is_found = !name.mentions.empty();
  Entity entity;
  entity.kind = name.kind;
  entity.canonical = canonical_of(name, is_found);
  entity.name = std::move(name.written);
  entity.mentions = std::move(name.mentions);
  entity.given_as = std::move(name.given_as);
  return entity;
}

/// Moves what a joined name has to the name that it stands for.
void merge(ArticleName&& from, ArticleName& into) {
  into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
  if (into.given_as.empty()) {
    into.given_as = std::move(from.given_as);
  }
}

bool is_before(const Mention& a, const Mention& b) {
  return std::tuple(!a.in_headline, a.begin, a.end) < std::tuple(!b.in_headline, b.begin, b.end);
}

bool names_nobody(const ArticleName& name) {
  return name.kind == EntityKind::Organization && name.given_as.empty() && is_mere_word(name.form);
}

std::vector<ArticleName> merged(std::vector<ArticleName> names,
                                const std::vector<NameJoin>& joins) {
  std::vector<bool> is_joined(names.size());
  for (const NameJoin& join : joins) {
    merge(std::move(names[join.from]), names[join.into]);
    is_joined[join.from] = true;
  }
  std::vector<ArticleName> kept;
  kept.reserve(names.size() - joins.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!is_joined[i] && !names_nobody(names[i])) {
      std::ranges::sort(names[i].mentions, is_before);
      kept.push_back(std::move(names[i]));
    }
  }
  return kept;
}

/// Given entities in their order, then the others by where they are written first.
void put_in_order(const std::vector<Entity>& given, std::vector<Entity>& entities) {
  std::map<std::pair<EntityKind, std::string_view>, std::size_t> places;
  for (std::size_t i = 0; i < given.size(); ++i) {
    places.try_emplace({given[i].kind, given[i].name}, i);
  }
  const auto end = std::ranges::stable_partition(
      entities, [](const Entity& entity) { return !entity.given_as.empty(); });
  std::ranges::stable_sort(entities.begin(), end.begin(), {}, [&](const Entity& entity) {
    return places.at({entity.kind, entity.given_as});
  });
  std::ranges::stable_sort(end, is_before, [](const Entity& entity) -> const Mention& {
    return entity.mentions.front();
  });
}

}  // namespace

void NameFinder::find(Article& article, NameTrace* trace) {
  static const EntityLexicon kNoLexicon;
  std::vector<EntityMention> mentions;
  const EntityModel* model = model_for(article);
  if (model != nullptr) {
    mentions =
        taggers_.try_emplace(model, *model).first->second.tag(article.headline, article.body);
    keep_story_mentions(article, mentions);
  }
  std::vector<ArticleName> names =
      names_of(article, mentions, model == nullptr ? kNoLexicon : model->lexicon());
  const std::vector<NameJoin> joins = join_names(article, names);
  if (trace != nullptr) {
    *trace = {names, joins};
  }
  std::vector<ArticleName> kept = merged(std::move(names), joins);
  std::vector<Entity> entities;
  entities.reserve(kept.size());
  for (ArticleName& name : kept) {
    entities.push_back(entity_of(std::move(name)));
  }
  put_in_order(article.entities, entities);
  article.entities = std::move(entities);
}

}  // namespace backfile
