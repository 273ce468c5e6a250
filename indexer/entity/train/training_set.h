// SPDX-License-Identifier: GPL-2.0-or-later
// Candidates of the training texts with their features by number and the labels they may bear.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/entity/document_view.h"
#include "indexer/entity/entity_features.h"
#include "indexer/entity/train/corpus_reader.h"

namespace backfile {

/// One bit a label.
using LabelSet = std::uint32_t;

/// What a corpus's annotators left open.
enum class MiscTags { Complete, Missing };

/// Candidates in a row: [first, first + count) of the training set.
struct TrainingRow {
  std::uint32_t first = 0, count = 0;
  float weight = 1;
};

/// Collects features as hashes, then numbers those that come often enough.
class TrainingSet {
 public:
  explicit TrainingSet(const EntityLexicon& lexicon) : view_(lexicon), lexicon_(lexicon) {}

  /// Adds one document. `weight` scales what its rows teach.
  void add(const GoldDocument& document, MiscTags misc, float weight);

  /// Numbers the features that at least `min_count` candidates have; the others go. Once, at the
  /// end.
  void number_features(std::uint32_t min_count);

  const std::vector<TrainingRow>& rows() const { return rows_; }
  std::size_t candidates() const { return allowed_.size(); }
  LabelSet allowed(std::size_t candidate) const { return allowed_[candidate]; }
  /// Numbers of the candidate's features.
  std::pair<const std::uint32_t*, const std::uint32_t*> features(std::size_t candidate) const {
    return {numbers_.data() + begins_[candidate], numbers_.data() + begins_[candidate + 1]};
  }
  /// By number: the feature's hash and how many candidates have it.
  const std::vector<std::uint64_t>& hashes() const { return hashes_; }
  const std::vector<std::uint32_t>& counts() const { return counts_; }

 private:
  void add_row(std::size_t first,
               std::size_t last,
               const std::vector<LabelSet>& allowed,
               float weight);

  DocumentView view_;
  const EntityLexicon& lexicon_;
  std::vector<TrainingRow> rows_;
  std::vector<LabelSet> allowed_;
  FeatureList raw_;                     // before numbering
  std::vector<std::uint32_t> numbers_;  // after it
  std::vector<std::size_t> begins_{0};
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace backfile
