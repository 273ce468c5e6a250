// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segment/segment_merger.h"

#include <catch2/catch.hpp>

#include "indexer/analysis/article_analyzer.h"
#include "tests/support/database_difference.h"
#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

std::vector<Article> random_articles(unsigned seed, std::size_t count) {
  test::Random random(seed);
  std::vector<Article> articles;
  while (articles.size() < count) {
    articles.push_back(test::random_article(random));
    articles.back().id = articles.size() * 7919 % 100'003;
  }
  return articles;
}

BuiltSegment build(const std::vector<Article>& articles,
                   StockPhrases phrases,
                   const std::filesystem::path& folder) {
  ArticleAnalyzer analyzer;
  const auto builder = make_direct_segment_builder(phrases);
  for (const Article& article : articles) {
    builder->add(analyzer.analyze(article), 0);
  }
  Result<BuiltSegment> built = builder->write(folder);
  REQUIRE(built);
  return std::move(*built);
}

/// `articles` spread over `parts` segments, every seventh of them dead there; the living ones
/// remain in `articles`.
std::vector<MergeInput> spread(std::vector<Article>& articles,
                               std::size_t parts,
                               StockPhrases phrases,
                               const std::filesystem::path& folder) {
  std::vector<MergeInput> inputs;
  std::vector<Article> living;
  for (std::size_t part = 0; part < parts; ++part) {
    std::vector<Article> own;
    for (std::size_t i = part; i < articles.size(); i += parts) {
      own.push_back(articles[i]);
    }
    const BuiltSegment built = build(own, phrases, folder / std::to_string(part));
    DocidSet dead(built.entry.article_count);
    for (const BuiltArticle& article : built.articles) {
      if (article.id % 7 == 0) {
        dead.insert(article.docid);
      }
    }
    inputs.push_back({built.folder, std::move(dead)});
  }
  std::erase_if(articles, [](const Article& article) { return article.id % 7 == 0; });
  return inputs;
}

}  // namespace

TEST_CASE("segments merged are the segment of their living articles",
          "[segment][merger][property]") {
  const auto seed = GENERATE(range(1u, 5u));
  const StockPhrases phrases = seed % 2 == 0 ? StockPhrases::Yes : StockPhrases::No;
  CAPTURE(seed);
  const test::TempDir dir;
  std::vector<Article> articles = random_articles(seed, 140);
  const std::vector<MergeInput> inputs = spread(articles, 1 + seed, phrases, dir.path());
  Result<BuiltSegment> merged = merge_segments(inputs, dir.path() / "merged");
  REQUIRE(merged);
  BuiltSegment expected = build(articles, phrases, dir.path() / "expected");
  for (BuiltSegment* segment : {&*merged, &expected}) {
    CHECK(segment->entry.checksums.erase("iamglass") == 1);  // it has a UUID of its own
  }
  CHECK(merged->entry == expected.entry);
  CHECK(merged->articles.size() == articles.size());
  CHECK(test::database_difference(merged->folder, expected.folder) == "");
  CHECK(test::database_faults(merged->folder) == "");
  for (const char* name : {"columns", "text", "tokens"}) {
    CAPTURE(name);
    CHECK(test::read_file(merged->folder / name) == test::read_file(expected.folder / name));
  }
}

TEST_CASE("damaged tables are refused and leave no folder", "[segment][merger][property]") {
  const test::TempDir dir;
  std::vector<Article> articles = random_articles(3, 60);
  const std::vector<MergeInput> inputs = spread(articles, 2, StockPhrases::Yes, dir.path());
  const std::string file = GENERATE("postlist.glass", "position.glass");
  const std::string bytes = test::read_file(inputs[1].folder / file);
  test::Random random(9);
  std::size_t refused = 0;
  test::for_each_damage(bytes, random, 40, [&](const std::string& damaged) {
    dir.write("1/" + file, damaged);
    const Result<BuiltSegment> merged = merge_segments(inputs, dir.path() / "merged");
    refused += merged ? 0u : 1u;
    CHECK(std::filesystem::exists(dir.path() / "merged") == merged.has_value());
    std::filesystem::remove_all(dir.path() / "merged");
  });
  CHECK(refused > 250);
}
