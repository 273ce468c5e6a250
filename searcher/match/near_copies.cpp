// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/near_copies.h"

#include <algorithm>
#include <array>
#include <iterator>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/index/token_code.h"
#include "searcher/match/segment_reader.h"

namespace backfile {
namespace {

constexpr std::size_t kRowWords = 4, kFewRows = 10;

}  // namespace

std::vector<std::uint64_t> word_rows(const ArticleIndex& index, ArticlePlace place) {
  const TokenFile& tokens = index.segment(place.segment).tokens;
  TokenPlaceReader reader(tokens.stream(place.docid));
  std::array<std::uint64_t, kRowWords> last{};
  std::vector<std::uint64_t> rows;
  std::size_t words = 0;
  for (TokenPlace word; reader.next(word);) {
    if (word.joined || word.zone > TokenZone::Body) {
      continue;
    }
    const std::uint32_t ordinal = tokens.ordinal_of_number(word.form);
    if (ordinal >= tokens.form_count()) {
      continue;  // of a damaged file
    }
    const std::string_view form = tokens.form(ordinal);
    std::shift_left(last.begin(), last.end(), 1);
    last.back() = XXH3_64bits(form.data(), form.size());
    if (++words >= kRowWords) {
      rows.push_back(XXH3_64bits(last.data(), sizeof(last)));
    }
  }
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

bool are_near_copies(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  const std::size_t smaller = std::min(a.size(), b.size());
  return smaller < kFewRows ? smaller > 0 && shared.size() == std::max(a.size(), b.size())
                            : 2 * shared.size() >= smaller;
}

}  // namespace backfile
