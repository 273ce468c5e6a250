// SPDX-License-Identifier: GPL-2.0-or-later
// Which forms of a token file a query's words are.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/index/token_file.h"
#include "searcher/match/stem_forms.h"
#include "searcher/match/text_term.h"

namespace backfile {

/// A set of forms by their numbers. Tells of any number whether it is in it.
class FormSet {
 public:
  explicit FormSet(std::uint32_t form_count) : bits_(form_count / 64 + 1) {}
  /// Requires: number < form_count.
  void insert(std::uint32_t number) { bits_[number / 64] |= std::uint64_t{1} << (number % 64); }
  bool operator()(std::uint32_t number) const {
    return number / 64 < bits_.size() && (bits_[number / 64] >> (number % 64) & 1) != 0;
  }

 private:
  std::vector<std::uint64_t> bits_;
};

/// Calls `visit(number, field)` for each form of `tokens` that an index term stands for, an
/// unstemmed word or a stem, and the field that it asks for; for none when it is of another kind of
/// field.
template <class Visit>
void for_each_form(const TokenFile& tokens,
                   StemForms& forms,
                   std::string_view term,
                   Visit&& visit) {
  const std::optional<TextTerm> text = text_term_of(term);
  const auto visit_known = [&](std::uint32_t number) {
    if (number < tokens.form_count()) {  // but for damage it is
      visit(number, text->field);
    }
  };
  if (text && text->is_stem) {
    for (const std::uint32_t number : forms.numbers_of(tokens, text->word)) {
      visit_known(number);
    }
  } else if (const auto ordinal = text ? tokens.ordinal_of(text->word) : std::nullopt) {
    visit_known(tokens.number_of(*ordinal));
  }
}

}  // namespace backfile
