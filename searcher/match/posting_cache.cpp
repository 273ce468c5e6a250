// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/posting_cache.h"

#include <algorithm>
#include <optional>

#include "common/index/schema_terms.h"
#include "searcher/match/segment_reader.h"
#include "searcher/match/text_term.h"

namespace backfile {
namespace {

/// The index counts a headline's word three times in the default text, for all Xapian programs
/// alike (FORMAT.md).
constexpr std::uint32_t kIndexedHeadlineCount = 3;
static_assert(kHeadlineCount <= kIndexedHeadlineCount);

std::size_t bytes_of(const TermPostings& postings) {
  return postings.docids.capacity() * sizeof(std::uint32_t) * 2 + sizeof(TermPostings);
}

TermPostings unpack(const Xapian::Database& database, const std::string& term) {
  TermPostings postings;
  const std::size_t count = database.get_termfreq(term);
  postings.docids.reserve(count);
  postings.counts.reserve(count);
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    postings.docids.push_back(*posting);
    postings.counts.push_back(std::max(1U, posting.get_wdf()));  // 0: a facet
  }
  return postings;
}

/// The term under which the words of headlines stand again, for a word of the default text.
std::optional<std::string> headline_term(const std::string& term) {
  const std::optional<TextTerm> text = text_term_of(term);
  return text && text->field == FieldId::Text && text->is_stem
             ? std::optional(stem_term(FieldId::Title, text->word))
             : std::nullopt;
}

/// Takes what the index counts too much for headlines off `postings`, which are of the text.
void weigh_headlines(const TermPostings& in_headlines, TermPostings& postings) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < in_headlines.docids.size(); ++i) {
    while (at < postings.docids.size() && postings.docids[at] < in_headlines.docids[i]) {
      ++at;
    }
    const std::uint32_t surplus = (kIndexedHeadlineCount - kHeadlineCount) * in_headlines.counts[i];
    if (at < postings.docids.size() && postings.docids[at] == in_headlines.docids[i] &&
        postings.counts[at] > surplus) {
      postings.counts[at] -= surplus;
    }
  }
}

TermPostings leap(const Xapian::Database& database,
                  const std::string& term,
                  const DocidSet& wanted) {
  TermPostings postings;
  const auto end = database.postlist_end(term);
  auto posting = database.postlist_begin(term);
  for (std::uint32_t docid = wanted.next(1); docid != 0;) {
    posting.skip_to(docid);
    if (posting == end) {
      break;
    }
    if (*posting == docid) {
      postings.docids.push_back(docid);
      postings.counts.push_back(std::max(1U, posting.get_wdf()));  // 0: a facet
    }
    const std::uint32_t from = std::max(docid + 1, *posting);
    docid = from > wanted.universe() ? 0 : wanted.next(from);
  }
  return postings;
}

}  // namespace

const TermPostings* PostingCache::find(const SegmentReader& segment, const std::string& term) {
  const auto place = places_.find({&segment, term});
  if (place == places_.end()) {
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, place->second);
  return &entries_.front().postings;
}

const TermPostings& PostingCache::of(const SegmentReader& segment, const std::string& term) {
  if (const TermPostings* known = find(segment, term)) {
    return *known;
  }
  TermPostings postings = unpack(segment.database, term);
  if (const auto in_headlines = headline_term(term)) {
    weigh_headlines(unpack(segment.database, *in_headlines), postings);
  }
  bytes_ += bytes_of(postings);
  entries_.push_front({{&segment, term}, std::move(postings)});
  places_[entries_.front().key] = entries_.begin();
  return entries_.front().postings;
}

std::uint64_t PostingCache::frequency(const SegmentReader& segment, const std::string& term) {
  const TermPostings* known = find(segment, term);
  return known != nullptr ? known->docids.size() : segment.database.get_termfreq(term);
}

TermPostings PostingCache::few_of(const SegmentReader& segment,
                                  const std::string& term,
                                  const DocidSet& wanted) {
  TermPostings postings = leap(segment.database, term, wanted);
  if (const auto in_headlines = headline_term(term)) {
    weigh_headlines(leap(segment.database, *in_headlines, wanted), postings);
  }
  return postings;
}

void PostingCache::forget_oldest() {
  while (bytes_ > kCapacityBytes) {
    bytes_ -= bytes_of(entries_.back().postings);
    places_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

}  // namespace backfile
