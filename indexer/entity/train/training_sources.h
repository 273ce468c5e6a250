// SPDX-License-Identifier: GPL-2.0-or-later
// What the model of each language is learned from: corpora and lists of ../shared/ner.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "indexer/entity/entity_lexicon.h"
#include "indexer/entity/train/hand_lists.h"
#include "indexer/entity/train/training_set.h"

namespace backfile {

struct Corpus {
  const char* file;
  float weight;  ///< per word
  MiscTags misc;
  std::size_t block_sentences;  ///< where borders of documents are not told
};

struct ListFile {
  const char* name;  ///< in gazetteers/
  NameList list;
};

struct TrainingSources {
  std::span<const Corpus> corpora;
  std::span<const ListFile> lists;
  std::array<std::span<const HandList>, 2> hand_lists;
  float rate;                 ///< CrfOptions::rate that suits so much text
  std::size_t most_features;  ///< RoundingOptions::most_features
  const char* capitals;       ///< counted capitals in gazetteers/; null: count in the corpora only
};

/// Licences: model/ATTRIBUTIONS.md.
const TrainingSources& training_sources(EntityLanguage language);

}  // namespace backfile
