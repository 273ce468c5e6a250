// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher against a look at every article of a small world, whatever the segments.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "searcher/session/search_session.h"
#include "tests/integration/index_fixture.h"
#include "tests/integration/news_world.h"
#include "tests/integration/text_world.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
using namespace backfile::test;

namespace {

constexpr std::size_t kArticles = 120;

/// The world, spread over `segments` segments; the ids in `deleted` lie under tombstones.
SearchSession session_over(const TempDir& folder,
                           const std::vector<Article>& world,
                           std::size_t segments,
                           const std::set<std::uint64_t>& deleted = {}) {
  IndexFixture index(folder.path() / "index");
  const std::size_t share = (world.size() + segments - 1) / segments;
  for (std::size_t begin = 0; begin < world.size(); begin += share) {
    const auto first = world.begin() + static_cast<std::ptrdiff_t>(begin);
    index.add_segment(
        {first, first + static_cast<std::ptrdiff_t>(std::min(share, world.size() - begin))});
  }
  if (!deleted.empty()) {
    index.delete_articles(deleted);
  }
  Result<SearchSession> session = SearchSession::open({index.folder()});
  REQUIRE(session);
  return std::move(*session);
}

SearchRequest request_for(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  request.today = *civil_day(2000, 1, 1);
  return request;
}

SearchResult found_by(SearchSession& session, const SearchRequest& request) {
  CAPTURE(request.query);
  Result<SearchResult, QueryError> result = session.search(request);
  if (!result) {
    FAIL(result.error().message);
  }
  return std::move(*result);
}

std::vector<std::uint64_t> ids_of(const SearchResult& result) {
  std::vector<std::uint64_t> ids;
  for (const Hit& hit : result.hits) {
    ids.push_back(hit.article.id);
  }
  return ids;
}

std::set<std::uint64_t> ids_by_looking(const std::vector<Article>& world,
                                       const OracleQuery& query,
                                       const std::set<std::uint64_t>& deleted) {
  std::set<std::uint64_t> ids;
  for (const Article& article : world) {
    if (!deleted.contains(article.id) && query.matches(article)) {
      ids.insert(article.id);
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("a query of up to three operators finds what a look at every article finds",
          "[search][oracle]") {
  const std::size_t segments = GENERATE(1U, 3U);
  const TempDir folder;
  const std::vector<Article> world = news_world(1, kArticles);
  const std::set<std::uint64_t> deleted =
      segments == 1 ? std::set<std::uint64_t>{} : std::set<std::uint64_t>{3, 41, 60, 99};
  SearchSession session = session_over(folder, world, segments, deleted);
  std::mt19937 random(7);
  std::size_t matches = 0;
  for (int i = 0; i < 400; ++i) {
    const OracleQuery query = random_query(random, i % 4);
    const SearchResult result = found_by(session, request_for(query.text));
    const std::vector<std::uint64_t> ids = ids_of(result);
    CAPTURE(query.text);
    CHECK(std::set(ids.begin(), ids.end()) == ids_by_looking(world, query, deleted));
    CHECK(result.total == ids.size());
    CHECK(result.archived == kArticles - deleted.size());
    matches += ids.size();
  }
  CHECK(matches > 4000);  // the queries are not all empty
}

TEST_CASE("a query about sentences and places finds what a look at every article finds",
          "[search][oracle][text]") {
  const std::size_t segments = GENERATE(1U, 3U);
  const TempDir folder;
  const std::vector<Article> world = text_world(1, 60);
  SearchSession session = session_over(folder, world, segments);
  std::mt19937 random(9);
  std::size_t matches = 0;
  for (int i = 0; i < 600; ++i) {
    const OracleQuery query = random_text_query(random, i % 4);
    const SearchResult result = found_by(session, request_for(query.text));
    const std::vector<std::uint64_t> ids = ids_of(result);
    CAPTURE(query.text);
    CHECK(std::set(ids.begin(), ids.end()) == ids_by_looking(world, query, {}));
    matches += ids.size();
  }
  CHECK(matches > 4000);
}

TEST_CASE("scores are BM25 of the words and do not depend on the segments", "[search][ranking]") {
  const std::vector<Article> world = news_world(2, kArticles);
  const std::vector<double> expected = bm25_scores(world, {"bavo", "kelu"});
  std::vector<std::vector<std::uint64_t>> orders;
  for (const std::size_t segments : {1U, 2U, 5U}) {
    const TempDir folder;
    SearchSession session = session_over(folder, world, segments);
    const SearchResult result = found_by(session, request_for("bavo OR kelu"));
    REQUIRE(result.hits.size() > 20);
    for (const Hit& hit : result.hits) {
      CHECK(hit.score == Approx(expected[hit.article.id - 1]).epsilon(1e-9));
    }
    CHECK(std::is_sorted(result.hits.begin(), result.hits.end(), [](const Hit& a, const Hit& b) {
      return a.score > b.score;
    }));
    orders.push_back(ids_of(result));
  }
  CHECK(orders[0] == orders[1]);
  CHECK(orders[0] == orders[2]);
}

TEST_CASE("a filter changes no score", "[search][ranking]") {
  const TempDir folder;
  SearchSession session = session_over(folder, news_world(3, kArticles), 2);
  std::map<std::uint64_t, double> scores;
  for (const Hit& hit : found_by(session, request_for("cemu dilo")).hits) {
    scores[hit.article.id] = hit.score;
  }
  SearchRequest filtered = request_for("cemu dilo");
  filtered.filters = {{"source", {"Meridian"}, false}};
  const SearchResult result = found_by(session, filtered);
  REQUIRE_FALSE(result.hits.empty());
  CHECK(result.hits.size() < scores.size());
  for (const Hit& hit : result.hits) {
    CHECK(hit.article.source == "Meridian");
    CHECK(hit.score == scores.at(hit.article.id));
  }
}

TEST_CASE("pages are pieces of the whole order", "[search][ranking]") {
  const TempDir folder;
  SearchSession session = session_over(folder, news_world(4, kArticles), 3);
  for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
    SearchRequest request = request_for("bavo");
    request.sort = sort;
    const std::vector<std::uint64_t> whole = ids_of(found_by(session, request));
    std::vector<std::uint64_t> pieces;
    request.limit = 7;
    for (request.offset = 0; request.offset < whole.size(); request.offset += request.limit) {
      const SearchResult page = found_by(session, request);
      CHECK(page.total == whole.size());
      CHECK(page.hits.front().rank == request.offset + 1);
      for (const std::uint64_t id : ids_of(page)) {
        pieces.push_back(id);
      }
    }
    CHECK(pieces == whole);
  }
}

TEST_CASE("by date the undated come last either way", "[search][ranking]") {
  const TempDir folder;
  const std::vector<Article> world = news_world(5, kArticles);
  SearchSession session = session_over(folder, world, 3);
  for (const SortOrder sort : {SortOrder::Newest, SortOrder::Oldest}) {
    SearchRequest request = request_for("bavo");
    request.sort = sort;
    const SearchResult result = found_by(session, request);
    const auto comes_before = [sort](const Article& a, const Article& b) {
      if (a.date.known() != b.date.known()) {
        return a.date.known();
      }
      return sort == SortOrder::Newest ? a.date.first_day > b.date.first_day
                                       : a.date.first_day < b.date.first_day;
    };
    CHECK(std::is_sorted(result.hits.begin(), result.hits.end(), [&](const Hit& a, const Hit& b) {
      return comes_before(a.article, b.article);
    }));
    CHECK_FALSE(result.hits.back().article.date.known());
  }
}

TEST_CASE("facets count every match", "[search][facets]") {
  const TempDir folder;
  const std::vector<Article> world = news_world(6, kArticles);
  SearchSession session = session_over(folder, world, 3, {5, 6, 7});
  std::mt19937 random(11);
  for (int i = 0; i < 50; ++i) {
    const OracleQuery query = random_query(random, 1);
    SearchRequest request = request_for(query.text);
    request.facets = {FieldId::Organization, FieldId::Source};
    request.count_only = true;
    const SearchResult result = found_by(session, request);
    std::map<std::string, std::uint64_t> organizations, sources;
    std::uint64_t without_source = 0;
    for (const std::uint64_t id : ids_by_looking(world, query, {5, 6, 7})) {
      const Article& article = world[id - 1];
      for (const Entity& entity : article.entities) {
        ++organizations[entity.canonical];
      }
      article.source.empty() ? ++without_source : ++sources[article.source];
    }
    REQUIRE(result.facets.size() == 2);
    for (const auto& [table, expected] :
         {std::pair{result.facets[0], organizations}, std::pair{result.facets[1], sources}}) {
      std::map<std::string, std::uint64_t> counted;
      for (const FacetCount& count : table.counts) {
        counted[count.name] = count.count;
      }
      CAPTURE(query.text);
      CHECK(counted == expected);
      CHECK(table.distinct == expected.size());
    }
    CHECK(result.facets[1].missing == without_source);
    CHECK(result.hits.empty());
  }
}

TEST_CASE("a timeline counts matches beside what the archive holds", "[search][timeline]") {
  const TempDir folder;
  const std::vector<Article> world = news_world(8, kArticles);
  SearchSession session = session_over(folder, world, 2);
  SearchRequest request = request_for("bavo");
  request.timeline = TimelineUnit::Month;
  const SearchResult result = found_by(session, request);
  std::map<std::string, std::uint64_t> matches, archived;
  std::uint64_t coarse = 0, undated = 0;
  for (const Article& article : world) {
    const bool match = article.headline.find("bavo") != std::string::npos ||
                       article.body.find("bavo") != std::string::npos;
    const bool fine = article.date.precision >= DatePrecision::Month;
    const std::string month = fine ? iso_date(article.date).substr(0, 7) : "";
    archived[month] += fine ? 1U : 0U;
    matches[month] += fine && match ? 1U : 0U;
    coarse += match && article.date.precision == DatePrecision::Year ? 1U : 0U;
    undated += match && !article.date.known() ? 1U : 0U;
  }
  REQUIRE(result.timeline);
  CHECK(result.timeline->coarse == coarse);
  CHECK(result.timeline->undated == undated);
  REQUIRE(result.timeline->buckets.size() > 12);
  std::uint64_t counted = coarse + undated;
  for (const TimelineBucket& bucket : result.timeline->buckets) {
    CAPTURE(bucket.label);
    CHECK(bucket.matches == matches[bucket.label]);
    CHECK(bucket.archived == archived[bucket.label]);
    counted += bucket.matches;
  }
  CHECK(counted == result.total);
}

TEST_CASE("a snippet marks the words that matched", "[search][snippet]") {
  const TempDir folder;
  SearchSession session = session_over(folder, news_world(9, kArticles), 1);
  const SearchResult result = found_by(session, request_for("fano"));
  REQUIRE_FALSE(result.hits.empty());
  for (const Hit& hit : result.hits) {
    std::size_t marked = 0;
    for (const MarkedText* text : {&hit.headline, &hit.snippet}) {
      for (const Highlight& mark : text->highlights) {
        CHECK(text->text.substr(mark.begin, mark.end - mark.begin) == "fano");
        ++marked;
      }
    }
    CHECK(marked > 0);
  }
}

TEST_CASE("words are stemmed by the languages of a fair share of the articles",
          "[search][languages]") {
  const TempDir folder;
  std::vector<Article> world = news_world(10, 200);
  for (std::size_t i = 0; i < world.size(); ++i) {
    world[i].language = i < 100 ? "en" : i < 150 ? "de" : i < 153 ? "fr" : "en";
  }
  world[0].body = "the prices";
  world[100].body = "die Preise";
  world[151].body = "les banques nationales";
  SearchSession session = session_over(folder, world, 2);
  CHECK(ids_of(found_by(session, request_for("price"))) == std::vector<std::uint64_t>{1});
  CHECK(ids_of(found_by(session, request_for("Preis"))) == std::vector<std::uint64_t>{101});
  // French is in 1.5 % of the articles: its words are found by their form only.
  CHECK(found_by(session, request_for("nationales")).total == 1);
  CHECK(found_by(session, request_for("nationaux")).total == 0);
}
