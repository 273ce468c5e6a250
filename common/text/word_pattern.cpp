// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/word_pattern.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace backfile {
namespace {

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    letters += next_code_point(text, at);
  }
  return letters;
}

}  // namespace

std::string_view fixed_beginning(const WordPattern& pattern) {
  const std::string_view text = pattern.text;
  return pattern.edits > 0 ? std::string_view() : text.substr(0, text.find_first_of("*?"));
}

WordMatcher::WordMatcher(const WordPattern& pattern)
    : pattern_(letters_of(pattern.text)), edits_(pattern.edits) {
  std::vector<std::uint8_t> first(pattern_.size() + 1);
  for (std::size_t i = 0; i < first.size(); ++i) {
    first[i] = static_cast<std::uint8_t>(std::min<std::size_t>(i, edits_ + 1U));
  }
  rows_.push_back(std::move(first));
  least_.push_back(0);
}

bool WordMatcher::matches(std::string_view word) {
  hopeless_bytes_ = word.size() + 1;
  return edits_ > 0 ? is_near(word) : matches_wildcards(word);
}

/// When a letter does not fit, the last "*" takes one more.
bool WordMatcher::matches_wildcards(std::string_view word) const {
  std::size_t at = 0, p = 0;
  std::size_t star = std::u32string::npos, retry_at = 0;
  while (at < word.size()) {
    std::size_t next = at;
    const char32_t letter = next_code_point(word, next);
    if (p < pattern_.size() && pattern_[p] == U'*') {
      star = p++;
      retry_at = at;
    } else if (p < pattern_.size() && (pattern_[p] == U'?' || pattern_[p] == letter)) {
      ++p;
      at = next;
    } else if (star != std::u32string::npos) {
      p = star + 1;
      next_code_point(word, retry_at);
      at = retry_at;
    } else {
      return false;
    }
  }
  return pattern_.find_first_not_of(U'*', p) == std::u32string::npos;
}

/// Distances of the pattern's beginnings to the word's first `depth` letters; above edits_ they are
/// edits_ + 1.
void WordMatcher::add_row(std::size_t depth, char32_t letter) {
  if (rows_.size() == depth) {
    rows_.emplace_back(pattern_.size() + 1);
    least_.push_back(0);
  }
  std::vector<std::uint8_t>& row = rows_[depth];
  const std::vector<std::uint8_t>& above = rows_[depth - 1];
  const auto most = static_cast<unsigned>(edits_) + 1;
  row[0] = static_cast<std::uint8_t>(std::min<std::size_t>(depth, most));
  // Outside a band around the diagonal every distance is too large.
  const std::size_t first = depth > edits_ ? depth - edits_ : 1;
  const std::size_t last = std::min(pattern_.size(), depth + edits_);
  std::fill(row.begin() + (depth > edits_ ? 0 : 1), row.end(), static_cast<std::uint8_t>(most));
  for (std::size_t i = first; i <= last; ++i) {
    unsigned distance = above[i - 1] + (pattern_[i - 1] == letter ? 0U : 1U);
    distance = std::min({distance, above[i] + 1U, row[i - 1] + 1U});
    if (i > 1 && depth > 1 && pattern_[i - 1] == letters_[depth - 2] && pattern_[i - 2] == letter) {
      distance = std::min(distance, rows_[depth - 2][i - 2] + 1U);
    }
    row[i] = static_cast<std::uint8_t>(std::min(distance, most));
  }
  least_[depth] = std::ranges::min(row);
}

bool WordMatcher::is_near(std::string_view word) {
  std::size_t depth = 0, at = 0;
  while (at < word.size()) {
    std::size_t next = at;
    const char32_t letter = next_code_point(word, next);
    const bool known = depth < rows_known_ && letters_[depth] == letter;
    if (!known) {
      letters_.resize(depth);
      letters_ += letter;
      add_row(depth + 1, letter);
      rows_known_ = depth + 1;
    }
    ++depth;
    at = next;
    // Two neighbours swapped may lead from a hopeless row's row above to the row below.
    if (least_[depth] > edits_ && least_[depth - 1] + 1 > edits_) {
      hopeless_bytes_ = at;
      return false;
    }
  }
  return rows_[depth][pattern_.size()] <= edits_;
}

}  // namespace backfile
