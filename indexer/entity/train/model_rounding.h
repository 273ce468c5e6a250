// SPDX-License-Identifier: GPL-2.0-or-later
// From learned weights to the model's file: the weightiest features, in 8 bits.
#pragma once

#include "indexer/entity/entity_model.h"
#include "indexer/entity/train/crf_training.h"

namespace backfile {

struct RoundingOptions {
  std::size_t most_features = 300000;
  float largest_weight = 4.0F;  ///< becomes 127; larger ones are cut to it
};

/// Keeps the features with the largest weights (of equal ones those with the smaller number) and
/// rounds. Deterministic.
EntityModel round_model(const EntityLexicon& lexicon,
                        const TrainingSet& set,
                        const CrfWeights& weights,
                        const RoundingOptions& options);

}  // namespace backfile
