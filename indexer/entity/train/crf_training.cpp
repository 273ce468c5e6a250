// SPDX-License-Identifier: GPL-2.0-or-later
// Forward and backward sums over one row of candidates at a time, in scaled probabilities.
#include "indexer/entity/train/crf_training.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace backfile {
namespace {

constexpr std::size_t kLanes = 20;  // kLabels, rounded up for vectors
using Lanes = std::array<float, kLanes>;
using LaneMatrix = std::array<Lanes, kLanes>;
using Row = std::array<float, kNameLabels>;

constexpr float kTinyGradient = 1e-4F;

// SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    return mix_bits(state_);
  }

 private:
  std::uint64_t state_;
};

float sum_of(const Lanes& lanes) { return std::accumulate(lanes.begin(), lanes.end(), 0.0F); }

// Marginals of one row: of each label at each token, and of each step from label to label.
struct Marginals {
  std::vector<Lanes> labels;
  LaneMatrix steps{};
};

class ChainSums {
 public:
  // `potentials`: exp(score) by token and label, 0 for what is not allowed.
  void run(const std::vector<Lanes>& potentials, const LaneMatrix& steps, Marginals& out) {
    forward(potentials, steps);
    backward(potentials, steps, out);
  }

 private:
  void forward(const std::vector<Lanes>& potentials, const LaneMatrix& steps) {
    alphas_.resize(potentials.size());
    Lanes before{};
    before[kOutside] = 1;
    for (std::size_t i = 0; i < potentials.size(); ++i) {
      Lanes here{};
      for (std::size_t from = 0; from < kLabels; ++from) {
        for (std::size_t to = 0; to < kLanes; ++to) {
          here[to] += before[from] * steps[from][to];
        }
      }
      for (std::size_t to = 0; to < kLanes; ++to) {
        here[to] *= potentials[i][to];
      }
      const float scale = 1 / std::max(sum_of(here), 1e-30F);
      for (float& value : here) {
        value *= scale;
      }
      alphas_[i] = before = here;
    }
  }

  void backward(const std::vector<Lanes>& potentials, const LaneMatrix& steps, Marginals& out) {
    const std::size_t count = potentials.size();
    out.labels.resize(count);
    out.steps = {};
    Lanes beta{};  // of the token behind, times its potential; at the end only kOutside stands
    beta[kOutside] = 1;
    for (std::size_t i = count + 1; i-- > 0;) {
      Lanes before{};
      if (i > 0) {
        before = alphas_[i - 1];
      } else {
        before[kOutside] = 1;
      }
      LaneMatrix joint;
      float all = 0;
      Lanes reach{};
      for (std::size_t from = 0; from < kLabels; ++from) {
        for (std::size_t to = 0; to < kLanes; ++to) {
          joint[from][to] = steps[from][to] * beta[to];
        }
        reach[from] = sum_of(joint[from]);
        all += before[from] * reach[from];
      }
      const float scale = 1 / std::max(all, 1e-30F);
      for (std::size_t from = 0; from < kLabels; ++from) {
        for (std::size_t to = 0; to < kLanes; ++to) {
          out.steps[from][to] += before[from] * joint[from][to] * scale;
        }
      }
      if (i == 0) {
        return;
      }
      for (std::size_t label = 0; label < kLanes; ++label) {
        out.labels[i - 1][label] = before[label] * reach[label] * scale;
        beta[label] = reach[label] * potentials[i - 1][label];
      }
      const float beta_scale = 1 / std::max(sum_of(beta), 1e-30F);
      for (float& value : beta) {
        value *= beta_scale;
      }
    }
  }

  std::vector<Lanes> alphas_;
};

class Trainer {
 public:
  Trainer(const TrainingSet& set, const CrfOptions& options)
      : set_(set),
        options_(options),
        random_(options.seed),
        rows_(set.hashes().size()),
        squares_(set.hashes().size()) {
    for (Row& row : squares_) {
      row.fill(1e-2F);
    }
    for (Lanes& lanes : step_squares_) {
      lanes.fill(1e-2F);
    }
  }

