// SPDX-License-Identifier: GPL-2.0-or-later
// The day of publication on pages.
#include <catch2/catch.hpp>

#include "indexer/parse/article_parser.h"

namespace backfile {
namespace {

ArticleDate date_of(const std::string& head, const std::string& body) {
  RawDocument page;
  page.path = "page.html";
  page.format = DocumentFormat::Html;
  page.bytes = "<html><head><title>Harbour reopens after the storm</title>" + head +
               "</head><body>" + body +
               "<p>The harbour has been closed since the storm of last week, and it will open "
               "again on Monday morning, its "
               "master said.</p></body></html>";
  const auto article = parse_article(page, {});
  REQUIRE(article);
  return article->date;
}

std::string day_of(const std::string& head, const std::string& body) {
  return iso_date(date_of(head, body));
}

const std::string kHeadline = "<h1>Harbour reopens after the storm</h1>";

TEST_CASE("a page states its day in many ways", "[parse][html_dates]") {
  CHECK(day_of("<meta property='article:published_time' content='2019-10-18T18:11:44+02:00'>",
               kHeadline) == "2019-10-18");
  CHECK(day_of("<meta name='vr:published-time' content='18.10.2019 17:08'>", kHeadline) ==
        "2019-10-18");
  CHECK(
      day_of(
          "<script "
          "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-10-18\","
          "\"dateModified\":\"2019-10-20\"}</script>",
          kHeadline) == "2019-10-18");
  CHECK(day_of("<script "
               "type='application/"
               "ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2019-10-18\"}]}</"
               "script>",
               kHeadline) == "2019-10-18");
  CHECK(
      day_of(
          "",
          kHeadline +
              "<span itemprop='datePublished' content='2019-10-18T17:08:11+02:00'>today</span>") ==
      "2019-10-18");
  CHECK(day_of("<script>var page = {\"publishedFirst\":\"18.10.2019 09:35\"};</script>",
               kHeadline) == "2019-10-18");
}

TEST_CASE("the printed day nearest to the headline is taken", "[parse][html_dates]") {
  const std::string teaser = "<ul><li><span class='date'>01.07.2020</span> Another one</li></ul>";
  CHECK(day_of("", kHeadline + "<p class='info'>18.10.2019 07:49 Uhr</p>" + teaser) ==
        "2019-10-18");
  CHECK(day_of("", "<p>18. Oktober 2019 // A. Writer</p>" + kHeadline) == "2019-10-18");
  CHECK(day_of("", kHeadline + "<div>Von: A. Writer <span>|</span> <span>31.10.23</span></div>") ==
        "2023-10-31");
  CHECK(date_of("", kHeadline + "<p>Press release of 18 October 2019</p>").confidence ==
        DateConfidence::Medium);
}

TEST_CASE("days of changes and copyright are not the publication's", "[parse][html_dates]") {
  const std::string both =
      "<time itemprop='dateModified' datetime='2020-01-02'>2 January 2020</time>"
      "<time itemprop='datePublished' datetime='2019-10-18'>18 October 2019</time>";
  CHECK(day_of("", kHeadline + both) == "2019-10-18");
  CHECK(date_of("", kHeadline + "<p>Updated 2 January 2020</p>").confidence == DateConfidence::Low);
  CHECK(day_of("", kHeadline + "<p>2 hours ago</p><footer>Copyright 2019</footer>").empty());
}

}  // namespace
}  // namespace backfile
