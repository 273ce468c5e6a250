// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/phrase_scan.h"

#include <algorithm>
#include <array>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "common/index/token_code.h"
#include "searcher/match/text_term.h"

namespace backfile {
namespace {

constexpr std::size_t kMaxWords = 32;
constexpr std::uint32_t kNowhere = 0xfffffffe;  // no word stands behind it
/// From so many articles on a second thread costs less than it saves: it takes about 30 µs.
constexpr std::size_t kFewArticles = 500;

}  // namespace

bool PhraseScan::can_find(const PlanPhrase& phrase) {
  return phrase.ordered && phrase.window == phrase.words.size() && phrase.words.size() <= kMaxWords;
}

PhraseScan::PhraseScan(const TokenFile& tokens, StemForms& forms, const PlanPhrase& phrase)
    : tokens_(tokens), length_(phrase.words.size()), known_(tokens.form_count() / 64 + 1) {
  for (std::size_t i = 0; i < length_; ++i) {
    const std::uint32_t bit = 1u << i;
    for (const std::string& term : phrase.words[i]) {
      const std::optional<TextTerm> text = text_term_of(term);
      if (text && text->is_stem) {
        for (const std::uint32_t number : forms.numbers_of(tokens, text->word)) {
          add_number(number, text->field, bit);
        }
      } else if (const auto ordinal = text ? tokens.ordinal_of(text->word) : std::nullopt) {
        add_number(tokens.number_of(*ordinal), text->field, bit);
      }
    }
  }
}

void PhraseScan::add_number(std::uint32_t number, FieldId field, std::uint32_t bit) {
  if (number >= tokens_.form_count()) {
    return;  // of a damaged file
  }
  known_[number / 64] |= std::uint64_t{1} << (number % 64);
  std::vector<Slots>& all = slots_[number];
  const auto known = std::ranges::find(all, field, &Slots::field);
  (known == all.end() ? all.emplace_back(Slots{field, 0}) : *known).bits |= bit;
}

/// `reached[i]` is the last position at which the first i + 1 words end.
Result<bool> PhraseScan::holds(std::uint32_t docid) const {
  const auto wanted = [this](std::uint32_t number) {
    return number / 64 < known_.size() && (known_[number / 64] >> (number % 64) & 1) != 0;
  };
  std::array<std::uint32_t, kMaxWords> reached;
  reached.fill(kNowhere);
  TokenPlaceReader reader(tokens_.stream(docid));
  for (TokenPlace place; reader.next_of(wanted, place);) {
    std::uint32_t bits = 0;
    for (const Slots& slots : slots_.find(place.form)->second) {
      bits |= is_in(place, slots.field) ? slots.bits : 0;
    }
    for (std::size_t i = length_; i-- > 0;) {  // the last first, for a word may come twice
      const bool fits = (bits >> i & 1) != 0 && (i == 0 || reached[i - 1] + 1 == place.position);
      if (fits && i + 1 == length_) {
        return true;
      }
      reached[i] = fits ? place.position : reached[i];
    }
  }
  if (!reader.is_whole()) {
    return Unexpected(
        tokens_.damaged(fmt::format("the words of article {} cannot be read", docid)));
  }
  return false;
}

Result<void> PhraseScan::collect(const std::vector<std::uint32_t>& docids,
                                 std::vector<std::uint32_t>& found) const {
  for (const std::uint32_t docid : docids) {
    const Result<bool> has = holds(docid);
    if (!has) {
      return Unexpected(has.error());
    }
    if (*has) {
      found.push_back(docid);
    }
  }
  return {};
}

Result<void> PhraseScan::add_holders(const DocidSet& candidates, DocidSet& out) const {
  std::array<std::vector<std::uint32_t>, 2> halves, found;
  const std::uint32_t count = candidates.count();
  const std::uint32_t first_half = count < kFewArticles ? count : count / 2;
  candidates.for_each(
      [&](std::uint32_t docid) { halves[halves[0].size() < first_half ? 0 : 1].push_back(docid); });
  Result<void> other;
  {
    std::jthread beside;
    if (!halves[1].empty()) {
      beside = std::jthread([&] { other = collect(halves[1], found[1]); });
    }
    if (Result<void> done = collect(halves[0], found[0]); !done) {
      return done;
    }
  }
  for (const std::vector<std::uint32_t>& docids : found) {
    std::ranges::for_each(docids, [&](std::uint32_t docid) { out.insert(docid); });
  }
  return other;
}

}  // namespace backfile
