// SPDX-License-Identifier: GPL-2.0-or-later
// Measures of extracted text against a gold text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile::test {

/// Shares between 0 and 1.
struct Overlap {
  double precision = 0, recall = 0, f1 = 0;
};

/// Runs of letters, digits and underscores as Python's \w+ finds them, case kept.
std::vector<std::string> regex_words(std::string_view text);

/// Words in lower case; of scripts written without blanks (Han, Kana, Thai, Lao, Khmer, Burmese)
/// each character for itself.
std::vector<std::string> plain_words(std::string_view text);

/// Two bags of words (or shingles) against each other. Both empty is 1, one empty 0.
Overlap overlap_of(std::vector<std::string> gold, std::vector<std::string> found);

/// 4-grams of regex_words(), joined; a shorter text is one gram.
/// Source: github.com/scrapinghub/article-extraction-benchmark, evaluate.py.
std::vector<std::string> shingles_of(std::string_view text);

/// Means over documents of precision and recall, and the F1 of these two means, as that benchmark
/// has it: a document without found text is left out of the mean of precision.
class ShingleMeans {
 public:
  void add(const Overlap& overlap, bool found_any);
  Overlap means() const;

 private:
  double precision_ = 0, recall_ = 0;
  std::size_t found_ = 0, documents_ = 0;
};

/// Markers that must and must not be in a text.
struct MarkerCounts {
  std::size_t hits = 0, misses = 0, false_hits = 0, rejections = 0;
  void add(std::string_view text,
           const std::vector<std::string>& with,
           const std::vector<std::string>& without);
  double accuracy() const;
  double f1() const;
};

/// `text` with all blanks and line ends as single spaces.
std::string flat(std::string_view text);

}  // namespace backfile::test
