// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the words of a phrase or a NEAR stand together, decided around the places of one of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/base/result.h"
#include "common/index/docid_set.h"
#include "common/index/token_code.h"
#include "common/index/token_file.h"
#include "searcher/match/code_search.h"
#include "searcher/match/stem_forms.h"
#include "searcher/match/term_forms.h"
#include "searcher/query/match_plan.h"

namespace backfile {

class PhraseScan {
 public:
  /// `tokens` and `phrase` must live as long.
  PhraseScan(const TokenFile& tokens, StemForms& forms, const PlanPhrase& phrase);

  /// Adds those of `candidates` that hold the phrase to `out`. Looks for one of its words by its
  /// bytes and reads only what stands around it. Cost: about 0.1 ns a byte of their streams, and
  /// for a place of that word 50 ns, for a NEAR 3 ns a word of its window; 1.5 ns a word of theirs
  /// where each word has many forms. On two cores when they are many. Errors: Corrupt.
  Result<void> add_holders(const DocidSet& candidates, DocidSet& out) const;

 private:
  /// Which words of the phrase a form may be in one field.
  struct Slots {
    FieldId field;
    std::vector<std::uint32_t> words;
    std::uint32_t bits = 0;  ///< the same, bit i for the i-th word, of a phrase that is a row
  };
  using Positions = std::vector<std::vector<std::uint32_t>>;

  void add_number(std::uint32_t number, FieldId field, std::uint32_t word);
  void choose_anchor();
  Result<bool> holds(std::uint32_t docid, Positions& scratch) const;
  Result<bool> holds_around(std::string_view stream, std::size_t offset, Positions& scratch) const;
  Result<bool> walk(TokenPlaceReader reader, Positions& scratch) const;
  bool find_row(TokenPlaceReader& reader) const;
  bool find_together(TokenPlaceReader& reader, Positions& positions) const;
  Result<void> collect(const std::vector<std::uint32_t>& docids,
                       std::vector<std::uint32_t>& found) const;

  const TokenFile& tokens_;
  const PlanPhrase& phrase_;
  bool is_row_;    // one word behind the other, not too many of them
  FormSet known_;  // the forms of all its words
  std::unordered_map<std::uint32_t, std::vector<Slots>> slots_;
  std::vector<std::vector<std::uint32_t>> numbers_;  // of each word of the phrase
  std::optional<CodeSearch> anchor_;                 // finds the word that is looked for first
  bool has_lead_ = false;                            // some word is looked for in the lead
};

}  // namespace backfile
