// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/value_numbers.h"

#include <algorithm>

namespace backfile {
namespace {

constexpr SectionFileKind kKind{"BFVALUES", "file of value numbers", 7};
constexpr std::size_t kFieldStarts = 0, kSegmentStarts = 1, kNumbers = 2, kArticleStarts = 3,
                      kFieldBits = 4, kRepeatStarts = 5, kRepeats = 6;

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

/// Whether these are the starts of the parts of `whole`, one for each segment.
bool are_starts(std::span<const std::uint32_t> starts, std::size_t segments, std::size_t whole) {
  return starts.size() == segments + 1 && is_rising(starts) && starts.back() == whole;
}

template <class T>
std::span<const T> part(std::span<const T> all,
                        std::span<const std::uint32_t> starts,
                        std::size_t number) {
  return all.subspan(starts[number], starts[number + 1] - starts[number]);
}

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
  numbers.article_starts_ = numbers.file_->array<std::uint32_t>(kArticleStarts);
  numbers.fields_ = numbers.file_->array<FieldBits>(kFieldBits);
  numbers.repeat_starts_ = numbers.file_->array<std::uint32_t>(kRepeatStarts);
  numbers.repeats_ = numbers.file_->array<RepeatedValue>(kRepeats);
  return numbers;
}

bool ValueNumbers::fits(std::span<const Columns* const> segments) const {
  if (field_starts_.size() != kFields.size() + 1 || !is_rising(field_starts_) ||
      !are_starts(segment_starts_, segments.size(), numbers_.size())) {
    return false;
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::span<const std::uint32_t> own = of_segment(i);
    if (own.size() != segments[i]->facet_value_count() || !is_rising(own) ||
        (!own.empty() && own.back() >= count())) {
      return false;
    }
  }
  return !file_ || has_rows_of(segments);
}

bool ValueNumbers::has_rows_of(std::span<const Columns* const> segments) const {
  if (!are_starts(article_starts_, segments.size(), fields_.size()) ||
      !are_starts(repeat_starts_, segments.size(), repeats_.size())) {
    return false;
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const EntityRows of = rows(i);
    const auto is_there = [&columns = *segments[i]](const RepeatedValue& value) {
      return value.docid - 1 < columns.article_count() &&
             value.ordinal < columns.facet_value_count();
    };
    if (of.fields.size() != segments[i]->article_count() ||
        !std::ranges::all_of(of.repeats, is_there)) {
      return false;
    }
  }
  return true;
}

EntityRows ValueNumbers::rows(std::size_t segment) const {
  return {part(fields_, article_starts_, segment), part(repeats_, repeat_starts_, segment)};
}

FieldId ValueNumbers::field(std::uint32_t number) const {
  const auto next = std::ranges::upper_bound(field_starts_, number);
  return static_cast<FieldId>(next - field_starts_.begin() - 1);
}

Result<void> ValueNumbers::write(const std::filesystem::path& path,
                                 std::span<const OwnEntityRows> rows) const {
  std::vector<std::uint32_t> article_starts{0}, repeat_starts{0};
  std::vector<FieldBits> fields;
  std::vector<RepeatedValue> repeats;
  for (const OwnEntityRows& of_segment : rows) {
    fields.insert(fields.end(), of_segment.fields.begin(), of_segment.fields.end());
    repeats.insert(repeats.end(), of_segment.repeats.begin(), of_segment.repeats.end());
    article_starts.push_back(static_cast<std::uint32_t>(fields.size()));
    repeat_starts.push_back(static_cast<std::uint32_t>(repeats.size()));
  }
  Result<SectionFileWriter> file = SectionFileWriter::create(path, kKind);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  const Result<void> done = file->add_sections(
      field_starts_, segment_starts_, numbers_, article_starts, fields, repeat_starts, repeats);
  return done ? file->finish(count()) : done;
}

}  // namespace backfile
