// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/label_decoder.cpp against trying every row of labels.
#include "indexer/entity/label_decoder.h"

#include <random>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

// The best sum over all allowed rows, and whether `labels` reach it.
struct Best {
  std::int64_t sum = std::numeric_limits<std::int64_t>::min();

  void try_rows(std::span<const TokenScores> scores,
                const Transitions& transitions,
                EntityLabel before,
                std::int64_t so_far) {
    if (scores.empty()) {
      sum = may_follow(before, kOutside) ? std::max(sum, so_far + transitions[before][kOutside])
                                         : sum;
      return;
    }
    for (EntityLabel label = 0; label < kLabels; ++label) {
      if (may_follow(before, label)) {
        const std::int64_t next = so_far + transitions[before][label] + scores[0][label];
        try_rows(scores.subspan(1), transitions, label, next);
      }
    }
  }
};

std::int64_t sum_of(std::span<const TokenScores> scores,
                    const Transitions& transitions,
                    const std::vector<EntityLabel>& labels) {
  std::int64_t sum = 0;
  EntityLabel before = kOutside;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    REQUIRE(may_follow(before, labels[i]));
    sum += transitions[before][labels[i]] + scores[i][labels[i]];
    before = labels[i];
  }
  REQUIRE(may_follow(before, kOutside));
  return sum + transitions[before][kOutside];
}

}  // namespace

TEST_CASE("the decoder finds the best of all rows of labels", "[entity][decoder]") {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> number(-100, 100);
  for (int round = 0; round < 40; ++round) {
    Transitions transitions{};
    for (auto& row : transitions) {
      for (auto& value : row) {
        value = static_cast<std::int16_t>(number(random));
      }
    }
    std::vector<TokenScores> scores(1 + static_cast<std::size_t>(round) % 4);
    for (TokenScores& token : scores) {
      for (auto& value : token) {
        value = number(random);
      }
    }
    LabelDecoder decoder(transitions);
    std::vector<EntityLabel> labels(scores.size());
    decoder.decode(scores, labels);
    Best best;
    best.try_rows(scores, transitions, kOutside, 0);
    CHECK(sum_of(scores, transitions, labels) == best.sum);
  }
}

TEST_CASE("no tokens have no labels", "[entity][decoder]") {
  const Transitions transitions{};
  LabelDecoder decoder(transitions);
  decoder.decode({}, {});
}