  // Adds `share` of the learned weights to `sum`.
  void run(float share, CrfWeights& sum) {
    std::vector<std::uint32_t> order(set_.rows().size());
    std::iota(order.begin(), order.end(), 0U);
    const int first_averaged = std::max(0, options_.epochs - options_.averaged_epochs);
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random_.next() % i]);
      }
      for (const std::uint32_t row : order) {
        learn(set_.rows()[row]);
      }
      if (epoch >= first_averaged) {
        add_to(sum, share / static_cast<float>(options_.epochs - first_averaged));
      }
    }
  }

 private:
  void learn(const TrainingRow& row) {
    drop_features(row);
    score(row);
    sums_.run(potentials_, step_potentials_, model_);
    bool is_fixed = true;  // one label allowed at each token
    for (std::size_t i = 0; i < row.count; ++i) {
      const LabelSet allowed = set_.allowed(row.first + i);
      is_fixed = is_fixed && (allowed & (allowed - 1)) == 0;
      for (std::size_t label = 0; label < kLabels; ++label) {
        potentials_[i][label] *= (allowed >> label & 1) != 0 ? 1.0F : 0.0F;
      }
    }
    sums_.run(potentials_, step_potentials_, gold_);
    update(row);
  }

  void drop_features(const TrainingRow& row) {
    const auto threshold = static_cast<std::uint64_t>(options_.dropout * 65536.0F);
    kept_.clear();
    kept_begins_.assign(1, 0);
    for (std::size_t i = 0; i < row.count; ++i) {
      const auto [first, last] = set_.features(row.first + i);
      std::uint64_t bits = 0;
      int left = 0;
      for (const std::uint32_t* feature = first; feature != last; ++feature) {
        if (left == 0) {
          bits = random_.next();
          left = 4;
        }
        if ((bits & 0xFFFF) >= threshold) {
          kept_.push_back(*feature);
        }
        bits >>= 16;
        --left;
      }
      kept_begins_.push_back(kept_.size());
    }
  }

  void score(const TrainingRow& row) {
    const float keep = 1 / (1 - options_.dropout);
    potentials_.resize(row.count);
    for (std::size_t i = 0; i < row.count; ++i) {
      Row sum{};
      for (std::size_t k = kept_begins_[i]; k < kept_begins_[i + 1]; ++k) {
        const Row& weights = rows_[kept_[k]];
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          sum[label] += weights[label];
        }
      }
      float top = 0;
      for (float& value : sum) {
        value *= keep;
        top = std::max(top, value);
      }
      Lanes& out = potentials_[i];
      out.fill(0);
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        out[label] = std::exp(std::max(sum[label] - top, -60.0F));
      }
      out[kOutside] = std::exp(std::max(-top, -60.0F));
    }
    for (EntityLabel from = 0; from < kLabels; ++from) {
      for (EntityLabel to = 0; to < kLabels; ++to) {
        step_potentials_[from][to] = may_follow(from, to) ? std::exp(transitions_[from][to]) : 0.0F;
      }
    }
  }

  void update(const TrainingRow& row) {
    const float keep = 1 / (1 - options_.dropout);
    for (std::size_t i = 0; i < row.count; ++i) {
      Row gradient;
      float largest = 0;
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        gradient[label] = (gold_.labels[i][label] - model_.labels[i][label]) * row.weight * keep;
        largest = std::max(largest, std::abs(gradient[label]));
      }
      for (std::size_t k = kept_begins_[i]; largest > kTinyGradient && k < kept_begins_[i + 1];
           ++k) {
        Row& weights = rows_[kept_[k]];
        Row& squares = squares_[kept_[k]];
        for (std::size_t label = 0; label < kNameLabels; ++label) {
          squares[label] += gradient[label] * gradient[label];
          weights[label] += options_.rate * gradient[label] / std::sqrt(squares[label]);
        }
      }
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        const float gradient = (gold_.steps[from][to] - model_.steps[from][to]) * row.weight;
        step_squares_[from][to] += gradient * gradient;
        transitions_[from][to] += options_.rate * gradient / std::sqrt(step_squares_[from][to]);
      }
    }
  }

  void add_to(CrfWeights& sum, float share) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        sum.rows[i][label] += share * rows_[i][label];
      }
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        sum.transitions[from][to] += share * transitions_[from][to];
      }
    }
  }

  const TrainingSet& set_;
  const CrfOptions options_;
  Random random_;
  std::vector<Row> rows_, squares_;
  LaneMatrix transitions_{}, step_squares_{}, step_potentials_{};
  std::vector<std::uint32_t> kept_;
  std::vector<std::size_t> kept_begins_;
  std::vector<Lanes> potentials_;
  ChainSums sums_;
  Marginals model_, gold_;
};

}  // namespace

CrfWeights train_crf(const TrainingSet& set, const CrfOptions& options) {
  CrfWeights sum;
  sum.rows.resize(set.hashes().size());
  CrfOptions run = options;
  for (int i = 0; i < options.runs; ++i, ++run.seed) {
    Trainer(set, run).run(1.0F / static_cast<float>(options.runs), sum);
  }
  return sum;
}

}  // namespace backfile
