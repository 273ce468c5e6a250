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

namespace {

/// How far the phrase has come when its words pass by. A compound and its first part share a
/// position, so that what stands at one is taken in before the next is looked at.
class Progress {
 public:
  explicit Progress(std::size_t length) : last_bit_(1u << (length - 1)) {}

  /// True when the phrase ends at the position before this one. Positions do not fall.
  bool pass(std::uint32_t position, std::uint32_t bits) {
    if (position == position_) {
      bits_ |= bits;
      return false;
    }
    const bool ended = close();
    if (position != position_ + 1) {
      reached_ = 0;
    }
    position_ = position;
    bits_ = bits;
    return ended;
  }
  /// True when the phrase ends at the last position.
  bool close() {
    reached_ = (reached_ << 1 | 1) & bits_;
    return (reached_ & last_bit_) != 0;
  }

 private:
  const std::uint32_t last_bit_;
  std::uint32_t position_ = 0, bits_ = 0;
  std::uint32_t reached_ = 0;  ///< bit i: the first i + 1 words end at the position before
};

}  // namespace

Result<bool> PhraseScan::holds(std::uint32_t docid) const {
  const auto wanted = [this](std::uint32_t number) {
    return number / 64 < known_.size() && (known_[number / 64] >> (number % 64) & 1) != 0;
  };
  Progress progress(length_);
  TokenPlaceReader reader(tokens_.stream(docid));
  for (TokenPlace place; reader.next_of(wanted, place);) {
    std::uint32_t bits = 0;
    for (const Slots& slots : slots_.find(place.form)->second) {
      bits |= is_in(place, slots.field) ? slots.bits : 0;
    }
    if (progress.pass(place.position, bits)) {
      return true;
    }
  }
  if (!reader.is_whole()) {
    return Unexpected(
        tokens_.damaged(fmt::format("the words of article {} cannot be read", docid)));
  }
  return progress.close();
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
