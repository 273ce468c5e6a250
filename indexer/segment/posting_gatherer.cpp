// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/posting_gatherer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

namespace backfile {
namespace {

constexpr std::size_t kFewPostings = 128;
constexpr unsigned kDigitBits = 8;
constexpr std::uint32_t kNoArticle = 0xffffffff;

}  // namespace

void PostingGatherer::clear() {
  postings_.clear();
  positions_.clear();
}

void PostingGatherer::add_word(std::uint32_t word, FieldId field, bool with_positions) {
  last_article_ = kNoArticle;
  Inverter::Reader of_fields = inverter_.field_occurrences(word);
  Occurrence in_field, in_body;
  bool more_fields = of_fields.next(in_field);
  if (field == FieldId::Text) {
    // In an article the headline comes before the body: equal articles take the field's first.
    Inverter::Reader of_body = inverter_.body_occurrences(word);
    while (of_body.next(in_body)) {
      for (; more_fields && in_field.article <= in_body.article;
           more_fields = of_fields.next(in_field)) {
        add_occurrence(in_field, inverter_.weight(in_field.role, field), with_positions);
      }
      add_occurrence(in_body, 1, with_positions);
    }
  }
  for (; more_fields; more_fields = of_fields.next(in_field)) {
    add_occurrence(in_field, inverter_.weight(in_field.role, field), with_positions);
  }
}

void PostingGatherer::add_occurrence(const Occurrence& occurrence,
                                     std::uint32_t weight,
                                     bool with_positions) {
  if (weight == 0) {
    return;
  }
  const auto end = static_cast<std::uint32_t>(positions_.size());
  if (occurrence.article != last_article_) {
    last_article_ = occurrence.article;
    postings_.push_back({docids_[last_article_], 0, end, 0});
  }
  Posting& posting = postings_.back();
  posting.frequency += weight;
  if (with_positions && (posting.position_count == 0 || positions_.back() != occurrence.position)) {
    positions_.push_back(occurrence.position);
    ++posting.position_count;
  }
}

void PostingGatherer::add_postings(std::span<const Posting> postings) {
  postings_.insert(postings_.end(), postings.begin(), postings.end());
}

PostingList PostingGatherer::gather() {
  if (!std::ranges::is_sorted(postings_, {}, &Posting::docid)) {
    if (postings_.size() < kFewPostings) {
      std::ranges::sort(postings_, {}, &Posting::docid);
    } else {
      sort_by_digits();
    }
  }
  if (std::ranges::adjacent_find(postings_, {}, &Posting::docid) != postings_.end()) {
    join_equal_docids();
  }
  return {postings_, positions_};
}

/// Radix sort from the lowest digit up, over as many digits as docids have.
void PostingGatherer::sort_by_digits() {
  sorted_.resize(postings_.size());
  for (unsigned shift = 0; docids_.size() >> shift != 0; shift += kDigitBits) {
    const auto digit = [shift](const Posting& posting) {
      return posting.docid >> shift & ((1u << kDigitBits) - 1);
    };
    std::array<std::uint32_t, (1u << kDigitBits) + 1> places{};
    for (const Posting& posting : postings_) {
      ++places[digit(posting) + 1];
    }
    std::partial_sum(places.begin(), places.end(), places.begin());
    for (const Posting& posting : postings_) {
      sorted_[places[digit(posting)]++] = posting;
    }
    postings_.swap(sorted_);
  }
}

/// Several words can give an article one term: forms with a common stem.
void PostingGatherer::join_equal_docids() {
  auto last = postings_.begin();
  for (auto next = last + 1; next != postings_.end(); ++next) {
    if (next->docid == last->docid) {
      last->frequency += next->frequency;
      join_positions(*last, *next);
    } else {
      *++last = *next;
    }
  }
  postings_.erase(last + 1, postings_.end());
}

void PostingGatherer::join_positions(Posting& into, const Posting& other) {
  if (other.position_count == 0) {
    return;
  }
  const auto range = [this](const Posting& posting) {
    return std::span(positions_).subspan(posting.first_position, posting.position_count);
  };
  std::vector<std::uint32_t> joined;
  std::ranges::set_union(range(into), range(other), std::back_inserter(joined));
  into.first_position = static_cast<std::uint32_t>(positions_.size());
  into.position_count = static_cast<std::uint32_t>(joined.size());
  positions_.insert(positions_.end(), joined.begin(), joined.end());
}

}  // namespace backfile
