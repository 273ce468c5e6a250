// SPDX-License-Identifier: GPL-2.0-or-later
// All terms of a segment in the order of their bytes, each with its postings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segment/inverter.h"
#include "indexer/segment/plain_terms.h"
#include "indexer/segment/posting_gatherer.h"

namespace backfile {

/// Walks the terms once. The terms of one field's forms, or stems, already lie in order when the
/// words do; those rows and the plain terms are merged. Memory: 4 bytes a term.
class SegmentTerms {
 public:
  /// docids[n] is the docid of the inverter's article n. With `places`, of the inverter's lines,
  /// there are terms of unstemmed forms as well, for other Xapian programs. All must live as long.
  SegmentTerms(const Inverter& inverter,
               const PlainTerms& plain,
               std::span<const std::uint32_t> docids,
               const PlaceInverter* places);

  /// Goes on to the next term; false behind the last.
  bool next();
  /// Good until next().
  std::string_view term() const { return term_; }
  const PostingList& list() const { return list_; }

 private:
  /// Terms in order: of words in one field, or whole strings.
  struct Row {
    FieldId field = FieldId::Text;
    bool is_stem = false;
    bool is_plain = false;
    std::vector<std::uint32_t> members;  ///< words; numbers of plain terms
    std::size_t next = 0;                ///< of members
    std::string term;                    ///< of members[next]
    std::uint64_t order = 0;             ///< order_of(term)
  };
  /// A term of a word that its prefix does not put where the word lies among the others.
  struct OddTerm {
    std::string term;
    std::uint32_t word;
    FieldId field;
    bool is_stem;
  };

  void add_word_rows(bool is_stem);
  void add_plain_row();
  void load(Row& row);
  void take(Row& row);
  void gather(std::uint32_t word, FieldId field, bool is_stem);
  void take_odd_terms();
  std::string_view text(std::uint32_t word, bool is_stem) const;

  const Inverter& inverter_;
  const PlainTerms& plain_;
  const PlaceInverter* const places_;
  PostingGatherer gatherer_;
  std::vector<Row> rows_;
  std::vector<OddTerm> odd_terms_;
  std::size_t next_odd_ = 0;
  std::string term_;
  PostingList list_;
};

}  // namespace backfile
