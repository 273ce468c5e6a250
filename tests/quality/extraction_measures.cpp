// SPDX-License-Identifier: GPL-2.0-or-later
// Counts words, shingles and markers.
#include "tests/quality/extraction_measures.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace backfile::test {
namespace {

template <class OnCharacter>
void each_character(std::string_view text, OnCharacter on_character) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    on_character(c, text.substr(begin, at - begin));
  }
}

bool is_word_character(UChar32 c) { return c == '_' || (c >= 0 && u_isalnum(c)); }

bool is_mark(UChar32 c) { return c > 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

bool stands_alone(UChar32 c) {
  return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF) || (c >= 0x2E80 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

std::vector<std::string> regex_words(std::string_view text) {
  std::vector<std::string> words;
  bool open = false;
  each_character(text, [&](UChar32 c, std::string_view bytes) {
    if (is_word_character(c)) {
      if (!open) {
        words.emplace_back();
      }
      words.back() += bytes;
    }
    open = is_word_character(c);
  });
  return words;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  bool open = false;
  each_character(text, [&](UChar32 c, std::string_view) {
    const bool in_word = is_word_character(c) || (open && is_mark(c));
    if (in_word) {
      if (!open || stands_alone(c)) {
        words.emplace_back();
      }
      append_utf8(words.back(), static_cast<char32_t>(u_tolower(c)));
    }
    open = in_word && !stands_alone(c);
  });
  return words;
}

Overlap overlap_of(std::vector<std::string> gold, std::vector<std::string> found) {
  if (gold.empty() || found.empty()) {
    const double value = gold.empty() && found.empty() ? 1 : 0;
    return {value, value, value};
  }
  std::sort(gold.begin(), gold.end());
  std::sort(found.begin(), found.end());
  std::vector<std::string> both;
  std::set_intersection(
      gold.begin(), gold.end(), found.begin(), found.end(), std::back_inserter(both));
  const double shared = static_cast<double>(both.size());
  Overlap overlap{
      shared / static_cast<double>(found.size()), shared / static_cast<double>(gold.size()), 0};
  overlap.f1 = shared == 0
                   ? 0
                   : 2 * overlap.precision * overlap.recall / (overlap.precision + overlap.recall);
  return overlap;
}

std::vector<std::string> shingles_of(std::string_view text) {
  constexpr std::size_t kWords = 4;
  const std::vector<std::string> words = regex_words(text);
  std::vector<std::string> shingles;
  for (std::size_t at = 0; !words.empty() && (at == 0 || at + kWords <= words.size()); ++at) {
    std::string shingle;
    for (std::size_t i = at; i < std::min(at + kWords, words.size()); ++i) {
      shingle += words[i] + ' ';
    }
    shingles.push_back(std::move(shingle));
  }
  return shingles;
}

void ShingleMeans::add(const Overlap& overlap, bool found_any) {
  ++documents_;
  recall_ += overlap.recall;
  if (found_any) {
    ++found_;
    precision_ += overlap.precision;
  }
}

Overlap ShingleMeans::means() const {
  const double precision = found_ == 0 ? 0 : precision_ / static_cast<double>(found_);
  const double recall = documents_ == 0 ? 0 : recall_ / static_cast<double>(documents_);
  return {precision,
          recall,
          precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)};
}

void MarkerCounts::add(std::string_view text,
                       const std::vector<std::string>& with,
                       const std::vector<std::string>& without) {
  const std::string one = flat(text);
  for (const std::string& marker : with) {
    ++(one.find(flat(marker)) != std::string::npos ? hits : misses);
  }
  for (const std::string& marker : without) {
    ++(one.find(flat(marker)) != std::string::npos ? false_hits : rejections);
  }
}

double MarkerCounts::accuracy() const {
  const std::size_t all = hits + misses + false_hits + rejections;
  return all == 0 ? 0 : static_cast<double>(hits + rejections) / static_cast<double>(all);
}

double MarkerCounts::f1() const {
  return hits == 0 ? 0
                   : 2.0 * static_cast<double>(hits) /
                         static_cast<double>(2 * hits + misses + false_hits);
}

std::string flat(std::string_view text) {
  std::string out;
  bool blank = true;
  each_character(text, [&](UChar32 c, std::string_view bytes) {
    const bool space = c >= 0 && (u_isUWhiteSpace(c) || u_iscntrl(c));
    if (!space) {
      out += bytes;
    } else if (!blank) {
      out += ' ';
    }
    blank = space;
  });
  if (out.ends_with(' ')) {
    out.pop_back();
  }
  return out;
}

}  // namespace backfile::test
