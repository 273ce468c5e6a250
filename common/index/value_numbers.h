// SPDX-License-Identifier: GPL-2.0-or-later
// One numbering of the facet values of several segments, so that counts of segments can be added
// up, and what else such counts need.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "common/base/result.h"
#include "common/index/columns.h"
#include "common/index/entity_rows.h"
#include "common/index/section_file.h"

namespace backfile {

/// Values of one field and key have one number; numbers follow each other by field and key, so that
/// in a segment they rise with the ordinals. Threads: all const calls may be shared.
class ValueNumbers {
 public:
  /// Cost: a merge of the dictionaries, about 0.1 µs a value; one segment is but read through.
  static ValueNumbers of(std::span<const Columns* const> segments);

  /// Maps what write() wrote. A damaged file is found by fits(). Cost: O(1). Errors: NotFound, Io,
  /// Corrupt, Version.
  static Result<ValueNumbers> open(const std::filesystem::path& file);
  /// Whether these are numbers and rows of `segments`, so that they may index arrays. Cost: reads
  /// all numbers and repeats.
  bool fits(std::span<const Columns* const> segments) const;

  std::uint32_t count() const { return field_starts_.empty() ? 0 : field_starts_.back(); }
  std::size_t segment_count() const { return segment_starts_.size() - 1; }
  /// By ordinal of the segment.
  std::span<const std::uint32_t> of_segment(std::size_t segment) const {
    return numbers_.subspan(segment_starts_[segment],
                            segment_starts_[segment + 1] - segment_starts_[segment]);
  }
  /// The numbers of a field: [first, last).
  std::pair<std::uint32_t, std::uint32_t> of_field(FieldId field) const {
    const auto at = static_cast<std::size_t>(field);
    return {field_starts_[at], field_starts_[at + 1]};
  }
  /// As they were written; requires: open().
  EntityRows rows(std::size_t segment) const;
  /// The field of a number < count().
  FieldId field(std::uint32_t number) const;

  /// Reads the whole file against its checksum. Errors: Corrupt.
  Result<void> check() const { return file_ ? file_->check_body() : Result<void>{}; }
  /// Writes and syncs a new file, with the rows of each segment. Layout: FORMAT.md. Errors: Io.
  Result<void> write(const std::filesystem::path& file, std::span<const OwnEntityRows> rows) const;

 private:
  ValueNumbers() = default;
  bool has_rows_of(std::span<const Columns* const> segments) const;

  std::optional<SectionFile> file_;  // what the spans lie in, or:
  std::vector<std::uint32_t> own_field_starts_, own_segment_starts_, own_numbers_;
  std::span<const std::uint32_t> field_starts_, segment_starts_, numbers_;
  std::span<const std::uint32_t> article_starts_, repeat_starts_;  // one more than segments
  std::span<const FieldBits> fields_;
  std::span<const RepeatedValue> repeats_;
};

}  // namespace backfile
