// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/column_writer.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <string>

#include "common/index/columns_layout.h"

namespace backfile {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// Docids by rising id, then docid.
Numbers id_order(const std::vector<std::uint64_t>& ids) {
  Numbers order(ids.size());
  std::iota(order.begin(), order.end(), 1u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return ids[a - 1] < ids[b - 1];
  });
  return order;
}

struct DictionarySections {
  Numbers field_starts, value_starts;
  std::string text;
};

DictionarySections dictionary_sections(std::span<const FacetValue> dictionary) {
  DictionarySections sections;
  for (std::size_t field = 0; field <= kFields.size(); ++field) {
    const auto first =
        std::partition_point(dictionary.begin(), dictionary.end(), [&](const FacetValue& value) {
          return static_cast<std::size_t>(value.field) < field;
        });
    sections.field_starts.push_back(static_cast<std::uint32_t>(first - dictionary.begin()));
  }
  const auto mark = [&] {
    sections.value_starts.push_back(static_cast<std::uint32_t>(sections.text.size()));
  };
  for (const FacetValue& value : dictionary) {
    mark();
    sections.text += value.key;
    mark();
    sections.text += value.name;
  }
  mark();
  return sections;
}

struct CountSections {
  std::vector<std::uint8_t> counts;
  std::vector<FrequentValue> frequent;
};

/// In how many articles' rows each of `size` values is.
CountSections count_sections(const Numbers& facet_ordinals, std::size_t size) {
  Numbers articles(size);
  for (const std::uint32_t ordinal : facet_ordinals) {
    ++articles[ordinal];
  }
  CountSections sections;
  for (std::uint32_t ordinal = 0; ordinal < size; ++ordinal) {
    const std::uint32_t count = articles[ordinal];
    sections.counts.push_back(static_cast<std::uint8_t>(std::min(count, kManyArticles)));
    if (count >= kManyArticles) {
      sections.frequent.push_back({ordinal, count});
    }
  }
  return sections;
}

}  // namespace

void ColumnWriter::add(const ColumnRow& row) {
  assert(ids_.empty() || days_.back() > row.day ||
         (days_.back() == row.day && ids_.back() <= row.id));
  assert(std::is_sorted(row.facets.begin(), row.facets.end()));
  ids_.push_back(row.id);
  days_.push_back(row.day);
  date_facts_.push_back(pack_date_facts(row.precision, row.method, row.confidence));
  word_counts_.push_back(row.word_count);
  fingerprints_.push_back(row.fingerprint);
  facet_ordinals_.insert(facet_ordinals_.end(), row.facets.begin(), row.facets.end());
  facet_starts_.push_back(facet_ordinals_.size());
}

Result<void> ColumnWriter::write(const std::filesystem::path& path,
                                 std::span<const FacetValue> dictionary) const {
  const DictionarySections values = dictionary_sections(dictionary);
  if (facet_ordinals_.size() > UINT32_MAX || values.text.size() > UINT32_MAX) {
    return failure(ErrorCode::Limit,
                   "a segment's facets do not fit a column file: " + path.string());
  }
  const CountSections counts = count_sections(facet_ordinals_, dictionary.size());
  Result<SectionFileWriter> file = SectionFileWriter::create(path, kColumnFile);
  if (!file) {
    return Unexpected(std::move(file.error()));
  }
  const Result<void> done =  // in the order of ColumnSection
      file->add_sections(ids_,
                         days_,
                         date_facts_,
                         word_counts_,
                         fingerprints_,
                         Numbers(facet_starts_.begin(), facet_starts_.end()),
                         facet_ordinals_,
                         id_order(ids_),
                         values.field_starts,
                         values.value_starts,
                         values.text,
                         counts.counts,
                         counts.frequent);
  return done ? file->finish(ids_.size()) : done;
}

}  // namespace backfile
