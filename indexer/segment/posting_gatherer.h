// SPDX-License-Identifier: GPL-2.0-or-later
// Builds the posting list of one term from the words and plain terms that share it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/segment/inverter.h"
#include "indexer/segment/place_inverter.h"
#include "indexer/segment/posting.h"

namespace backfile {

/// Used for one term after another; keeps its memory between them.
class PostingGatherer {
 public:
  /// docids[n] is the docid of the inverter's article n.
  PostingGatherer(const Inverter& inverter, std::span<const std::uint32_t> docids)
      : inverter_(inverter), docids_(docids) {}

  void clear();
  /// The occurrences of `word` in `field`.
  void add_word(std::uint32_t word, FieldId field);
  /// The same with positions.
  void add_places(PlaceInverter::Reader places, FieldId field);
  /// Requires: no positions.
  void add_postings(std::span<const Posting> postings);
  /// What was added since clear(), by docid. Good until the next clear(). Cost: a sort where
  /// docids do not rise already.
  PostingList gather();

 private:
  void add_occurrences(const Occurrences& occurrences, std::uint32_t weight);
  Posting& posting_of(std::uint32_t article);
  void sort_by_digits();
  void join_equal_docids();
  void join_positions(Posting& into, const Posting& other);

  const Inverter& inverter_;
  const std::span<const std::uint32_t> docids_;
  std::vector<Posting> postings_, sorted_;
  std::vector<std::uint32_t> positions_;
  std::uint32_t last_article_ = 0;  ///< of the word at hand
};

}  // namespace backfile
