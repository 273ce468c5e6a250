// SPDX-License-Identifier: GPL-2.0-or-later
// One numbering of the facet values of all segments, so that counts of segments can be added up.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "searcher/match/article_index.h"

namespace backfile {

/// Values of a field with one folded key have one number, and so have all names of an entity. The
/// numbers of a field follow each other by key. One object a thread; made field by field when first
/// asked for.
class FacetValues {
 public:
  /// `index` must live as long.
  explicit FacetValues(const ArticleIndex& index);

  /// Numbers the values of `field`, a facet, unless it is done; those of people, organizations and
  /// places together, since a name may be counted as another kind than an article has it. Cost: a
  /// merge of the segments' dictionaries, about 0.2 µs a value.
  void include(FieldId field);

  /// The numbers of an included field: [first, last).
  struct Range {
    std::uint32_t first = 0, last = 0;
  };
  Range numbers(FieldId field) const { return ranges_[static_cast<std::size_t>(field)]; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(keys_.size()); }
  std::string_view key(std::uint32_t number) const { return keys_[number]; }
  FieldId field(std::uint32_t number) const { return fields_[number]; }

  /// What a segment's ordinal is counted as. `may_repeat`: another value of the same article may
  /// have the same number, since it is a name of the same entity.
  class Entry {
   public:
    static constexpr std::uint32_t kNone = 0x7fffffff;
    Entry() = default;
    Entry(std::uint32_t number, bool may_repeat) : bits_(number | (may_repeat ? kMayRepeat : 0)) {}
    std::uint32_t number() const { return bits_ & ~kMayRepeat; }
    bool may_repeat() const { return (bits_ & kMayRepeat) != 0; }

   private:
    static constexpr std::uint32_t kMayRepeat = 0x80000000;
    std::uint32_t bits_ = kNone;
  };
  const std::vector<Entry>& entries(std::size_t segment) const { return entries_[segment]; }

  /// The name of a value as `counts` have it (by segment and ordinal): the most frequent of its own
  /// spellings, of equals the first by bytes; an alias when it has no other; what the alias book
  /// shows when that names it.
  std::string_view name(FieldId field,
                        std::uint32_t number,
                        const std::vector<std::vector<std::uint32_t>>& counts) const;

 private:
  const ArticleIndex& index_;
  std::vector<Range> ranges_{kFields.size()};
  std::vector<bool> included_ = std::vector<bool>(kFields.size());
  std::vector<std::vector<Entry>> entries_;  // by segment and ordinal
  std::vector<std::string_view> keys_;       // by number
  std::vector<FieldId> fields_;              // by number
};

}  // namespace backfile
