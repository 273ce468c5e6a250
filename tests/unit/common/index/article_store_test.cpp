// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/article_store.h"

#include <catch2/catch.hpp>

#include "tests/support/random_article.h"
#include "tests/support/temp_dir.h"

using namespace backfile;

namespace {

std::vector<Article> random_articles(test::Random& random, std::size_t count) {
  std::vector<Article> articles;
  while (articles.size() < count) {
    articles.push_back(test::random_article(random));
  }
  return articles;
}

std::filesystem::path write_store(const test::TempDir& dir, const std::vector<Article>& articles) {
  const auto path = dir.path() / "text";
  Result<ArticleStoreWriter> writer = ArticleStoreWriter::create(path);
  REQUIRE(writer);
  for (const Article& article : articles) {
    REQUIRE(writer->add(encode_article(article)));
  }
  REQUIRE(writer->finish());
  return path;
}

}  // namespace

TEST_CASE("articles decode to what was encoded", "[index][article_codec][property]") {
  const auto seed = GENERATE(range(1u, 51u));
  CAPTURE(seed);
  test::Random random(seed);
  const Article article = test::random_article(random);
  const Result<Article> decoded = decode_article(encode_article(article));
  REQUIRE(decoded);
  CHECK(*decoded == article);
  CHECK(*decode_article(encode_article(Article{})) == Article{});
}

TEST_CASE("damaged article bytes are an error or an article", "[index][article_codec][property]") {
  const auto seed = GENERATE(1u, 2u, 3u, 4u);
  CAPTURE(seed);
  test::Random random(seed);
  const std::string bytes = encode_article(test::random_article(random));
  test::for_each_damage(bytes, random, 1000, [&](const std::string& damaged) {
    const Result<Article> decoded = decode_article(damaged);
    if (!decoded) {
      REQUIRE(decoded.error().code == ErrorCode::Corrupt);
      return;
    }
    for (const Entity& entity : decoded->entities) {
      for (const Mention& mention : entity.mentions) {
        REQUIRE(mention.begin <= mention.end);
        REQUIRE(mention.end <= decoded->body.size());
      }
    }
    REQUIRE(decoded->date.method <= DateMethod::FileName);
  });
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    REQUIRE_FALSE(decode_article(std::string_view(bytes).substr(0, cut)));
  }
  CHECK_FALSE(decode_article(bytes + "x"));
}

TEST_CASE("a store gives every article by docid in any order", "[index][article_store]") {
  const test::TempDir dir;
  test::Random random(5);
  std::vector<Article> articles = random_articles(random, 300);
  articles[17].body.assign(200'000, 'x');  // a block of its own
  articles[299].body.clear();
  const Result<ArticleStore> store = ArticleStore::open(write_store(dir, articles));
  REQUIRE(store);
  REQUIRE(store->article_count() == articles.size());
  for (std::uint32_t docid = 1; docid <= articles.size(); ++docid) {
    REQUIRE(store->read(docid).value() == articles[docid - 1]);
  }
  for (int i = 0; i < 200; ++i) {
    const std::uint32_t docid = 1 + test::random_to(random, 299);
    REQUIRE(store->read(docid).value() == articles[docid - 1]);
  }
}

TEST_CASE("a store without articles opens", "[index][article_store]") {
  const test::TempDir dir;
  const Result<ArticleStore> store = ArticleStore::open(write_store(dir, {}));
  REQUIRE(store);
  CHECK(store->article_count() == 0);
}

TEST_CASE("stored text shrinks", "[index][article_store]") {
  const test::TempDir dir;
  test::Random random(9);
  std::vector<Article> articles = random_articles(random, 100);
  std::size_t raw_bytes = 0;
  for (const Article& article : articles) {
    raw_bytes += encode_article(article).size();
  }
  const auto path = write_store(dir, articles);
  CHECK(std::filesystem::file_size(path) * 2 < raw_bytes);
}

TEST_CASE("a damaged store gives the right article or an error",
          "[index][article_store][property]") {
  const test::TempDir dir;
  const auto seed = GENERATE(1u, 2u, 3u);
  CAPTURE(seed);
  test::Random random(seed);
  const std::vector<Article> articles = random_articles(random, 60);
  const std::string bytes = test::read_file(write_store(dir, articles));
  test::for_each_damage(bytes, random, 200, [&](const std::string& damaged) {
    const Result<ArticleStore> store = ArticleStore::open(dir.write("damaged", damaged));
    if (!store) {
      REQUIRE(store.error().code == ErrorCode::Corrupt);
      return;
    }
    REQUIRE(store->article_count() == articles.size());
    for (std::uint32_t docid = 1; docid <= store->article_count(); ++docid) {
      const Result<Article> read = store->read(docid);
      REQUIRE((read || read.error().code == ErrorCode::Corrupt));
    }
  });
}
