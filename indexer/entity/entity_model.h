// SPDX-License-Identifier: GPL-2.0-or-later
// What the trainer learned: lists, weights by feature, weights from label to label; one file.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/base/result.h"
#include "indexer/entity/entity_label.h"
#include "indexer/entity/entity_lexicon.h"

namespace backfile {

/// Weights of one feature, one a label.
using WeightRow = std::array<std::int8_t, kNameLabels>;

/// From label to label, in the units of the weights; only pairs of may_follow() count.
using Transitions = std::array<std::array<std::int16_t, kLabels>, kLabels>;

/// Immutable when read; one for all threads.
class EntityModel {
 public:
  /// Version of the file and of the features; another one is refused.
  static constexpr std::uint32_t kVersion = 4;

  EntityModel() : features_(2), rows_(2, WeightRow{}) {}
  EntityModel(EntityLexicon lexicon,
              FingerprintTable features,
              LargeVector<WeightRow> rows,
              const Transitions& transitions)
      : lexicon_(std::move(lexicon)),
        features_(std::move(features)),
        rows_(std::move(rows)),
        transitions_(transitions) {}

  /// Reads a model as pack() wrote it. Errors: Corrupt when the bytes are not one, Version when
  /// another version of this program wrote it. Cost: about 15 ms.
  static Result<EntityModel> unpack(std::string_view bytes);
  /// The model that the program carries for a language. Errors: as unpack(), when the build put
  /// another file in.
  static Result<EntityModel> shipped(EntityLanguage language);

  /// The model as a file: a magic number, the version, the language, then a zstd frame with a
  /// checksum for each table.
  std::string pack() const;

  /// Adds the weights of the features to `scores`.
  void add_weights(std::span<const std::uint64_t> features, LabelScores& scores) const;

  const EntityLexicon& lexicon() const { return lexicon_; }
  EntityLanguage language() const { return lexicon_.language(); }
  const Transitions& transitions() const { return transitions_; }

 private:
  EntityLexicon lexicon_;
  FingerprintTable features_;
  LargeVector<WeightRow> rows_;  // by slot of features_
  Transitions transitions_{};
};

/// The shipped model for articles in the language with this ISO 639-1 code, nullptr for languages
/// without one. The first call for a language reads its model, about 15 ms. Threads: safe; the
/// model lives as long as the program.
const EntityModel* shipped_model_for(std::string_view language);

}  // namespace backfile
