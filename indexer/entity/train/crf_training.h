// SPDX-License-Identifier: GPL-2.0-or-later
// Learns the weights of the chain: gradient steps by AdaGrad with dropped features.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/entity/train/training_set.h"

namespace backfile {

struct CrfOptions {
  int epochs = 4;
  float rate = 0.05F;       ///< AdaGrad's (Duchi, Hazan, Singer 2011)
  float dropout = 0.3F;     ///< share of features that a step does not see
  int averaged_epochs = 4;  ///< the last so many, whose weights are averaged
  int runs = 3;             ///< with seeds of their own, whose weights are averaged
  std::uint64_t seed = 1;   ///< of the first run
};

/// Weights before they are rounded.
struct CrfWeights {
  std::vector<std::array<float, kNameLabels>> rows;  ///< by feature number
  std::array<std::array<float, kLabels>, kLabels> transitions{};
};

/// Maximizes the probability of the allowed rows of labels. Deterministic: the same set and options
/// give the same weights. Cost: about 7 seconds an epoch of half a million candidates; one thread.
CrfWeights train_crf(const TrainingSet& set, const CrfOptions& options);

}  // namespace backfile
