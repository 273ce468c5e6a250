// SPDX-License-Identifier: GPL-2.0-or-later
// Ranks features by weight and fills the model's table with the first of them.
#include "indexer/entity/train/model_rounding.h"

#include <algorithm>
#include <cmath>

namespace backfile {
namespace {

constexpr float kLargestRounded = 127;

float importance(const std::array<float, kNameLabels>& row, std::uint32_t count) {
  float square = 0;
  for (const float weight : row) {
    square += weight * weight;
  }
  return std::sqrt(square) * std::log(1.0F + static_cast<float>(count));
}

std::vector<std::uint32_t> weightiest(const TrainingSet& set,
                                      const CrfWeights& weights,
                                      std::size_t most) {
  std::vector<std::pair<float, std::uint32_t>> ranked;
  for (std::uint32_t i = 0; i < weights.rows.size(); ++i) {
    ranked.emplace_back(-importance(weights.rows[i], set.counts()[i]), i);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min(most, ranked.size()));
  std::vector<std::uint32_t> kept;
  for (const auto& [rank, feature] : ranked) {
    kept.push_back(feature);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace

EntityModel round_model(const EntityLexicon& lexicon,
                        const TrainingSet& set,
                        const CrfWeights& weights,
                        const RoundingOptions& options) {
  const std::vector<std::uint32_t> kept = weightiest(set, weights, options.most_features);
  const float scale = kLargestRounded / options.largest_weight;
  FingerprintTable table(kept.size() * 5 / 4 + 2);
  LargeVector<WeightRow> rows(table.slots(), WeightRow{});
  for (const std::uint32_t feature : kept) {
    WeightRow row{};
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      const float rounded = std::round(weights.rows[feature][label] * scale);
      row[label] = static_cast<std::int8_t>(std::clamp(rounded, -kLargestRounded, kLargestRounded));
    }
    if (std::any_of(row.begin(), row.end(), [](std::int8_t weight) { return weight != 0; })) {
      rows[table.put(set.hashes()[feature])] = row;
    }
  }
  Transitions transitions{};
  for (std::size_t from = 0; from < kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      transitions[from][to] =
          static_cast<std::int16_t>(std::round(weights.transitions[from][to] * scale));
    }
  }
  return {lexicon, std::move(table), std::move(rows), transitions};
}

}  // namespace backfile
