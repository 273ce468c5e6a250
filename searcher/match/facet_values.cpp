// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/facet_values.h"

#include <algorithm>
#include <optional>

#include "searcher/match/folded_ordinals.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

static_assert(kFields.size() < 0x80, "a field and a bit in a byte");

/// Whether `ordinal` is a value of `field` with this key.
bool is_value(const Columns& columns, std::uint32_t ordinal, FieldId field, std::string_view key) {
  return ordinal < columns.facet_ordinals(field).second && columns.facet_value(ordinal).key == key;
}

}  // namespace

FacetValues::FacetValues(const ArticleIndex& index)
    : index_(index), numbers_(find_numbers()), segments_(index.segment_count()) {
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Columns& columns = index.columns(i);
    segments_[i].traits.resize(columns.facet_value_count());
    for (const Field& field : kFields) {
      const auto [first, last] = columns.facet_ordinals(field.id);
      std::fill(segments_[i].traits.begin() + first,
                segments_[i].traits.begin() + last,
                Trait(field.id, false));
    }
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
  const FoldedOrdinals folded = fold_ordinals(index_.segment(segment), index_.names());
  for (const auto& [ordinal, target] : folded.folds) {
    const auto other = folded.canonical.find(target);
    const std::uint32_t number = other == folded.canonical.end()
                                     ? numbers_->of_segment(segment)[target]
                                     : number_of(other->second.first, other->second.second);
    segments_[segment].folds.push_back({ordinal, number});
    segments_[segment].traits[ordinal] = Trait(field(number), true);
    if (other == folded.canonical.end()) {
      let_repeat(segment, target);
    }
  }
  auto& [traits, folds, starts] = segments_[segment];
  for (std::uint32_t i = 0; starts.size() <= traits.size() / kOrdinalsPerStart + 1;) {
    while (i < folds.size() && folds[i].ordinal < starts.size() * kOrdinalsPerStart) {
      ++i;
    }
    starts.push_back(i);
  }
}

/// With all spellings of one key.
void FacetValues::let_repeat(std::size_t segment, std::uint32_t ordinal) {
  const auto numbers = numbers_->of_segment(segment);
  std::uint32_t at = ordinal;
  while (at > 0 && numbers[at - 1] == numbers[ordinal]) {
    --at;
  }
  for (; at < numbers.size() && numbers[at] == numbers[ordinal]; ++at) {
    Trait& trait = segments_[segment].traits[at];
    trait = Trait(trait.field(), true);
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
    const auto numbers = numbers_->of_segment(i);
    const auto found = std::ranges::lower_bound(numbers, number);
    if (found != numbers.end() && *found == number) {
      return index_.columns(i).facet_value(static_cast<std::uint32_t>(found - numbers.begin())).key;
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

std::uint32_t FacetValues::number(std::size_t segment, std::uint32_t ordinal) const {
  const Segment& of = segments_[segment];
  const std::uint32_t end = of.fold_starts[ordinal / kOrdinalsPerStart + 1];
  for (std::uint32_t i = of.fold_starts[ordinal / kOrdinalsPerStart]; i < end; ++i) {
    if (of.folds[i].ordinal == ordinal) {
      return of.folds[i].number;
    }
  }
  return numbers_->of_segment(segment)[ordinal];
}

FacetValues::Spellings FacetValues::own_spellings(std::uint32_t number,
                                                  const OrdinalCount& count) const {
  Spellings spellings;
  const FieldId field = this->field(number);
  const std::string_view key = this->key(number);
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Columns& columns = index_.columns(i);
    for (std::uint32_t at = columns.first_facet_from(field, key); is_value(columns, at, field, key);
         ++at) {
      if (count(i, at) > 0 && this->number(i, at) == number) {
        spellings[columns.facet_value(at).name] += count(i, at);
      }
    }
  }
  return spellings;
}

FacetValues::Spellings FacetValues::aliases(std::uint32_t number, const OrdinalCount& count) const {
  Spellings spellings;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    for (const Fold& fold : segments_[i].folds) {
      if (fold.number == number && count(i, fold.ordinal) > 0) {
        spellings[index_.columns(i).facet_value(fold.ordinal).name] += count(i, fold.ordinal);
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
