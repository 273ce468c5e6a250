// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/phrase_scan.h"

#include <algorithm>
#include <array>
#include <functional>
#include <thread>

#include <fmt/format.h>

#include "common/index/token_code.h"
#include "searcher/match/phrase_check.h"

namespace backfile {
namespace {

/// A row of at most so many words is followed in the bits of a number.
constexpr std::size_t kMaxRowWords = 32;
/// From so many articles on a second thread costs less than it saves: it takes about 30 µs.
constexpr std::size_t kFewArticles = 500;
/// A word of more forms is not looked for by its bytes: reading all words costs no more then.
constexpr std::size_t kMaxAnchorForms = 12;

}  // namespace

PhraseScan::PhraseScan(const TokenFile& tokens, StemForms& forms, const PlanPhrase& phrase)
    : tokens_(tokens),
      phrase_(phrase),
      is_row_(phrase.ordered && phrase.window == phrase.words.size() &&
              phrase.words.size() <= kMaxRowWords),
      known_(tokens.form_count()),
      numbers_(phrase.words.size()) {
  for (std::uint32_t i = 0; i < phrase.words.size(); ++i) {
    for (const std::string& term : phrase.words[i]) {
      for_each_form(tokens, forms, term, [&](std::uint32_t number, FieldId field) {
        add_number(number, field, i);
      });
    }
  }
  choose_anchor();
}

void PhraseScan::add_number(std::uint32_t number, FieldId field, std::uint32_t word) {
  known_.insert(number);
  std::vector<Slots>& all = slots_[number];
  const auto known = std::ranges::find(all, field, &Slots::field);
  Slots& slots = known == all.end() ? all.emplace_back(Slots{field, {}}) : *known;
  if (slots.words.empty() || slots.words.back() != word) {
    slots.words.push_back(word);
    slots.bits |= word < kMaxRowWords ? 1u << word : 0u;
  }
  if (std::ranges::find(numbers_[word], number) == numbers_[word].end()) {
    numbers_[word].push_back(number);
  }
  has_lead_ = has_lead_ || field == FieldId::Lead;
}

/// The word whose commonest form is the rarest: numbers rise as forms get rarer.
void PhraseScan::choose_anchor() {
  const std::vector<std::uint32_t>* best = nullptr;
  for (const std::vector<std::uint32_t>& numbers : numbers_) {
    if (!numbers.empty() && numbers.size() <= kMaxAnchorForms &&
        (best == nullptr || std::ranges::min(numbers) > std::ranges::min(*best))) {
      best = &numbers;
    }
  }
  if (best != nullptr) {
    anchor_.emplace(*best);
  }
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

bool PhraseScan::find_row(TokenPlaceReader& reader) const {
  Progress progress(phrase_.words.size());
  for (TokenPlace place; reader.next_of(std::cref(known_), place);) {
    std::uint32_t bits = 0;
    for (const Slots& slots : slots_.find(place.form)->second) {
      bits |= is_in(place, slots.field) ? slots.bits : 0;
    }
    if (progress.pass(place.position, bits)) {
      return true;
    }
  }
  return progress.close();
}

bool PhraseScan::find_together(TokenPlaceReader& reader, Positions& positions) const {
  positions.resize(phrase_.words.size());
  std::ranges::for_each(positions, [](auto& of_word) { of_word.clear(); });
  for (TokenPlace place; reader.next_of(std::cref(known_), place);) {
    for (const Slots& slots : slots_.find(place.form)->second) {
      if (is_in(place, slots.field)) {
        for (const std::uint32_t word : slots.words) {
          positions[word].push_back(place.position);
        }
      }
    }
  }
  return std::ranges::none_of(positions, [](const auto& of_word) { return of_word.empty(); }) &&
         stand_together(positions, phrase_.window, phrase_.ordered);
}

Result<bool> PhraseScan::walk(TokenPlaceReader reader, Positions& scratch) const {
  if (is_row_ ? find_row(reader) : find_together(reader, scratch)) {
    return true;
  }
  if (!reader.is_whole()) {
    return Unexpected(tokens_.damaged("the words of an article cannot be read"));
  }
  return false;
}

namespace {

bool is_mark(std::string_view stream, std::size_t offset) {
  return static_cast<std::uint8_t>(stream[offset]) < kTokenMarks;
}

/// Whether the word at `offset` shares its position with the next one.
bool is_joined(std::string_view stream, std::size_t offset) {
  return offset > 0 &&
         stream[previous_value(stream, offset)] == static_cast<char>(TokenMark::Joined);
}

/// What may belong to a phrase within `length` words one of which is at `offset`, and a word more
/// at either end.
struct Surroundings {
  std::size_t begin, end;
};
Surroundings surroundings(std::string_view stream, std::size_t offset, std::size_t length) {
  Surroundings found{offset, next_value(stream, offset)};
  const auto counts = [&](std::size_t at) {
    return is_mark(stream, at) || is_joined(stream, at) ? 0u : 1u;
  };
  for (std::size_t words = 0; words < length && found.begin > 0;) {
    found.begin = previous_value(stream, found.begin);
    words += counts(found.begin);
  }
  for (std::size_t words = 0; words <= length && found.end < stream.size();) {
    words += counts(found.end);
    found.end = next_value(stream, found.end);
  }
  return found;
}

}  // namespace

Result<bool> PhraseScan::holds_around(std::string_view stream,
                                      std::size_t offset,
                                      Positions& scratch) const {
  const auto [begin, end] = surroundings(stream, offset, phrase_.window);
  const TokenZone zone = zone_at(stream, begin);
  return walk(TokenPlaceReader(stream.substr(begin, end - begin), zone, false), scratch);
}

Result<bool> PhraseScan::holds(std::uint32_t docid, Positions& scratch) const {
  const std::string_view stream = tokens_.stream(docid);
  if (!anchor_ || has_lead_) {
    return walk(TokenPlaceReader(stream), scratch);
  }
  Result<bool> held = false;
  anchor_->find(stream, [&](std::size_t offset) {
    held = holds_around(stream, offset, scratch);
    return !held || *held;
  });
  return held;
}

Result<void> PhraseScan::collect(const std::vector<std::uint32_t>& docids,
                                 std::vector<std::uint32_t>& found) const {
  Positions scratch;
  for (const std::uint32_t docid : docids) {
    const Result<bool> has = holds(docid, scratch);
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
  if (std::ranges::any_of(numbers_, [](const auto& numbers) { return numbers.empty(); })) {
    return {};  // this segment lacks a word
  }
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
