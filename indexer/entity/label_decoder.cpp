// SPDX-License-Identifier: GPL-2.0-or-later
// Viterbi over the steps that names allow.
#include "indexer/entity/label_decoder.h"

namespace backfile {
namespace {

constexpr std::int32_t kImpossible = -(1 << 29);

/// Labels that may stand between two tokens that are outside.
constexpr std::array<EntityLabel, 5> kAlone{label_of(EntityType::Person, NamePart::Whole),
                                            label_of(EntityType::Organization, NamePart::Whole),
                                            label_of(EntityType::Place, NamePart::Whole),
                                            label_of(EntityType::Misc, NamePart::Whole),
                                            kOutside};

}  // namespace

LabelDecoder::LabelDecoder(const Transitions& transitions) : transitions_(transitions) {
  for (EntityLabel label = 0; label < kLabels; ++label) {
    for (EntityLabel before = 0; before < kLabels; ++before) {
      if (may_follow(before, label)) {
        steps_[label].push_back({before, transitions[before][label]});
      }
    }
  }
}

// What a row of one token comes to: more than half of all rows.
EntityLabel LabelDecoder::label_alone(const TokenScores& scores) const {
  EntityLabel best = kOutside;
  std::int32_t top = kImpossible;
  for (const EntityLabel label : kAlone) {
    const std::int32_t score =
        transitions_[kOutside][label] + scores[label] + transitions_[label][kOutside];
    if (score > top) {
      top = score;
      best = label;
    }
  }
  return best;
}

void LabelDecoder::decode(std::span<const TokenScores> scores, std::span<EntityLabel> labels) {
  if (scores.size() <= 1) {
    if (!scores.empty()) {
      labels.front() = label_alone(scores.front());
    }
    return;
  }
  came_from_.resize(scores.size());
  TokenScores best;
  best.fill(kImpossible);
  best[kOutside] = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    TokenScores next;
    for (std::size_t label = 0; label < kLabels; ++label) {
      std::int32_t top = kImpossible;
      EntityLabel from = kOutside;
      for (const Step& step : steps_[label]) {
        const std::int32_t score = best[step.before] + step.transition;
        if (score > top) {
          top = score;
          from = step.before;
        }
      }
      next[label] = top + scores[i][label];
      came_from_[i][label] = from;
    }
    best = next;
  }
  EntityLabel last = kOutside;
  std::int32_t top = kImpossible;
  for (EntityLabel label = 0; label < kLabels; ++label) {
    if (may_follow(label, kOutside) && best[label] + transitions_[label][kOutside] > top) {
      top = best[label] + transitions_[label][kOutside];
      last = label;
    }
  }
  for (std::size_t i = scores.size(); i-- > 0;) {
    labels[i] = last;
    last = came_from_[i][last];
  }
}

}  // namespace backfile
