// SPDX-License-Identifier: GPL-2.0-or-later
// Paragraphs that recur in many articles of one outlet: "Sign up for our newsletter." They are
// learned from the articles themselves and taken out of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "common/model/article.h"

namespace backfile {

/// One paragraph of a body, as OutletLines knows it.
struct ArticleLine {
  std::uint64_t key = 0;              ///< XXH3-64 of the paragraph, seeded with the outlet's
  std::uint32_t begin = 0, size = 0;  ///< bytes of Article::body
  bool recurs = false;                ///< set by OutletLines::learn()
};

struct ArticleLines {
  std::uint64_t outlet = 0;  ///< XXH3-64 of the outlet's name; 0 where there is nothing to learn
  std::vector<ArticleLine> lines;
};

/// The paragraphs of `article` under its outlet. An article that names none counts to its file of
/// many records, or to the folder of its file. Cost: O(body). Threads: pure.
ArticleLines find_lines(const Article& article);

/// Takes the paragraphs marked as recurring out of the body and counts their bytes as boilerplate.
/// An article that would lose half its text keeps it all: it is a copy, or short.
void drop_recurring(const ArticleLines& lines, Article& article);

/// In how many articles a paragraph was seen, or how many an outlet has; what a later run needs.
struct LineCount {
  std::uint64_t key = 0;
  std::uint32_t articles = 0;
  bool operator==(const LineCount&) const = default;
};

/// Counts paragraphs by outlet, in at most 20 MB: when there are too many, all counts are halved
/// and those of one article forgotten (lossy counting: Manku and Motwani, "Approximate frequency
/// counts over data streams", 2002). One paragraph counts once for an article. Copies and later
/// versions of an article seen before do not count, else every paragraph of a story sent five times
/// would.
class OutletLines {
 public:
  OutletLines() = default;
  explicit OutletLines(std::span<const LineCount> known);

  /// Counts a batch of articles, then marks the lines in it that recur: in at least five articles
  /// and a quarter of the outlet's, a long one in half of them. What is marked depends on all
  /// batches before, in their order. Cost: a look-up or two a paragraph.
  void learn(std::span<ArticleLines> batch);

  /// What was seen in at least three articles, by key.
  std::vector<LineCount> counts() const;

 private:
  bool is_copy(const ArticleLines& article) const;
  bool recurs(std::uint32_t outlet_articles, const ArticleLine& line) const;
  std::uint32_t count_of(std::uint64_t key) const;
  void forget_rare();

  struct KeyIsHash {
    std::size_t operator()(std::uint64_t key) const { return key; }
  };
  std::unordered_map<std::uint64_t, std::uint32_t, KeyIsHash> counts_;
};

}  // namespace backfile
