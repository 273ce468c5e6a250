// SPDX-License-Identifier: GPL-2.0-or-later
// Feedback, articles like another, the archive as of a day, recency: over a small world of news.
#include <algorithm>
#include <cmath>
#include <map>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "common/model/article_id.h"
#include "searcher/session/search_session.h"
#include "tests/integration/index_fixture.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
using namespace backfile::test;

namespace {

using Ids = std::vector<std::uint64_t>;

/// An article of day `day` of 1998 that tells `text` and names `organization`.
Article news(std::uint64_t id,
             int day,
             const std::string& text,
             const std::string& organization = "") {
  Article article;
  article.id = id;
  article.language = "en";
  article.headline = fmt::format("Item {}", id);
  article.body = text;
  if (day > 0) {
    article.date = {*civil_day(1998, 1, 1) + std::chrono::days(day - 1),
                    DatePrecision::Day,
                    DateMethod::Field,
                    DateConfidence::High,
                    ""};
  }
  if (!organization.empty()) {
    article.entities.push_back(
        {EntityKind::Organization, organization, organization, {}, organization});
  }
  return article;
}

/// 1 to 5 tell of oil, 6 is a copy of 1; 7 of oil under another word alone, 8 without a date; the
/// others of forty other things.
std::vector<Article> world() {
  std::vector<Article> articles{
      news(1,
           50,
           "Opec ministers agreed on crude quotas; the barrel and its tankers cost more "
           "than traders in Vienna had ever thought it would",
           "Opec"),
      news(2, 10, "Opec ministers quarrel about crude quotas and the barrel", "Opec"),
      news(3, 20, "The embargo raised crude and barrel costs, tankers waited", "Opec"),
      news(4, 90, "Crude quotas hold, Opec says, and the barrel is dear", "Opec"),
      news(5, 30, "Tankers with crude lay before the port; a barrel leaked"),
      news(6,
           51,
           "Opec ministers agreed on crude quotas; the barrel and its tankers cost more "
           "than traders in Vienna had ever thought it would, agencies report",
           "Opec"),
      news(7, 60, "A barrel on tankers"),
      news(8, 0, "Opec crude quotas", "Opec"),
  };
  for (std::uint64_t id = 9; id < 49; ++id) {
    articles.push_back(
        news(id, static_cast<int>(id), fmt::format("Other thing{} number{} went on", id, id % 7)));
  }
  return articles;
}

SearchSession session_over(const TempDir& folder, std::size_t segments) {
  IndexFixture index(folder.path() / "index");
  const std::vector<Article> articles = world();
  const std::size_t share = (articles.size() + segments - 1) / segments;
  for (std::size_t begin = 0; begin < articles.size(); begin += share) {
    const std::size_t end = std::min(begin + share, articles.size());
    index.add_segment({articles.begin() + static_cast<std::ptrdiff_t>(begin),
                       articles.begin() + static_cast<std::ptrdiff_t>(end)});
  }
  Result<SearchSession> session = SearchSession::open({index.folder()});
  REQUIRE(session);
  return std::move(*session);
}

SearchResult found_by(SearchSession& session, const SearchRequest& request) {
  Result<SearchResult, QueryError> result = session.search(request);
  if (!result) {
    FAIL(result.error().message);
  }
  return std::move(*result);
}

Ids ids_of(const SearchResult& result) {
  Ids ids;
  for (const Hit& hit : result.hits) {
    ids.push_back(hit.article.id);
  }
  return ids;
}

bool has(const Ids& ids, std::uint64_t id) { return std::ranges::count(ids, id) > 0; }

SearchRequest request_for(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 50;
  request.score_parts = true;
  request.today = *civil_day(1998, 4, 1);
  return request;
}

}  // namespace

TEST_CASE("feedback ranks by words of the best articles and names them", "[search][expand]") {
  const TempDir folder;
  SearchSession session = session_over(folder, GENERATE(1U, 3U));
  SearchRequest request = request_for("opec quotas");
  const SearchResult plain = found_by(session, request);
  CHECK(plain.added_words.empty());
  request.expand = true;
  const SearchResult expanded = found_by(session, request);
  CHECK(expanded.total == plain.total);  // every word has to match still
  const auto is_added = [&](std::string_view word) {
    return std::ranges::count(expanded.added_words, word, &AddedWord::word) == 1;
  };
  CHECK(is_added("crude"));
  CHECK(is_added("barrel"));
  CHECK_FALSE(is_added("opec"));
  CHECK_FALSE(is_added("thing9"));
  for (const Hit& hit : expanded.hits) {
    double sum = 0;
    for (const ScorePart& part : hit.score_parts) {
      sum += part.score;
    }
    CHECK(sum == Approx(hit.score));
  }
  SECTION("with any of the words it finds articles of its own, within the filters") {
    request.match = MatchMode::Any;
    CHECK(has(ids_of(found_by(session, request)), 7));
    request.filters = {{"date", {"1998-01"}, false}};
    const Ids ids = ids_of(found_by(session, request));
    CHECK(has(ids, 5));
    CHECK_FALSE(has(ids, 7));
  }
}

