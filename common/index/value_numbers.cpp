// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/value_numbers.h"

#include <algorithm>

namespace backfile {
namespace {

constexpr SectionFileKind kKind{"BFVALUES", "file of value numbers", 3};
constexpr std::size_t kFieldStarts = 0, kSegmentStarts = 1, kNumbers = 2;

/// Where the merge of one field stands in a segment.
struct Cursor {
  const Columns* columns;
  std::uint32_t* numbers;  // of the segment, by ordinal
  std::uint32_t at, end;

  std::string_view key() const { return columns->facet_value(at).key; }
};

/// Numbers the values of one field from `next` on.
void number_field(std::vector<Cursor>& cursors, std::uint32_t& next) {
  std::vector<std::string_view> keys(cursors.size());
  const auto read = [&](std::size_t i) {
    keys[i] = cursors[i].at < cursors[i].end ? cursors[i].key() : std::string_view();
  };
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    read(i);
  }
  for (;; ++next) {
    std::size_t lowest = cursors.size();
    for (std::size_t i = 0; i < cursors.size(); ++i) {
      if (cursors[i].at < cursors[i].end && (lowest == cursors.size() || keys[i] < keys[lowest])) {
        lowest = i;
      }
    }
    if (lowest == cursors.size()) {
      return;
    }
    const std::string_view key = keys[lowest];
    for (std::size_t i = lowest; i < cursors.size(); ++i) {
      while (cursors[i].at < cursors[i].end && keys[i] == key) {
        cursors[i].numbers[cursors[i].at++] = next;
        read(i);
      }
    }
  }
}

bool is_rising(std::span<const std::uint32_t> numbers) { return std::ranges::is_sorted(numbers); }

}  // namespace

ValueNumbers ValueNumbers::of(std::span<const Columns* const> segments) {
  ValueNumbers numbers;
  numbers.own_segment_starts_ = {0};
  for (const Columns* segment : segments) {
    numbers.own_segment_starts_.push_back(numbers.own_segment_starts_.back() +
                                          segment->facet_value_count());
  }
  numbers.own_numbers_.resize(numbers.own_segment_starts_.back());
  std::uint32_t next = 0;
  for (const Field& field : kFields) {
    numbers.own_field_starts_.push_back(next);
    std::vector<Cursor> cursors;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const auto [first, last] = segments[i]->facet_ordinals(field.id);
      cursors.push_back(
          {segments[i], numbers.own_numbers_.data() + numbers.own_segment_starts_[i], first, last});
    }
    number_field(cursors, next);
  }
  numbers.own_field_starts_.push_back(next);
  numbers.field_starts_ = numbers.own_field_starts_;
  numbers.segment_starts_ = numbers.own_segment_starts_;
  numbers.numbers_ = numbers.own_numbers_;
  return numbers;
}

Result<ValueNumbers> ValueNumbers::open(const std::filesystem::path& path) {
  Result<SectionFile> file = SectionFile::open(path, kKind);
  if (!file) {
    return Unexpected(file.error());
  }
  ValueNumbers numbers;
  numbers.file_ = std::move(*file);
  numbers.field_starts_ = numbers.file_->array<std::uint32_t>(kFieldStarts);
  numbers.segment_starts_ = numbers.file_->array<std::uint32_t>(kSegmentStarts);
  numbers.numbers_ = numbers.file_->array<std::uint32_t>(kNumbers);
  return numbers;
}

bool ValueNumbers::fits(std::span<const Columns* const> segments) const {
  if (field_starts_.size() != kFields.size() + 1 || segment_starts_.size() != segments.size() + 1 ||
      !is_rising(field_starts_) || !is_rising(segment_starts_) ||
      segment_starts_.back() != numbers_.size()) {
    return false;
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::span<const std::uint32_t> own = of_segment(i);
    if (own.size() != segments[i]->facet_value_count() || !is_rising(own) ||
        (!own.empty() && own.back() >= count())) {
      return false;
    }
  }
  return true;
}

FieldId ValueNumbers::field(std::uint32_t number) const {
  const auto next = std::ranges::upper_bound(field_starts_, number);
  return static_cast<FieldId>(next - field_starts_.begin() - 1);
}

Result<void> ValueNumbers::write(const std::filesystem::path& path) const {
  Result<SectionFileWriter> file = SectionFileWriter::create(path, kKind);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  for (const auto& section : {field_starts_, segment_starts_, numbers_}) {
    const std::string_view bytes(reinterpret_cast<const char*>(section.data()),
                                 section.size_bytes());
    if (Result<void> added = file->add_section(bytes); !added) {
      return added;
    }
  }
  return file->finish(count());
}

}  // namespace backfile
