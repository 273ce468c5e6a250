// SPDX-License-Identifier: GPL-2.0-or-later
// The whole of the training: corpora and lists in, the model out.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "common/base/result.h"
#include "indexer/entity/train/crf_training.h"
#include "indexer/entity/train/model_rounding.h"

namespace backfile {

struct TrainingOptions {
  CrfOptions crf;
  RoundingOptions rounding;
  std::uint32_t min_count = 2;  ///< features that fewer candidates have are not learned
  std::uint32_t held_out = 0;   ///< each so manyth document is kept apart and scored; 0: none
};

/// What a language's shipped model is trained with.
TrainingOptions default_options(EntityLanguage language);

/// Sets an option written name=number; false when there is no such name or no number.
bool set_training_option(std::string_view setting, TrainingOptions& options);

/// Trains the model of a language from `ner`, a folder as ../shared/ner is. Deterministic. Never
/// reads ner/dev. Errors: Io and Corrupt, naming the file. `report` is given a line now and then.
Result<EntityModel> train_entity_model(EntityLanguage language,
                                       const std::filesystem::path& ner,
                                       const TrainingOptions& options,
                                       const std::function<void(std::string_view)>& report);

}  // namespace backfile
