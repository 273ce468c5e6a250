// SPDX-License-Identifier: GPL-2.0-or-later
// The distinct names of one article, each with all places where it is written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/model/article.h"
#include "indexer/entity/entity_lexicon.h"
#include "indexer/entity/entity_tagger.h"
#include "indexer/entity/name_form.h"

namespace backfile {

/// One name of an article: mentions of one kind whose forms have one key.
struct ArticleName {
  EntityKind kind = EntityKind::Person;
  NameForm form;           ///< the best of its mentions': not all in capitals, else most frequent
  bool from_slug = false;  ///< form is made of a given name in small letters: "james-baker"
  std::string written;     ///< the longest way it is written, as it stands there
  std::string given_as;    ///< as the metadata gives it, "" when only the text names it
  std::vector<Mention> mentions;
  bool bears_legal_words = false;      ///< Inc, Corp ... behind it somewhere
  bool has_title = false;              ///< Mr, President ... before it somewhere
  bool is_he = false, is_she = false;  ///< as Mr or Mrs says
  bool opens_body = false;             ///< as the place of a dateline does
  bool is_given_only() const { return mentions.empty(); }
};

/// The names of `mentions` in order of first appearance, behind them those that only
/// `article.entities` gives. Keys are compared without blanks and hyphens, countries under their
/// English short name. A given name is one with the found name of the same kind and key; each given
/// name stays one name, so that two of them are never one. A name that stands only in capitals is
/// shown as `lexicon` tells. Requires: mentions are slices of headline and body. Cost: linear.
std::vector<ArticleName> names_of(const Article& article,
                                  const std::vector<EntityMention>& mentions,
                                  const EntityLexicon& lexicon);

/// What `mention` of `article` lies in: its headline or its body.
inline std::string_view field_of(const Article& article, const Mention& mention) {
  return mention.in_headline ? article.headline : article.body;
}

}  // namespace backfile
