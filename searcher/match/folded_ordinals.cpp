// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/folded_ordinals.h"

#include <algorithm>

namespace backfile {
namespace {

class Folder {
 public:
  Folder(const SegmentReader& segment, const EntityNames& names)
      : segment_(segment), columns_(segment.columns), names_(names) {}

  void apply_folds() {
    const std::uint32_t count = columns_.facet_value_count();
    for (const NameFold& fold : names_.folds(segment_.index, segment_.number)) {
      if (std::max(fold.ordinal, fold.target) >= count) {
        continue;  // of a damaged file
      }
      folded_.folds.push_back({fold.ordinal, fold.target});
      if (fold.owner != NameFold::kNone) {
        const NameOwner name = names_.owner(segment_.index, fold.owner);
        const FieldId field = columns_.facet_value(fold.target).field;
        if (entity_kind_of(field)) {
          folded_.canonical.insert_or_assign(
              fold.target, std::pair(field_of_kind(field, name.owner_kind), name.owner));
        }
      }
    }
  }

  /// In the fields of all kinds that hold the same as `family`: names move between these.
  void correct(FieldId family) {
    for (const EntityKind kind : kEntityKinds) {
      for (const auto& correction : names_.corrections(kind)) {
        for_each_spelling(field_of_kind(family, kind), correction.name, [&](std::uint32_t ordinal) {
          corrected_[ordinal] = ordinal;
          folded_.canonical.erase(ordinal);
        });
      }
    }
    Absent absent;
    for (const EntityKind kind : kEntityKinds) {
      for (const auto& correction : names_.corrections(kind)) {
        for_each_spelling(field_of_kind(family, kind), correction.name, [&](std::uint32_t ordinal) {
          if (correction.canonical != correction.name || correction.kind != kind) {
            fold(field_of_kind(family, correction.kind), ordinal, correction.canonical, absent);
          }
        });
      }
    }
  }

  FoldedOrdinals take() {
    std::erase_if(folded_.folds, [this](const FoldedOrdinals::Fold& fold) {
      return corrected_.contains(fold.ordinal);
    });
    for (const auto& [ordinal, target] : corrected_) {
      if (target != ordinal || folded_.canonical.contains(target)) {
        folded_.folds.push_back({ordinal, target});
      }
    }
    std::ranges::sort(folded_.folds, {}, &FoldedOrdinals::Fold::ordinal);
    return std::move(folded_);
  }

 private:
  /// Canonical names that are no value of the segment, by field, and what is counted for them.
  using Absent = std::map<std::pair<FieldId, std::string_view>, std::uint32_t>;

  template <class Visit>
  void for_each_spelling(FieldId field, std::string_view key, Visit&& visit) const {
    for (std::uint32_t at = columns_.first_facet_from(field, key);
         columns_.is_facet(field, at, key);
         ++at) {
      visit(at);
    }
  }

  void fold(FieldId field, std::uint32_t ordinal, std::string_view canonical, Absent& absent) {
    std::uint32_t target = columns_.first_facet_from(field, canonical);
    if (!columns_.is_facet(field, target, canonical)) {
      target = absent.emplace(std::pair(field, canonical), ordinal).first->second;
      folded_.canonical.insert_or_assign(target, std::pair(field, canonical));
    }
    corrected_[ordinal] = target;
  }

  const SegmentReader& segment_;
  const Columns& columns_;
  const EntityNames& names_;
  FoldedOrdinals folded_;
  std::map<std::uint32_t, std::uint32_t> corrected_;  // ordinal -> target, itself when it is none
};

}  // namespace

FoldedOrdinals fold_ordinals(const SegmentReader& segment, const EntityNames& names) {
  Folder folder(segment, names);
  folder.apply_folds();
  folder.correct(FieldId::Person);
  folder.correct(FieldId::SubjectPerson);
  return folder.take();
}

}  // namespace backfile
