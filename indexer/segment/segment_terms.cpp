// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/segment_terms.h"

#include <algorithm>
#include <tuple>

#include "common/index/schema_terms.h"
#include "indexer/segment/text_order.h"

namespace backfile {
namespace {

/// Longest of all prefixes with their colon: "ZXL:".
constexpr std::size_t kMaxPrefixBytes = 8;

/// True when append_term() gives prefix + text, nothing cut and no colon between.
bool keeps_order(std::string_view text) {
  const char first = text.empty() ? '\0' : text.front();
  return text.size() + kMaxPrefixBytes <= kMaxTermBytes && first != ':' &&
         !(first >= 'A' && first <= 'Z') && text.find('\0') == std::string_view::npos;
}

std::string word_term(FieldId field, bool is_stem, std::string_view text) {
  return is_stem ? stem_term(field, text) : text_term(field, text);
}

}  // namespace

SegmentTerms::SegmentTerms(const Inverter& inverter,
                           const PlainTerms& plain,
                           std::span<const std::uint32_t> docids,
                           const PlaceInverter* places)
    : inverter_(inverter), plain_(plain), places_(places), gatherer_(inverter, docids) {
  if (places_ != nullptr) {
    add_word_rows(false);
  }
  add_word_rows(true);
  std::ranges::sort(odd_terms_, {}, &OddTerm::term);
  add_plain_row();
  std::erase_if(rows_, [](const Row& row) { return row.members.empty(); });
  std::ranges::for_each(rows_, [this](Row& row) { load(row); });
}

std::string_view SegmentTerms::text(std::uint32_t word, bool is_stem) const {
  return is_stem ? inverter_.stem(word) : inverter_.form(word);
}

/// One row for each field, of all its words by their text.
void SegmentTerms::add_word_rows(bool is_stem) {
  const std::size_t first_row = rows_.size();
  for (const Field& field : kFields) {
    rows_.emplace_back();
    rows_.back().field = field.id;
    rows_.back().is_stem = is_stem;
  }
  std::vector<std::uint32_t> words = numbers_to(inverter_.word_count());
  sort_by_text(words, [&](std::uint32_t word) { return text(word, is_stem); });
  for (const std::uint32_t word : words) {
    const bool in_order = keeps_order(text(word, is_stem));
    for (const Field& field : kFields) {
      const auto number = static_cast<std::size_t>(field.id);
      if ((inverter_.fields(word) >> number & 1) == 0) {
        continue;
      }
      if (in_order) {
        rows_[first_row + number].members.push_back(word);
      } else {
        odd_terms_.push_back(
            {word_term(field.id, is_stem, text(word, is_stem)), word, field.id, is_stem});
      }
    }
  }
}

void SegmentTerms::add_plain_row() {
  Row& row = rows_.emplace_back();
  row.is_plain = true;
  row.members = numbers_to(plain_.size());
  std::erase_if(row.members, [&](std::uint32_t term) { return plain_.postings(term).empty(); });
  sort_by_text(row.members, [&](std::uint32_t term) { return plain_.term(term); });
}

/// Makes `row.term` the term of its next member.
void SegmentTerms::load(Row& row) {
  row.term.clear();
  if (row.next == row.members.size()) {
    return;
  }
  const std::uint32_t member = row.members[row.next];
  if (row.is_plain) {
    row.term += plain_.term(member);
  } else {
    row.term += row.is_stem ? kStemPrefix : std::string_view{};
    row.term += field_of(row.field).prefix;
    row.term += text(member, row.is_stem);
  }
  row.order = order_of(row.term);
}

bool SegmentTerms::next() {
  std::erase_if(rows_, [](const Row& row) { return row.next == row.members.size(); });
  const bool has_odd = next_odd_ < odd_terms_.size();
  if (rows_.empty() && !has_odd) {
    return false;
  }
  const auto lowest = std::ranges::min_element(
      rows_, {}, [](const Row& row) { return std::tie(row.order, row.term); });
  term_ = lowest == rows_.end() || (has_odd && odd_terms_[next_odd_].term < lowest->term)
              ? odd_terms_[next_odd_].term
              : lowest->term;
  gatherer_.clear();
  for (Row& row : rows_) {
    take(row);
  }
  take_odd_terms();
  list_ = gatherer_.gather();
  return true;
}

/// Gathers the members of `row` that have the term at hand.
void SegmentTerms::take(Row& row) {
  while (row.next < row.members.size() && row.term == term_) {
    const std::uint32_t member = row.members[row.next++];
    if (row.is_plain) {
      gatherer_.add_postings(plain_.postings(member));
    } else {
      gather(member, row.field, row.is_stem);
    }
    load(row);
  }
}

void SegmentTerms::take_odd_terms() {
  for (; next_odd_ < odd_terms_.size() && odd_terms_[next_odd_].term == term_; ++next_odd_) {
    const OddTerm& odd = odd_terms_[next_odd_];
    gather(odd.word, odd.field, odd.is_stem);
  }
}

void SegmentTerms::gather(std::uint32_t word, FieldId field, bool is_stem) {
  if (!is_stem && keeps_positions(field)) {
    gatherer_.add_places(places_->places(word), field);
  } else {
    gatherer_.add_word(word, field);
  }
}

}  // namespace backfile
