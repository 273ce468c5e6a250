// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/columns.h"

#include <algorithm>
#include <cassert>
#include <ranges>
#include <type_traits>

#include "common/index/columns_layout.h"

namespace backfile {

struct Columns::Mapping {
  explicit Mapping(SectionFile section_file);
  /// What is wrong with the sections' lengths, "" when nothing is.
  std::string_view wrong_lengths() const;
  /// And with the numbers that lead from one section to another.
  std::string_view wrong_links() const;

  SectionFile file;
  std::span<const std::uint64_t> ids, fingerprints;
  std::span<const std::int32_t> days;
  std::span<const std::uint8_t> date_facts;
  std::span<const std::uint32_t> word_counts, facet_starts, facet_ordinals, id_order;
  std::span<const std::uint32_t> field_starts, value_starts;
  std::string_view value_text;
  std::span<const std::uint8_t> article_counts;
  std::span<const FrequentValue> frequent_values;
};

namespace {

template <class T>
std::span<const T> column(const SectionFile& file, ColumnSection section) {
  return file.array<T>(static_cast<std::size_t>(section));
}

constexpr std::string_view kDisorder = "its facets are out of order";

/// What lies between two places, as far as these are places of `all`.
template <class Range>
Range between(Range all, std::uint32_t begin, std::uint32_t end) {
  const std::size_t last = std::min<std::size_t>(end, all.size());
  const std::size_t first = std::min<std::size_t>(begin, last);
  if constexpr (std::is_same_v<Range, std::string_view>) {
    return all.substr(first, last - first);
  } else {
    return all.subspan(first, last - first);
  }
}

/// Rising (equal allowed) from 0 to `end`.
bool is_partition(std::span<const std::uint32_t> starts, std::size_t end) {
  return starts.front() == 0 && starts.back() == end &&
         std::is_sorted(starts.begin(), starts.end());
}

}  // namespace

Columns::Mapping::Mapping(SectionFile section_file)
    : file(std::move(section_file)),
      ids(column<std::uint64_t>(file, ColumnSection::Ids)),
      fingerprints(column<std::uint64_t>(file, ColumnSection::Fingerprints)),
      days(column<std::int32_t>(file, ColumnSection::Days)),
      date_facts(column<std::uint8_t>(file, ColumnSection::DateFacts)),
      word_counts(column<std::uint32_t>(file, ColumnSection::WordCounts)),
      facet_starts(column<std::uint32_t>(file, ColumnSection::FacetStarts)),
      facet_ordinals(column<std::uint32_t>(file, ColumnSection::FacetOrdinals)),
      id_order(column<std::uint32_t>(file, ColumnSection::IdOrder)),
      field_starts(column<std::uint32_t>(file, ColumnSection::FieldStarts)),
      value_starts(column<std::uint32_t>(file, ColumnSection::ValueStarts)),
      value_text(file.section(static_cast<std::size_t>(ColumnSection::ValueText))),
      article_counts(column<std::uint8_t>(file, ColumnSection::ArticleCounts)),
      frequent_values(column<FrequentValue>(file, ColumnSection::FrequentValues)) {}

std::string_view Columns::Mapping::wrong_lengths() const {
  const std::size_t n = ids.size();
  if (n != file.record_count() || n >= UINT32_MAX || fingerprints.size() != n || days.size() != n ||
      date_facts.size() != n || word_counts.size() != n || id_order.size() != n ||
      facet_starts.size() != n + 1 || field_starts.size() != kFields.size() + 1 ||
      value_starts.size() % 2 != 1 || article_counts.size() != value_starts.size() / 2) {
    return "its sections have wrong lengths";
  }
  return is_partition(field_starts, value_starts.size() / 2) ? "" : kDisorder;
}

std::string_view Columns::Mapping::wrong_links() const {
  const std::size_t n = ids.size(), value_count = value_starts.size() / 2;
  if (!is_partition(facet_starts, facet_ordinals.size()) ||
      !is_partition(value_starts, value_text.size())) {
    return kDisorder;
  }
  std::uint32_t largest_ordinal = 0;
  for (std::uint32_t ordinal : facet_ordinals) {
    largest_ordinal = std::max(largest_ordinal, ordinal);
  }
  std::uint32_t largest_docid = 0, smallest_docid = 1;
  for (std::uint32_t docid : id_order) {
    largest_docid = std::max(largest_docid, docid);
    smallest_docid = std::min(smallest_docid, docid);
  }
  if ((!facet_ordinals.empty() && largest_ordinal >= value_count) || largest_docid > n ||
      smallest_docid == 0) {
    return "a facet or an article that it refers to is not there";
  }
  return {};
}

Columns::Columns(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {}
Columns::Columns(Columns&&) noexcept = default;
Columns& Columns::operator=(Columns&&) noexcept = default;
Columns::~Columns() = default;

Result<Columns> Columns::open_unread(const std::filesystem::path& file) {
  Result<SectionFile> sections = SectionFile::open(file, kColumnFile);
  if (!sections) {
    return Unexpected(std::move(sections.error()));
  }
  auto mapping = std::make_unique<Mapping>(std::move(*sections));
  if (const std::string_view fault = mapping->wrong_lengths(); !fault.empty()) {
    return Unexpected(mapping->file.damaged(fault));
  }
  return Columns(std::move(mapping));
}

Result<Columns> Columns::open(const std::filesystem::path& file) {
  Result<Columns> columns = open_unread(file);
  const std::string_view fault = columns ? columns->mapping_->wrong_links() : "";
  return fault.empty() ? std::move(columns) : Unexpected(columns->mapping_->file.damaged(fault));
}

std::uint32_t Columns::article_count() const {
  return static_cast<std::uint32_t>(mapping_->ids.size());
}
std::uint64_t Columns::id(std::uint32_t docid) const { return mapping_->ids[docid - 1]; }
std::int32_t Columns::day(std::uint32_t docid) const { return mapping_->days[docid - 1]; }
DatePrecision Columns::precision(std::uint32_t docid) const {
  return precision_of(mapping_->date_facts[docid - 1]);
}
DateMethod Columns::method(std::uint32_t docid) const {
  return method_of(mapping_->date_facts[docid - 1]);
}
DateConfidence Columns::confidence(std::uint32_t docid) const {
  return confidence_of(mapping_->date_facts[docid - 1]);
}
std::uint32_t Columns::word_count(std::uint32_t docid) const {
  return mapping_->word_counts[docid - 1];
}
std::uint64_t Columns::fingerprint(std::uint32_t docid) const {
  return mapping_->fingerprints[docid - 1];
}

std::span<const std::uint32_t> Columns::facets(std::uint32_t docid) const {
  return between(
      mapping_->facet_ordinals, mapping_->facet_starts[docid - 1], mapping_->facet_starts[docid]);
}

std::uint32_t Columns::facet_value_count() const {
  return static_cast<std::uint32_t>(mapping_->value_starts.size() / 2);
}

FacetValue Columns::facet_value(std::uint32_t ordinal) const {
  assert(ordinal < facet_value_count());
  const auto& fields = mapping_->field_starts;
  const auto field = std::upper_bound(fields.begin(), fields.end(), ordinal) - fields.begin() - 1;
  const auto starts = mapping_->value_starts.subspan(std::size_t{ordinal} * 2, 3);
  return {static_cast<FieldId>(field),
          between(mapping_->value_text, starts[1], starts[2]),
          between(mapping_->value_text, starts[0], starts[1])};
}

std::pair<std::uint32_t, std::uint32_t> Columns::facet_ordinals(FieldId field) const {
  const auto index = static_cast<std::size_t>(field);
  return {mapping_->field_starts[index], mapping_->field_starts[index + 1]};
}

std::uint32_t Columns::first_facet_from(FieldId field,
                                        std::string_view key,
                                        std::uint32_t from) const {
  const auto [begin, last] = facet_ordinals(field);
  std::uint32_t first = std::clamp(from, begin, last), step = 1;
  while (step < last - first && facet_value(first + step).key < key) {
    first += step;
    step *= 2;
  }
  const std::uint32_t end = step < last - first ? first + step : last;
  return *std::ranges::lower_bound(
      std::views::iota(first, end), key, {}, [this](std::uint32_t ordinal) {
        return facet_value(ordinal).key;
      });
}

void Columns::article_counts(std::uint32_t first, std::span<std::uint32_t> counts) const {
  std::ranges::copy(mapping_->article_counts.subspan(first, counts.size()), counts.begin());
  const std::size_t end = first + counts.size();
  const auto frequent = mapping_->frequent_values;
  for (auto value = std::ranges::lower_bound(frequent, first, {}, &FrequentValue::ordinal);
       value != frequent.end() && value->ordinal < end;
       ++value) {
    if (value->ordinal >= first) {  // not so in a damaged file
      counts[value->ordinal - first] = value->articles;
    }
  }
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Columns::docids_between(
    std::int32_t first_day, std::int32_t last_day) const {
  first_day = std::max(first_day, kUndatedDay + 1);  // the undated lie in no range
  const auto days = mapping_->days;
  const auto begin = std::partition_point(
      days.begin(), days.end(), [&](std::int32_t day) { return day > last_day; });
  const auto end =
      std::partition_point(begin, days.end(), [&](std::int32_t day) { return day >= first_day; });
  if (begin == end) {
    return std::nullopt;
  }
  return std::pair(static_cast<std::uint32_t>(begin - days.begin() + 1),
                   static_cast<std::uint32_t>(end - days.begin()));
}

std::uint32_t Columns::docid_of(std::uint64_t article) const {
  const auto order = mapping_->id_order;
  const auto id_of = [this](std::uint32_t docid) {
    return docid - 1 < article_count() ? id(docid) : UINT64_MAX;
  };
  const auto found = std::ranges::lower_bound(order, article, {}, id_of);
  return found != order.end() && *found - 1 < article_count() && id(*found) == article ? *found : 0;
}

Result<void> Columns::check() const { return mapping_->file.check_body(); }

}  // namespace backfile
