// SPDX-License-Identifier: GPL-2.0-or-later
// The best row of labels for tokens in a row, by Viterbi's algorithm.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/entity/entity_label.h"
#include "indexer/entity/entity_model.h"

namespace backfile {

/// Scores of the labels of one token, kOutside's among them.
using TokenScores = std::array<std::int32_t, kLabels>;

/// One object a thread.
class LabelDecoder {
 public:
  /// Requires: `transitions` outlives the decoder.
  explicit LabelDecoder(const Transitions& transitions);

  /// Fills `labels` with the row of labels that has the highest sum of scores and transitions, of
  /// all that may_follow() allows between tokens that are outside. Of equal ones always the same.
  /// Requires: labels.size() == scores.size(). Cost: O(scores.size()).
  void decode(std::span<const TokenScores> scores, std::span<EntityLabel> labels);

 private:
  struct Step {
    EntityLabel before;
    std::int32_t transition;
  };
  EntityLabel label_alone(const TokenScores& scores) const;

  const Transitions& transitions_;
  std::array<std::vector<Step>, kLabels> steps_;  // into each label
  std::vector<std::array<EntityLabel, kLabels>> came_from_;
};

}  // namespace backfile
