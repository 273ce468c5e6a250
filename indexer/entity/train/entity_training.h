// SPDX-License-Identifier: GPL-2.0-or-later
// The whole of the training: corpora and lists in, the model out.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "indexer/entity/train/crf_training.h"
#include "indexer/entity/train/model_rounding.h"

namespace backfile {

/// Given a line now and then.
using Report = std::function<void(std::string_view)>;

struct TrainingOptions {
  CrfOptions crf;
  RoundingOptions rounding;
  std::uint32_t min_count = 2;  ///< features that fewer candidates have are not learned
  std::uint32_t held_out = 0;   ///< each so manyth document is kept apart and scored; 0: none
  /// Articles that nobody has marked. In each round the model of the round before marks them, and
  /// the next one learns from them too.
  std::vector<std::filesystem::path> raw;
  std::size_t raw_words = 3000000;  ///< at most so many of their words
  float raw_weight = 0.15F;         ///< per word, as the corpora's
  int rounds = 2;                   ///< 0 without raw articles
};

/// What a language's shipped model is trained with.
TrainingOptions default_options(EntityLanguage language);

/// Sets an option written name=number, or raw=PATH, which adds one; false when there is no such
/// name or no number.
bool set_training_option(std::string_view setting, TrainingOptions& options);

/// Trains the model of a language from `ner`, a folder as ../shared/ner is. Deterministic. Never
/// reads ner/dev. Errors: Io and Corrupt, naming the file.
Result<EntityModel> train_entity_model(EntityLanguage language,
                                       const std::filesystem::path& ner,
                                       const TrainingOptions& options,
                                       const Report& report);

}  // namespace backfile
