// SPDX-License-Identifier: GPL-2.0-or-later
// From an article's text to its people, organizations and places.
#pragma once

#include <map>
#include <vector>

#include "common/model/article.h"
#include "indexer/entity/article_names.h"
#include "indexer/entity/entity_model.h"
#include "indexer/entity/entity_tagger.h"
#include "indexer/entity/name_joins.h"

namespace backfile {

/// What was found in an article before it was made entities, for those who judge it.
struct NameTrace {
  std::vector<ArticleName> names;
  std::vector<NameJoin> joins;
};

/// Tags, keeps the story's names, joins those of one entity. One object a thread.
class NameFinder {
 public:
  /// Makes `article.entities` one entry an entity: the given ones in their order, each with its
  /// mentions, then those that only the text names in order of appearance. `canonical` is the
  /// longest good form: a country's English short name, no legal suffix, no title; of a given name
  /// that the text does not have, the given name. Tagged are articles in languages that have a
  /// model (shipped_model_for), and by the English one those of unknown language in Latin letters;
  /// of others only the given names are read. Cost: linear; tagging takes most of it.
  void find(Article& article, NameTrace* trace = nullptr);

 private:
  std::map<const EntityModel*, EntityTagger> taggers_;
};

}  // namespace backfile
