// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/posting_gatherer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

#include "indexer/analysis/article_analyzer.h"

namespace backfile {
namespace {

constexpr std::size_t kFewPostings = 128;
constexpr unsigned kDigitBits = 8;
constexpr std::uint32_t kNoArticle = 0xffffffff;

/// What a word of `zone` adds to the frequency of its term in `field`, of those that have
/// positions.
std::uint32_t weight_of_place(TokenZone zone, FieldId field) {
  constexpr std::array<FieldId, kTokenZones> kOwnFields{
      FieldId::Title, FieldId::Text, FieldId::Caption, FieldId::By, FieldId::Url};
  if (zone == TokenZone::Headline && field == FieldId::Text) {
    return kHeadlineWeight;
  }
  return field == kOwnFields[static_cast<std::size_t>(zone)] ? 1 : 0;
}

}  // namespace

void PostingGatherer::clear() {
  postings_.clear();
  positions_.clear();
}

void PostingGatherer::add_word(std::uint32_t word, FieldId field) {
  last_article_ = kNoArticle;
  Inverter::Reader of_fields = inverter_.field_occurrences(word);
  Occurrences in_fields, in_body;
  bool more_fields = of_fields.next(in_fields);
  if (field == FieldId::Text) {
    // In an article the headline comes before the body: equal articles take the field's first.
    Inverter::Reader of_body = inverter_.body_occurrences(word);
    while (of_body.next(in_body)) {
      for (; more_fields && in_fields.article <= in_body.article;
           more_fields = of_fields.next(in_fields)) {
        add_occurrences(in_fields, inverter_.weight(in_fields.role, field));
      }
      add_occurrences(in_body, 1);
    }
  }
  for (; more_fields; more_fields = of_fields.next(in_fields)) {
    add_occurrences(in_fields, inverter_.weight(in_fields.role, field));
  }
}

void PostingGatherer::add_places(PlaceInverter::Reader places, FieldId field) {
  last_article_ = kNoArticle;
  for (PlaceInverter::Place place; places.next(place);) {
    const std::uint32_t weight = weight_of_place(place.zone, field);
    if (weight == 0) {
      continue;
    }
    Posting& posting = posting_of(place.article);
    posting.frequency += weight;
    if (posting.position_count == 0 || positions_.back() != place.position) {
      positions_.push_back(place.position);
      ++posting.position_count;
    }
  }
}

void PostingGatherer::add_occurrences(const Occurrences& occurrences, std::uint32_t weight) {
  if (weight > 0) {
    posting_of(occurrences.article).frequency += weight * occurrences.count;
  }
}

/// The last posting, of `article`, which does not fall from call to call.
Posting& PostingGatherer::posting_of(std::uint32_t article) {
  if (article != last_article_) {
    last_article_ = article;
    postings_.push_back({docids_[article], 0, static_cast<std::uint32_t>(positions_.size()), 0});
  }
  return postings_.back();
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
