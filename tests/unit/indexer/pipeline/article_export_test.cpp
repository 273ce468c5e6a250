// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/article_export.h"

#include <catch2/catch.hpp>

#include "indexer/parse/exported_article.h"
#include "tests/support/random_article.h"

using namespace backfile;

TEST_CASE("a line of an export gives the article that it was written of",
          "[pipeline][export][property]") {
  const auto seed = GENERATE(range(1u, 41u));
  CAPTURE(seed);
  test::Random random(seed);
  Article article = test::random_article(random);
  article.id &= (std::uint64_t{1} << 60) - 1;
  std::erase_if(article.entities, [](const Entity& entity) { return entity.name.empty(); });
  ArticleDate& date = article.date;
  const std::chrono::year_month_day day{date.first_day};
  switch (date.precision) {  // the first day of what is known
    case DatePrecision::None:
      date = {};
      break;
    case DatePrecision::Year:
      date.first_day = *civil_day(static_cast<int>(day.year()), 1, 1);
      break;
    case DatePrecision::Month:
      date.first_day =
          *civil_day(static_cast<int>(day.year()), static_cast<int>(unsigned{day.month()}), 1);
      break;
    case DatePrecision::Day:
      break;
  }
  const std::string line = export_line(article);
  CHECK(line.ends_with("}\n"));
  RawDocument document;
  document.format = DocumentFormat::Json;
  document.bytes = line;
  CHECK(is_exported_article(document));
  const Result<Article> read = parse_exported_article(line);
  CAPTURE(line);
  REQUIRE(read);
  CHECK(export_line(*read) == line);
  CHECK(*read == article);
}
