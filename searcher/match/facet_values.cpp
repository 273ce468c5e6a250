// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/facet_values.h"

#include <algorithm>
#include <optional>

#include "searcher/match/folded_ordinals.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

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

/// Those of the index know nothing of what other indexes and the alias book say of names.
bool FacetValues::are_rows_stored() const {
  return !own_numbers_ && std::ranges::all_of(kEntityKinds, [this](EntityKind kind) {
    return index_.names().corrections(kind).empty();
  });
}

void FacetValues::fold(std::size_t segment) {
  auto& [folded, rows, own_rows] = segments_[segment];
  const Columns& columns = index_.columns(segment);
  const FoldedOrdinals folds = fold_ordinals(index_.segment(segment), index_.names());
  const auto own = numbers_->of_segment(segment);
  std::vector<CountedAs> counted_as;
  for (const auto& [ordinal, target] : folds.folds) {
    const auto other = folds.canonical.find(target);
    const bool is_own = other == folds.canonical.end();
    folded.push_back({ordinal,
                      own[ordinal],
                      is_own ? own[target] : number_of(other->second.first, other->second.second)});
    counted_as.push_back(
        {ordinal, target, is_own ? columns.facet_value(target).field : other->second.first});
  }
  if (are_rows_stored()) {
    rows = numbers_->rows(segment);
  } else {
    own_rows = find_entity_rows(columns, own, counted_as);
    rows = own_rows.view();
  }
}

std::uint32_t FacetValues::number(std::size_t segment, std::uint32_t ordinal) const {
  const std::vector<Folded>& folded = segments_[segment].folded;
  const auto value = std::ranges::lower_bound(folded, ordinal, {}, &Folded::ordinal);
  return value != folded.end() && value->ordinal == ordinal ? value->number
                                                            : own_numbers(segment)[ordinal];
}

std::optional<std::uint32_t> FacetValues::find(FieldId field, std::string_view key) const {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const std::uint32_t at = index_.columns(i).first_facet_from(field, key);
    if (index_.columns(i).is_facet(field, at, key)) {
      return numbers_->of_segment(i)[at];
    }
  }
  const auto extra = std::ranges::find(extras_, std::pair(field, key));
  return extra == extras_.end()
             ? std::nullopt
             : std::optional(numbers_->count() +
                             static_cast<std::uint32_t>(extra - extras_.begin()));
}

std::uint32_t FacetValues::number_of(FieldId field, std::string_view key) {
  if (const std::optional<std::uint32_t> known = find(field, key)) {
    return *known;
  }
  extras_.emplace_back(field, key);
  return count() - 1;
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
    for (const Folded& value : segments_[i].folded) {
      if (value.number == number && count(i, value.ordinal) > 0) {
        spellings[index_.columns(i).facet_value(value.ordinal).name] += count(i, value.ordinal);
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
