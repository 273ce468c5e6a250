// SPDX-License-Identifier: GPL-2.0-or-later
// Which entity of the index a user's name means.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/match/entity_names.h"
#include "searcher/match/segment_reader.h"
#include "searcher/query/index_vocabulary.h"

namespace backfile {

/// Names are folded keys. Threads: one, for it asks the databases.
class EntityFinder {
 public:
  /// Requires: both outlive the finder.
  EntityFinder(std::span<const std::unique_ptr<SegmentReader>> segments, const EntityNames& names)
      : segments_(segments), names_(names) {}

  /// See IndexVocabulary::find_entity. A name that stands for itself is taken together with the one
  /// entity that articles write it for, or the one person whose surname it is. When articles write
  /// it for several: of persons the user has to say which; of the others it finds the articles that
  /// write it for any, for most are spellings of one name.
  /// Cost: binary searches; a pass over the fields' dictionaries for a surname and for a name that
  /// is none.
  EntityMatch find(std::span<const FieldId> fields, std::string_view name) const;

  /// The names of the entity `canonical` of `field` that the index holds, with the fields that hold
  /// them: another one for what the archive knows as of this kind.
  std::vector<std::pair<FieldId, std::string>> known_members(FieldId field,
                                                             std::string_view canonical) const;

  /// The names in `field` that have the words of `words` next to each other, sorted, each once.
  std::vector<std::string> names_with_words(FieldId field, std::string_view words) const;

 private:
  using Entities = std::set<std::pair<FieldId, std::string>>;  // field, canonical name

  struct Bearers {
    Entities entities;
    std::set<std::string> alias_keys;  // of FieldId::NameAlias
  };

  Bearers bearers_of(FieldId field, std::string_view name) const;
  EntityCandidate candidate(FieldId field, const std::string& canonical) const;

  std::span<const std::unique_ptr<SegmentReader>> segments_;
  const EntityNames& names_;
};

}  // namespace backfile
