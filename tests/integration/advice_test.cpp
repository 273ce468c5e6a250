// SPDX-License-Identifier: GPL-2.0-or-later
// What is offered when a query finds little.
#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "searcher/session/search_session.h"
#include "tests/integration/index_fixture.h"
#include "tests/support/temp_dir.h"

using namespace backfile;
using namespace backfile::test;

namespace {

Article article(std::uint64_t id, std::string headline, std::string body, int year = 1990) {
  Article one;
  one.id = id;
  one.path = fmt::format("news/{}", id);
  one.language = "en";
  one.headline = std::move(headline);
  one.body = std::move(body);
  one.date = {
      *civil_day(year, 5, 1), DatePrecision::Day, DateMethod::Field, DateConfidence::High, ""};
  return one;
}

std::vector<Article> small_archive() {
  std::vector<Article> archive;
  std::uint64_t id = 0;
  for (int i = 0; i < 4; ++i) {
    archive.push_back(article(++id, "Oil embargo", "The embargo on crude oil was lifted."));
  }
  for (int i = 0; i < 9; ++i) {
    archive.push_back(article(++id, "An embryo", "The embryo of a whale was found in a museum."));
  }
  archive.push_back(
      article(++id, "Prices of oil", "Ministers met. Traders did not expect it.", 1991));
  Article named = article(++id, "Security", "Homeland Security was asked about oil.", 1992);
  named.entities.push_back(
      {EntityKind::Organization, "Homeland Security", "Homeland Security", {}});
  archive.push_back(named);
  return archive;
}

std::vector<std::string> advice_for(const std::string& query) {
  const TempDir folder;
  IndexFixture index(folder.path() / "index");
  index.add_segment(small_archive());
  Result<SearchSession> session = SearchSession::open({index.folder()});
  REQUIRE(session);
  SearchRequest request;
  request.query = query;
  request.advice = true;
  const auto result = session->search(request);
  REQUIRE(result);
  std::vector<std::string> lines;
  for (const Advice& advice : result->advice) {
    lines.push_back(fmt::format("{} | {} | {}", name_of(advice.kind), advice.query, advice.total));
    SearchRequest again;
    again.query = advice.query;
    CAPTURE(advice.query);
    const auto found = session->search(again);
    REQUIRE(found);
    CHECK(found->total == advice.total);  // the counts are exact
  }
  return lines;
}

}  // namespace

TEST_CASE("a query that finds little is told what finds more", "[search][advice]") {
  using Lines = std::vector<std::string>;
  CHECK(advice_for("oil").empty());
  CHECK(advice_for("oil emborgo") == Lines{"spelling | oil embargo | 4", "word | oil | 6"});
  // The commoner word does not go with the other one.
  CHECK(advice_for("crude embrgo").front() == "spelling | crude embargo | 4");
  CHECK(advice_for("whale embrgo").front() == "spelling | whale embryo | 9");
  CHECK(advice_for("=ministers title:traders") ==
        Lines{"zone | =ministers AND traders | 1", "word | =ministers | 1"});
  CHECK(advice_for("\"oil crude\"") == Lines{"phrase | \"oil\" AND \"crude\" | 4"});
  CHECK(advice_for("embargo NEAR/1 lifted") == Lines{"distance | embargo AND lifted | 4"});
  CHECK(advice_for("embargo date:1999") == Lines{"filter | embargo | 4"});
  CHECK(advice_for("org:=homeland").front() == "alias | org:homeland | 1");
  CHECK(advice_for("nothing of all this").empty());
  CHECK(advice_for("museum traders crude")[0].starts_with("word | "));
}
