// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/entity_rows.h"

#include <algorithm>
#include <utility>

namespace backfile {
namespace {

/// Up to which ordinal values are of a field, by rising ordinals.
struct FieldEnd {
  std::uint32_t end;
  FieldBits bit;
};

class RowReader {
 public:
  RowReader(const Columns& columns,
            std::span<const std::uint32_t> numbers,
            std::span<const CountedAs> counted_as)
      : columns_(columns),
        numbers_(numbers),
        counted_as_(counted_as),
        is_doubtful_(columns.facet_value_count()) {
    for (const Field& field : kFields) {
      const auto [first, last] = columns.facet_ordinals(field.id);
      if (first < last) {
        ends_.push_back({last, bit_of(field.id)});
      }
    }
    for (const CountedAs& value : counted_as) {
      is_doubtful_[value.ordinal] = true;
      mark_spellings(value.target);
    }
  }

  void read(std::uint32_t docid, OwnEntityRows& rows) {
    FieldBits fields = 0;
    const FieldEnd* field = ends_.data();
    seen_.clear();
    for (const std::uint32_t ordinal : columns_.facets(docid)) {
      if (ordinal >= is_doubtful_.size()) {
        break;  // of a damaged file
      }
      while (ordinal >= field->end) {
        ++field;
      }
      if (!is_doubtful_[ordinal]) {
        fields |= field->bit;
        continue;
      }
      const auto [number, bit] = counted(ordinal, field->bit);
      fields |= bit;
      if (std::ranges::find(seen_, number) != seen_.end()) {
        rows.repeats.push_back({docid, ordinal});
      } else {
        seen_.push_back(number);
      }
    }
    rows.fields.push_back(fields);
  }

 private:
  void mark_spellings(std::uint32_t ordinal) {
    for (const std::uint32_t& same : std::ranges::equal_range(numbers_, numbers_[ordinal])) {
      is_doubtful_[static_cast<std::size_t>(&same - numbers_.data())] = true;
    }
  }

  /// The number a value is counted under, and its field.
  std::pair<std::uint32_t, FieldBits> counted(std::uint32_t ordinal, FieldBits own) const {
    const auto value = std::ranges::lower_bound(counted_as_, ordinal, {}, &CountedAs::ordinal);
    return value != counted_as_.end() && value->ordinal == ordinal
               ? std::pair(numbers_[value->target], bit_of(value->field))
               : std::pair(numbers_[ordinal], own);
  }

  const Columns& columns_;
  std::span<const std::uint32_t> numbers_;
  std::span<const CountedAs> counted_as_;
  std::vector<bool> is_doubtful_;  // by ordinal: counted as another one, or another one as it
  std::vector<FieldEnd> ends_;     // of the fields that have values
  std::vector<std::uint32_t> seen_;
};

}  // namespace

OwnEntityRows find_entity_rows(const Columns& columns,
                               std::span<const std::uint32_t> numbers,
                               std::span<const CountedAs> counted_as) {
  OwnEntityRows rows;
  rows.fields.reserve(columns.article_count());
  RowReader reader(columns, numbers, counted_as);
  for (std::uint32_t docid = 1; docid <= columns.article_count(); ++docid) {
    reader.read(docid, rows);
  }
  return rows;
}

}  // namespace backfile
