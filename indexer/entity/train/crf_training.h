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
  float rate = 0.1F;        ///< AdaGrad's (Duchi, Hazan, Singer 2011)
  float dropout = 0.3F;     ///< share of features that a step does not see
  int averaged_epochs = 2;  ///< the last so many, whose weights are averaged
  std::uint64_t seed = 1;
};

/// Weights before they are rounded.
struct CrfWeights {
  std::vector<std::array<float, kNameLabels>> rows;  ///< by feature number
  std::array<std::array<float, kLabels>, kLabels> transitions{};
};

/// Maximizes the probability of the allowed rows of labels. Deterministic: the same set and options
/// give the same weights. Cost: about 1 microsecond a feature, candidate and epoch; one thread.
CrfWeights train_crf(const TrainingSet& set, const CrfOptions& options);

}  // namespace backfile
