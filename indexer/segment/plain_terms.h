// SPDX-License-Identifier: GPL-2.0-or-later
// The terms of articles that are no words: ids, dates, facets. They have no positions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/segment/article_collector.h"
#include "indexer/segment/glass_postlist.h"
#include "indexer/segment/posting.h"
#include "indexer/segment/word_table.h"

namespace backfile {

/// Gathers the terms of all articles, then gives each with its postings.
class PlainTerms {
 public:
  /// Requires: `articles` is sorted; docids follow its order.
  explicit PlainTerms(const ArticleCollector& articles);

  std::uint32_t size() const { return terms_.size(); }
  std::string_view term(std::uint32_t number) const { return terms_.word(number); }
  /// By rising docid, each once.
  std::span<const Posting> postings(std::uint32_t number) const {
    return std::span(postings_).subspan(starts_[number], starts_[number + 1] - starts_[number]);
  }

 private:
  struct Entry {
    std::uint32_t term, docid, frequency;
  };
  void add_dates(const ColumnRow& row, std::uint32_t docid);
  void add(std::uint32_t term, std::uint32_t docid, std::uint32_t frequency = 0);
  void group();

  WordTable terms_;
  std::vector<Entry> entries_;  // by docid; gone after group()
  std::vector<std::uint32_t> starts_;
  std::vector<Posting> postings_;
};

/// The values of the schema's slots, for other Xapian programs. Requires: `articles` is sorted.
std::vector<SlotValues> slot_values(const ArticleCollector& articles);

}  // namespace backfile
