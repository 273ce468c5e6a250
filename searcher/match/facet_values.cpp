// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/facet_values.h"

#include <algorithm>
#include <optional>

#include "searcher/match/folded_ordinals.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

/// Whether `ordinal` is a value of `field` with this key.
bool is_value(const Columns& columns, std::uint32_t ordinal, FieldId field, std::string_view key) {
  return ordinal < columns.facet_ordinals(field).second && columns.facet_value(ordinal).key == key;
}

/// The ordinals of a segment, whose numbers these are, that have `number`: [first, last).
std::pair<std::uint32_t, std::uint32_t> ordinals_with(std::span<const std::uint32_t> numbers,
                                                      std::uint32_t number) {
  const auto same = std::ranges::equal_range(numbers, number);
  return {static_cast<std::uint32_t>(same.begin() - numbers.begin()),
          static_cast<std::uint32_t>(same.end() - numbers.begin())};
}

}  // namespace

FacetValues::FacetValues(const ArticleIndex& index)
    : index_(index), numbers_(find_numbers()), segments_(index.segment_count()) {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    fold(i);
  }
}

const ValueNumbers* FacetValues::find_numbers() {
  std::vector<const Columns*> all;
  for (std::size_t i = 0; i < index_.segment_count(); ++i) {
    all.push_back(&index_.columns(i));
  }
  const ValueNumbers* stored = index_.value_numbers();
  if (stored != nullptr && stored->fits(all)) {
    return stored;
  }
  own_numbers_ = ValueNumbers::of(all);
  return &*own_numbers_;
}

void FacetValues::fold(std::size_t segment) {
  auto& [is_shared, before, shared] = segments_[segment];
  is_shared.resize(index_.columns(segment).facet_value_count() / 64 + 1);
  const FoldedOrdinals folded = fold_ordinals(index_.segment(segment), index_.names());
  const auto plain = numbers_->of_segment(segment);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> numbers;  // by ordinal, where not the plain
  for (const auto& [ordinal, target] : folded.folds) {
    const auto other = folded.canonical.find(target);
    const bool is_own = other == folded.canonical.end();
    numbers.emplace_back(
        ordinal, is_own ? plain[target] : number_of(other->second.first, other->second.second));
    is_shared[ordinal / 64] |= std::uint64_t{1} << (ordinal % 64);
    if (is_own) {
      share(segment, target);
    }
  }
  auto next = numbers.begin();
  for (std::size_t i = 0; i < is_shared.size(); ++i) {
    before.push_back(static_cast<std::uint32_t>(shared.size()));
    for (std::uint64_t word = is_shared[i]; word != 0; word &= word - 1) {
      const auto ordinal =
          static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word));
      while (next != numbers.end() && next->first < ordinal) {
        ++next;
      }
      const bool is_folded = next != numbers.end() && next->first == ordinal;
      const std::uint32_t number = is_folded ? next->second : plain[ordinal];
      shared.push_back({ordinal, number, field(number)});
    }
  }
}

/// With all spellings of one key.
void FacetValues::share(std::size_t segment, std::uint32_t ordinal) {
  const auto numbers = numbers_->of_segment(segment);
  std::uint32_t at = ordinal;
  while (at > 0 && numbers[at - 1] == numbers[ordinal]) {
    --at;
  }
  for (; at < numbers.size() && numbers[at] == numbers[ordinal]; ++at) {
    segments_[segment].is_shared[at / 64] |= std::uint64_t{1} << (at % 64);
  }
}

std::uint32_t FacetValues::number_of(FieldId field, std::string_view key) {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const std::uint32_t at = index_.columns(i).first_facet_from(field, key);
    if (is_value(index_.columns(i), at, field, key)) {
      return numbers_->of_segment(i)[at];
    }
  }
  auto known = std::ranges::find(extras_, std::pair(field, key));
  if (known == extras_.end()) {
    known = extras_.insert(known, {field, key});
  }
  return numbers_->count() + static_cast<std::uint32_t>(known - extras_.begin());
}

FieldId FacetValues::field(std::uint32_t number) const {
  return number < numbers_->count() ? numbers_->field(number)
                                    : extras_[number - numbers_->count()].first;
}

std::string_view FacetValues::key(std::uint32_t number) const {
  for (std::size_t i = 0; i < segments_.size() && number < numbers_->count(); ++i) {
    const auto [first, last] = ordinals_with(numbers_->of_segment(i), number);
    if (first < last) {
      return index_.columns(i).facet_value(first).key;
    }
  }
  return number < numbers_->count() ? std::string_view()
                                    : extras_[number - numbers_->count()].second;
}

bool FacetValues::precedes(std::uint32_t a, std::uint32_t b) const {
  return std::max(a, b) < numbers_->count() && numbers_->field(a) == numbers_->field(b)
             ? a < b
             : std::pair(key(a), a) < std::pair(key(b), b);
}

FacetValues::Spellings FacetValues::own_spellings(std::uint32_t number,
                                                  const OrdinalCount& count) const {
  Spellings spellings;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const auto [first, last] = ordinals_with(numbers_->of_segment(i), number);
    for (std::uint32_t at = first; at < last; ++at) {
      if (count(i, at) > 0 && this->number(i, at) == number) {
        spellings[index_.columns(i).facet_value(at).name] += count(i, at);
      }
    }
  }
  return spellings;
}

FacetValues::Spellings FacetValues::aliases(std::uint32_t number, const OrdinalCount& count) const {
  Spellings spellings;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    for (const SharedNumber& shared : segments_[i].shared) {
      if (shared.number == number && count(i, shared.ordinal) > 0) {
        spellings[index_.columns(i).facet_value(shared.ordinal).name] += count(i, shared.ordinal);
      }
    }
  }
  return spellings;
}

std::string_view FacetValues::name(std::uint32_t number, const OrdinalCount& count) const {
  if (const std::optional<EntityKind> kind = entity_kind_of(field(number))) {
    if (const std::string_view shown = index_.names().shown(*kind, key(number)); !shown.empty()) {
      return shown;
    }
  }
  Spellings spellings = own_spellings(number, count);
  if (spellings.empty()) {
    spellings = aliases(number, count);
  }
  const auto best =
      std::ranges::max_element(spellings, {}, [](const auto& spelling) { return spelling.second; });
  return best == spellings.end() ? std::string_view() : best->first;
}

}  // namespace backfile
