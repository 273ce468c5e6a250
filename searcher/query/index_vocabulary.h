// SPDX-License-Identifier: GPL-2.0-or-later
// What compiling a query asks of the index.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/result.h"
#include "common/index/schema.h"
#include "common/text/word_pattern.h"

namespace backfile {

/// An entity that a name may mean.
struct EntityCandidate {
  FieldId field;
  std::string name;            ///< as it is shown
  std::uint64_t articles = 0;  ///< that name it, deleted ones too
};

/// What a name stands for: the facet values of one entity; or several entities, and no values, when
/// the name leaves open which is meant.
struct EntityMatch {
  std::vector<std::pair<FieldId, std::string>> keys;
  std::vector<EntityCandidate> candidates;  ///< most articles first
};

/// A line of the user's synonyms: who looks for one of `words`, in any form, finds the
/// `alternatives` too.
struct SynonymLine {
  std::vector<std::string> words;         ///< single ones, as written
  std::vector<std::string> alternatives;  ///< words and phrases, as written
  bool operator==(const SynonymLine&) const = default;
};

class IndexVocabulary {
 public:
  virtual ~IndexVocabulary() = default;

  virtual std::span<const SynonymLine> synonyms() const { return {}; }

  /// Codes of the languages by which words are stemmed, most articles first: those of 2 % of the
  /// articles or more, always the largest; then "und" when there are other articles (a stem by a
  /// language that only a few articles are in would find wrong words in all the others). "und":
  /// words are found by their form too.
  virtual const std::vector<std::string>& languages() const = 0;

  /// Folded keys of the facet values of `field` in whose key the folded `words` (parted by single
  /// spaces) stand next to each other. Sorted, each once.
  virtual std::vector<std::string> facet_keys(FieldId field, std::string_view words) const = 0;

  /// The entity that `folded` names in each of `fields`, with all its names: the one whose name or
  /// alias it is, or whose surname; when none of the fields has such a one, the only one in whose
  /// name its words stand next to each other. Nothing when the index knows no such name.
  virtual EntityMatch find_entity(std::span<const FieldId> fields,
                                  std::string_view folded) const = 0;

  /// The facet values that are counted as one with the value `folded` of `field`, a field of
  /// entities.
  virtual std::vector<std::pair<FieldId, std::string>> counted_as(
      FieldId field, std::string_view folded) const = 0;

  /// As index terms of `field`, the words of any article that are like `pattern`, at most
  /// `limit` + 1 of them, sorted. Errors: Io, Corrupt.
  virtual Result<std::vector<std::string>> words_like(FieldId field,
                                                      const WordPattern& pattern,
                                                      std::size_t limit) const = 0;
};

}  // namespace backfile