TEST_CASE("what is like an article leaves out its copies", "[search][similar]") {
  const TempDir folder;
  SearchSession session = session_over(folder, GENERATE(1U, 3U));
  SearchRequest request = request_for("");
  request.similar = "000000000001";
  const Ids like = ids_of(found_by(session, request));
  REQUIRE(like.size() >= 4);
  CHECK_FALSE(has(like, 1));
  CHECK_FALSE(has(like, 6));
  for (const std::uint64_t id : {2U, 3U, 4U, 5U}) {
    CHECK(std::ranges::find(like, id) < like.begin() + 6);
  }
  CHECK_FALSE(has(like, 20));
  SECTION("the query and its filters narrow it") {
    request.query = "embargo";
    CHECK(ids_of(found_by(session, request)) == Ids{3});
  }
  SECTION("the background is earlier and names the same") {
    request.background = true;
    Ids ids = ids_of(found_by(session, request));
    std::ranges::sort(ids);
    CHECK(ids == Ids{2, 3});
  }
  SECTION("nothing is earlier than an article without a date") {
    request.similar = "000000000008";
    request.background = true;
    CHECK_FALSE(session.search(request));
  }
}

TEST_CASE("as of a day nothing later is found or counted", "[search][as-of]") {
  const TempDir folder;
  SearchSession session = session_over(folder, 2);
  SearchRequest request = request_for("crude");
  request.as_of = *civil_day(1998, 1, 20);
  request.facets = {FieldId::Organization};
  const SearchResult result = found_by(session, request);
  Ids ids = ids_of(result);
  std::ranges::sort(ids);
  CHECK(ids == Ids{2, 3});
  CHECK(result.archived == 2 + 12);  // 2, 3 and 9 to 20
  CHECK(result.facets[0].counts == std::vector<FacetCount>{{"Opec", 2, 0}});
}

TEST_CASE("recent articles count more, by half-lives", "[search][boost]") {
  const TempDir folder;
  SearchSession session = session_over(folder, 2);
  SearchRequest request = request_for("crude");
  std::map<std::uint64_t, double> plain;
  for (const Hit& hit : found_by(session, request).hits) {
    plain[hit.article.id] = hit.score;
  }
  request.boost_half_life_days = 30;
  for (const Hit& hit : found_by(session, request).hits) {
    const double days =
        hit.article.date.known()
            ? static_cast<double>((request.today - hit.article.date.first_day).count())
            : HUGE_VAL;
    CHECK(hit.score == Approx(plain.at(hit.article.id) * (1 + std::exp2(-days / 30))));
    REQUIRE_FALSE(hit.score_parts.empty());
    CHECK(hit.score_parts.back().label == "recent:30d");
  }
}

TEST_CASE("a synonym is an alternative of the word and no more evidence", "[search][synonyms]") {
  const TempDir folder;
  const std::vector<Article> articles{
      news(1, 1, "The car stopped at the corner there"),
      news(2, 2, "The automobiles stopped at the corner"),
      news(3, 3, "The motor car stopped at the corner"),
      news(4, 4, "A motor stopped and nobody saw why"),
      news(5, 5, "Soldiers stopped at the corner there"),
  };
  IndexFixture index(folder.path() / "index");
  index.add_segment(articles);
  folder.write("index/synonyms.txt",
               "# of the test\ncar = automobile, motor car\ntroops => soldiers\n");
  Result<SearchSession> session = SearchSession::open({index.folder()});
  REQUIRE(session);
  const auto found = [&](const std::string& query) {
    return found_by(*session, request_for(query));
  };
  const auto sorted_ids = [&](const std::string& query) {
    Ids ids = ids_of(found(query));
    std::ranges::sort(ids);
    return ids;
  };
  CHECK(sorted_ids("automobile") == Ids{1, 2, 3});
  CHECK(sorted_ids("cars") == Ids{1, 2, 3});
  CHECK(sorted_ids("corner car") == Ids{1, 2, 3});
  CHECK(sorted_ids("=automobiles") == Ids{2});
  CHECK(sorted_ids("\"the car\"") == Ids{1});
  CHECK(sorted_ids("troops") == Ids{5});
  CHECK(sorted_ids("soldiers") == Ids{5});
  CHECK(sorted_ids("motor") == Ids{3, 4});
  const SearchResult cars = found("automobile");
  for (const Hit& hit : cars.hits) {
    REQUIRE(hit.score_parts.size() == 1);
    CHECK(hit.score_parts[0].label == "automobile (or car, motor car)");
    CHECK(hit.score_parts[0].score == Approx(hit.score));
    CHECK(hit.score == Approx(cars.hits[0].score).epsilon(0.1));
  }
}

TEST_CASE("a wrong line of the synonyms is named", "[search][synonyms]") {
  const TempDir folder;
  IndexFixture index(folder.path() / "index");
  index.add_segment({news(1, 1, "The car stopped")});
  folder.write("index/synonyms.txt", "car = automobile\ncar\n");
  const Result<SearchSession> session = SearchSession::open({index.folder()});
  REQUIRE_FALSE(session);
  CHECK(session.error().message.find("synonyms.txt, line 2: ") != std::string::npos);
}

TEST_CASE("a story is an article with its near-copies", "[search][story]") {
  const TempDir folder;
  SearchSession session = session_over(folder, GENERATE(1U, 3U));
  const std::string first = print_article_id(1), copy = print_article_id(6);
  const auto found = [&](const std::string& query) {
    Ids ids = ids_of(found_by(session, request_for(query)));
    std::ranges::sort(ids);
    return ids;
  };
  CHECK(found("story:" + first) == Ids{1, 6});
  CHECK(found("story:" + copy) == Ids{1, 6});
  CHECK(found("story:" + print_article_id(2)) == Ids{2});
  CHECK(found("story:" + print_article_id(777)).empty());
  CHECK(found("opec -story:" + first) == Ids{2, 4, 8});
  CHECK(found("agencies story:" + first) == Ids{6});
}
