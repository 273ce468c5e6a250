// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/story_finder.h"

#include <algorithm>
#include <cstdint>

#include "common/index/xapian_guard.h"
#include "searcher/match/article_terms.h"
#include "searcher/match/near_copies.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

constexpr std::size_t kWords = 12;

using Places = std::vector<ArticlePlace>;

Places places_with(const ArticleIndex& index, const std::vector<std::string>& id_terms) {
  Places places;
  for (std::uint32_t i = 0; i < index.segment_count(); ++i) {
    const SegmentReader& segment = index.segment(i);
    for (const std::string& term : id_terms) {
      const auto end = segment.database.postlist_end(term);
      for (auto posting = segment.database.postlist_begin(term); posting != end; ++posting) {
        if (*posting <= segment.entry.article_count && segment.live.contains(*posting)) {
          places.push_back({i, *posting});
        }
      }
    }
  }
  return places;
}

/// The living docids of a segment that have half of the terms or more.
std::vector<std::uint32_t> docids_with_half(const SegmentReader& segment,
                                            const std::vector<TellingTerm>& terms) {
  std::vector<std::uint8_t> counts(segment.entry.article_count + std::size_t{1});
  for (const TellingTerm& term : terms) {
    const auto end = segment.database.postlist_end(term.term);
    for (auto posting = segment.database.postlist_begin(term.term); posting != end; ++posting) {
      if (*posting < counts.size()) {  // but for damage it is
        ++counts[*posting];
      }
    }
  }
  std::vector<std::uint32_t> docids;
  for (std::uint32_t docid = 1; docid < counts.size(); ++docid) {
    if (counts[docid] * std::size_t{2} >= terms.size() && segment.live.contains(docid)) {
      docids.push_back(docid);
    }
  }
  return docids;
}

Result<void> add_copies(const ArticleIndex& index,
                        ArticlePlace of,
                        std::uint32_t segment,
                        DocidSet& out) {
  const auto terms = telling_terms(index, {{of, 1.0}}, kWords);
  if (!terms || terms->empty()) {
    return terms ? Result<void>{} : Unexpected(terms.error());
  }
  const auto docids = xapian_call([&] { return docids_with_half(index.segment(segment), *terms); });
  if (!docids) {
    return Unexpected(docids.error());
  }
  const std::vector<std::uint64_t> own = word_rows(index, of);
  for (const std::uint32_t docid : *docids) {
    if (are_near_copies(own, word_rows(index, {segment, docid}))) {
      out.insert(docid);
    }
  }
  return {};
}

}  // namespace

Result<void> add_story(const ArticleIndex& index,
                       const std::vector<std::string>& id_terms,
                       std::size_t segment,
                       DocidSet& out) {
  const auto number = static_cast<std::uint32_t>(segment);
  const Result<Places> places = xapian_call([&] { return places_with(index, id_terms); });
  if (!places) {
    return Unexpected(places.error());
  }
  for (const ArticlePlace place : *places) {
    if (place.segment == number) {
      out.insert(place.docid);
    }
    if (Result<void> added = add_copies(index, place, number, out); !added) {
      return added;
    }
  }
  return {};
}

}  // namespace backfile
