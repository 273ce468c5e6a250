// SPDX-License-Identifier: GPL-2.0-or-later
// The gold sets of pages in ../shared/corpora, in one shape.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace backfile::test {

struct GoldPage {
  std::string name;                        ///< the file in its set
  std::string html;                        ///< bytes as they were fetched
  std::string text;                        ///< the article; "" where the set gives none
  std::string title;                       ///< "" where the set gives none
  std::vector<std::string> with, without;  ///< markers that must and must not be in the text
  bool gold_is_beginning = false;          ///< `text` is only the first part of the article
};

enum class GoldMeasure { Shingles, Words, Markers };

struct GoldSet {
  const char* name;
  GoldMeasure measure;
  double aim;  ///< "ours at least"
  std::vector<GoldPage> (*load)(const std::filesystem::path& folder);
};

/// Every set, by the name of its folder.
const std::vector<GoldSet>& gold_sets();

}  // namespace backfile::test
