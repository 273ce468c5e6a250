// SPDX-License-Identifier: GPL-2.0-or-later
// Holds the terms and values of a segment's database against its columns.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/columns.h"
#include "common/index/manifest.h"
#include "indexer/segment/glass_check.h"

namespace backfile {

/// Every posting of a date, a facet value or an id must be of an article whose columns say so; and
/// there are as many as the columns give, so that none is missing. Words have places exactly where
/// their field keeps them (schema.h). Memory: 16 bytes a facet value.
class TermCheck final : public GlassVisitor {
 public:
  /// `columns` must live as long. `phrases`: whether there are terms of unstemmed forms.
  TermCheck(const Columns& columns, StockPhrases phrases);

  void value(std::uint32_t slot, std::uint32_t docid, std::string_view text) override;
  void term(std::string_view term) override;
  void posting(std::uint32_t docid, std::uint32_t frequency, std::uint32_t position_count) override;

  /// What the other files of a segment say of its articles; nothing for one that could not be read.
  struct Beside {
    /// given_id_mark() of all stored articles, added up.
    std::optional<std::uint64_t> given_ids;
    /// By docid - 1: what an article's words in reading order make the frequencies of its default
    /// text add up to.
    std::optional<std::vector<std::uint32_t>> text_weights;
  };
  /// To be called when all postings were seen.
  void finish(const Beside& beside);

  /// A number that stands for the given id of an article.
  static std::uint64_t given_id_mark(std::string_view given_id_term, std::uint32_t docid);

  const std::vector<std::string>& faults() const { return faults_; }

 private:
  enum class Kind {
    Word,
    WordWithoutPlaces,
    TextStem,  ///< a word without places, of the default text
    Filler,
    Year,
    Month,
    Day,
    Facet,
    Id,
    GivenId,
    Unknown
  };

  Kind kind_of(std::string_view term);
  bool find_facet(std::string_view term);
  bool agrees(std::uint32_t docid);
  bool agrees_in_date(std::uint32_t docid);
  bool has_facet(std::uint32_t docid) const;
  std::uint64_t expected_count() const;
  std::uint64_t expected_values() const;
  void fault_of_term(std::uint32_t docid, std::string_view what);
  void fault(std::uint32_t docid, std::string_view what);
  void fault(std::string_view what);

  const Columns& columns_;
  const StockPhrases phrases_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> facet_terms_;  // hash, first ordinal
  std::string term_;
  Kind kind_ = Kind::Unknown;
  std::uint32_t first_ordinal_ = 0, end_ordinal_ = 0;  // of the facet at hand
  std::int32_t known_day_ = kUndatedDay;               // whose term is known_term_
  std::string known_term_;
  std::uint64_t agreeing_ = 0, values_ = 0;
  std::uint64_t given_ids_ = 0;
  std::vector<std::uint32_t> text_weights_;  // by docid - 1
  std::vector<std::string> faults_;
};

}  // namespace backfile
