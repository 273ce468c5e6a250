// SPDX-License-Identifier: GPL-2.0-or-later
// Small indexes made of article values, segment by segment, without reading files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <vector>

#include "common/index/manifest.h"
#include "common/model/article.h"
#include "indexer/analysis/article_analyzer.h"

namespace backfile::test {

/// Writes an index into an empty folder through the indexer's own rooms; throws std::runtime_error
/// when that fails.
class IndexFixture {
 public:
  explicit IndexFixture(std::filesystem::path folder);

  /// Writes one segment of these articles and names it in the manifest.
  void add_segment(const std::vector<Article>& articles);
  /// Lays a tombstone on these articles wherever they are.
  void delete_articles(const std::set<std::uint64_t>& ids);
  const std::filesystem::path& folder() const { return paths_.root; }
  const IndexPaths& paths() const { return paths_; }
  Manifest& manifest() { return manifest_; }
  void publish();

 private:
  IndexPaths paths_;
  Manifest manifest_;
  ArticleAnalyzer analyzer_;
};

}  // namespace backfile::test
