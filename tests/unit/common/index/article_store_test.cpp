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

/// A token file in which no article has words.
TokenFile no_words(const test::TempDir& dir, std::size_t article_count) {
  Result<TokenFileWriter> writer = TokenFileWriter::create(dir.path() / "tokens", {}, {});
  REQUIRE(writer);
  for (std::size_t i = 0; i < article_count; ++i) {
    REQUIRE(writer->add({}));
  }
  REQUIRE(writer->finish());
  return TokenFile::open(dir.path() / "tokens").value();
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

TEST_CASE("a name that a mention writes is not stored twice", "[index][article_codec]") {
  Article article;
  article.headline = "Peskov on Telegram";
  article.body = "Said Dmitry Peskov. Then Peskov left.";
  const Mention full{5, 18, false}, alone{25, 31, false}, above{0, 6, true};
  article.entities = {{EntityKind::Person, "Dmitry Peskov", "Dmitry Peskov", {above, full, alone}},
                      {EntityKind::Person, "Peskov", "dmitry peskov", {alone, above}, "Peskov, D."},
                      {EntityKind::Organization, "Kremlin", "Kremlin", {full}}};
  const std::string bytes = encode_article(article);
  CHECK(decode_article(bytes).value() == article);
  CHECK(bytes.find("Dmitry Peskov") == bytes.rfind("Dmitry Peskov"));
  CHECK(bytes.find("Kremlin") != std::string::npos);
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
  const TokenFile tokens = no_words(dir, articles.size());
  REQUIRE(store);
  REQUIRE(store->article_count() == articles.size());
  for (std::uint32_t docid = 1; docid <= articles.size(); ++docid) {
    REQUIRE(store->read(docid, tokens).value() == articles[docid - 1]);
  }
  for (int i = 0; i < 200; ++i) {
    const std::uint32_t docid = 1 + test::random_to(random, 299);
    REQUIRE(store->read(docid, tokens).value() == articles[docid - 1]);
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

TEST_CASE("a large store learns a dictionary from its first articles", "[index][article_store]") {
  const test::TempDir dir;
  test::Random random(11);
  std::vector<Article> articles;
  std::size_t raw_bytes = 0;
  while (raw_bytes < (5u << 20)) {
    Article article;
    article.id = articles.size();
    article.path = "archive/2016/12/article-" + std::to_string(articles.size()) + ".html";
    article.headline = test::random_words(random, 8);
    for (int sentence = 0; sentence < 12; ++sentence) {
      article.body += "The spokesman of the ministry of foreign affairs told reporters that " +
                      test::random_words(random, 9) + ".\n\n";
    }
    raw_bytes += encode_article(article).size();
    articles.push_back(std::move(article));
  }
  const auto path = write_store(dir, articles);
  const Result<ArticleStore> store = ArticleStore::open(path);
  const TokenFile tokens = no_words(dir, articles.size());
  REQUIRE(store);
  CHECK(store->check());
  for (std::uint32_t docid = 1; docid <= articles.size(); docid += 97) {
    REQUIRE(store->read(docid, tokens).value() == articles[docid - 1]);
  }
  REQUIRE(store->read(store->article_count(), tokens).value() == articles.back());
  const std::vector<Article> few(articles.begin(), articles.begin() + 100);
  std::size_t few_bytes = 0;  // too few for a dictionary
  for (const Article& article : few) {
    few_bytes += encode_article(article).size();
  }
  const double ratio =
      static_cast<double>(std::filesystem::file_size(path)) / static_cast<double>(raw_bytes);
  const double ratio_of_few =
      static_cast<double>(std::filesystem::file_size(write_store(dir, few))) /
      static_cast<double>(few_bytes);
  CHECK(ratio < ratio_of_few);
}

TEST_CASE("a damaged store gives the right article or an error",
          "[index][article_store][property]") {
  const test::TempDir dir;
  const auto seed = GENERATE(1u, 2u, 3u);
  CAPTURE(seed);
  test::Random random(seed);
  const std::vector<Article> articles = random_articles(random, 60);
  const std::string bytes = test::read_file(write_store(dir, articles));
  const TokenFile tokens = no_words(dir, articles.size());
  test::for_each_damage(bytes, random, 200, [&](const std::string& damaged) {
    const Result<ArticleStore> store = ArticleStore::open(dir.write("damaged", damaged));
    if (!store) {
      REQUIRE(store.error().code == ErrorCode::Corrupt);
      return;
    }
    REQUIRE(store->article_count() == articles.size());
    for (std::uint32_t docid = 1; docid <= store->article_count(); ++docid) {
      const Result<Article> read = store->read(docid, tokens);
      REQUIRE((read || read.error().code == ErrorCode::Corrupt));
    }
  });
}
