// SPDX-License-Identifier: GPL-2.0-or-later
// Reads documents as the tagger does and keeps what it would see.
#include "indexer/entity/train/training_set.h"

#include <algorithm>

namespace backfile {
namespace {

LabelSet set_of(EntityLabel label) { return LabelSet{1} << label; }

LabelSet misc_labels() {
  LabelSet set = 0;
  for (const NamePart part : {NamePart::Begin, NamePart::Inside, NamePart::End, NamePart::Whole}) {
    set |= set_of(label_of(EntityType::Misc, part));
  }
  return set;
}

// Gold labels with names cut down to their candidates: from the first to the last that no other
// token interrupts.
std::vector<EntityLabel> reachable_labels(const std::vector<EntityLabel>& gold,
                                          const std::vector<ViewToken>& tokens) {
  std::vector<EntityLabel> labels(gold.size(), kOutside);
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (gold[i] == kOutside || !opens_name(gold[i])) {
      continue;
    }
    std::size_t last = i;
    while (!closes_name(gold[last])) {
      ++last;
    }
    std::size_t first = i;
    while (first <= last && !tokens[first].is_candidate) {
      ++first;
    }
    std::size_t end = first;
    while (end <= last && tokens[end].is_candidate) {
      ++end;
    }
    for (std::size_t k = first; k < end; ++k) {
      const bool opens = k == first, closes = k + 1 == end;
      const NamePart part = opens ? (closes ? NamePart::Whole : NamePart::Begin)
                                  : (closes ? NamePart::End : NamePart::Inside);
      labels[k] = label_of(type_of(gold[i]), part);
    }
  }
  return labels;
}

}  // namespace

void TrainingSet::add(const GoldDocument& document, MiscTags misc, float weight) {
  std::vector<PlainToken> tokens = document.tokens();
  std::deque<std::string> recased;
  recase_headlines(tokens, lexicon_, recased);
  view_.read(tokens);
  const std::vector<EntityLabel> labels = reachable_labels(document.labels, view_.tokens());
  std::vector<LabelSet> allowed(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool is_open = labels[i] == kOutside && misc == MiscTags::Missing;
    allowed[i] = set_of(labels[i]) | (is_open ? misc_labels() : 0);
  }
  view_.for_each_row(
      [&](std::size_t first, std::size_t last) { add_row(first, last, allowed, weight); });
}

void TrainingSet::add_row(std::size_t first,
                          std::size_t last,
                          const std::vector<LabelSet>& allowed,
                          float weight) {
  rows_.push_back({static_cast<std::uint32_t>(allowed_.size()),
                   static_cast<std::uint32_t>(last - first),
                   weight});
  for (std::size_t i = first; i < last; ++i) {
    for (int offset = -2; offset <= 2; ++offset) {
      const ViewToken* around = view_.neighbour(i, offset);
      if (around != nullptr) {
        append_word_features(around->word->traits, offset, raw_);
      }
    }
    append_context_features(view_, i, raw_);
    begins_.push_back(raw_.size());
    allowed_.push_back(allowed[i]);
  }
}

void TrainingSet::number_features(std::uint32_t min_count) {
  FeatureList sorted = raw_;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0, end = 0; i < sorted.size(); i = end) {
    for (end = i; end < sorted.size() && sorted[end] == sorted[i]; ++end) {
    }
    if (end - i >= min_count) {
      hashes_.push_back(sorted[i]);
      counts_.push_back(static_cast<std::uint32_t>(end - i));
    }
  }
  sorted = {};
  std::size_t from = 0;
  for (std::size_t candidate = 0; candidate < candidates(); ++candidate) {
    for (const std::size_t to = begins_[candidate + 1]; from < to; ++from) {
      const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), raw_[from]);
      if (found != hashes_.end() && *found == raw_[from]) {
        numbers_.push_back(static_cast<std::uint32_t>(found - hashes_.begin()));
      }
    }
    begins_[candidate + 1] = numbers_.size();
  }
  raw_ = {};
}

}  // namespace backfile
