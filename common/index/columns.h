// SPDX-License-Identifier: GPL-2.0-or-later
// The facts about every article of a segment that filters, facets, timelines and sorting need, by
// docid, in one file made for mmap. Layout: FORMAT.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "common/index/schema.h"
#include "common/model/date.h"

namespace backfile {

/// Day number (since 1970-01-01) of an article without a date: sorts as the oldest.
inline constexpr std::int32_t kUndatedDay = INT32_MIN;

/// What the columns hold for one article; the writer takes them in docid order.
struct ColumnRow {
  std::uint64_t id = 0;
  std::int32_t day = kUndatedDay;  ///< first day of the date
  DatePrecision precision = DatePrecision::None;
  DateMethod method = DateMethod::None;
  DateConfidence confidence = DateConfidence::None;
  std::uint32_t word_count = 0;
  std::uint64_t fingerprint = 0;
  std::vector<std::uint32_t> facets;  ///< ordinals of the dictionary, rising, each once
};

/// One value of a facet field: the name to show and the folded key it is compared and termed by.
struct FacetValue {
  FieldId field;
  std::string_view name, key;
};

/// Read-only view of a segment's columns. Docids are 1..article_count(); they run newest first
/// (days descending, undated last, then by id). Threads: all calls are const and may be shared.
class Columns {
 public:
  /// Maps the file and checks every number that leads from one section to another, so that an
  /// ordinal or a docid from here may index an array. Cost: reads the facets and the id index once,
  /// a few milliseconds for a million articles. Errors: NotFound, Io; Corrupt or Version when it is
  /// not a column file of ours.
  static Result<Columns> open(const std::filesystem::path& file);
  /// Checks the lengths of the sections only: facets() of a damaged file may then hold ordinals
  /// that the dictionary has not, while all else stays within bounds. Cost: O(1). Errors: as
  /// open().
  static Result<Columns> open_unread(const std::filesystem::path& file);
  Columns(Columns&&) noexcept;
  Columns& operator=(Columns&&) noexcept;
  ~Columns();

  std::uint32_t article_count() const;
  std::uint64_t id(std::uint32_t docid) const;
  std::int32_t day(std::uint32_t docid) const;
  DatePrecision precision(std::uint32_t docid) const;
  DateMethod method(std::uint32_t docid) const;
  DateConfidence confidence(std::uint32_t docid) const;
  std::uint32_t word_count(std::uint32_t docid) const;
  std::uint64_t fingerprint(std::uint32_t docid) const;
  std::span<const std::uint32_t> facets(std::uint32_t docid) const;

  /// The dictionary: values sorted by field, then key, then name. Ordinals are 0..size-1.
  std::uint32_t facet_value_count() const;
  FacetValue facet_value(std::uint32_t ordinal) const;
  /// Whether `ordinal` is that of a value of `field` with this key. Requires: no less than the
  /// first of the field.
  bool is_facet(FieldId field, std::uint32_t ordinal, std::string_view key) const {
    return ordinal < facet_ordinals(field).second && facet_value(ordinal).key == key;
  }
  /// First and one-past-last ordinal of one field.
  std::pair<std::uint32_t, std::uint32_t> facet_ordinals(FieldId field) const;
  /// The first of these whose key is not less than `key`, the end when there is none. Cost: a
  /// binary search.
  /// Looks from ordinal `from` on, the nearest first.
  std::uint32_t first_facet_from(FieldId field, std::string_view key, std::uint32_t from = 0) const;

  /// Counts of articles, deleted ones too, by ordinal from `first` on: as many as `counts` holds.
  /// Requires: no more than there are values. Cost: less than a ns each.
  void article_counts(std::uint32_t first, std::span<std::uint32_t> counts) const;

  /// The docids whose first day lies in first..last (day numbers), as [first docid, last docid];
  /// nothing when there are none. Cost: two binary searches.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> docids_between(
      std::int32_t first_day, std::int32_t last_day) const;
  /// The docid of an article id, 0 when it is not here. Cost: a binary search of the id index.
  std::uint32_t docid_of(std::uint64_t id) const;

  /// Reads the whole file against its checksum. Errors: Corrupt.
  Result<void> check() const;

 private:
  struct Mapping;
  explicit Columns(std::unique_ptr<Mapping> mapping);
  std::unique_ptr<Mapping> mapping_;
};

}  // namespace backfile
