// SPDX-License-Identifier: GPL-2.0-or-later
// Tests of indexer/entity/story_mentions.cpp.
#include "indexer/entity/story_mentions.h"

#include <catch2/catch.hpp>

#include "tests/support/marked_article.h"

using namespace backfile;

namespace {

using Names = std::vector<std::string>;

Names kept(std::string_view body, const Article& about = {}) {
  test::MarkedArticle marked = test::marked_article("", body);
  marked.article.dateline = about.dateline;
  marked.article.source = about.source;
  marked.article.bylines = about.bylines;
  keep_story_mentions(marked.article, marked.mentions);
  Names names;
  for (const EntityMention& mention : marked.mentions) {
    names.push_back(mention.surface);
  }
  return names;
}

Article from(const std::string& source, const std::string& dateline = "") {
  Article article;
  article.source = source;
  article.dateline = dateline;
  return article;
}

}  // namespace

TEST_CASE("of a dateline the place is the story's", "[entity][story_mentions]") {
  const Article sputnik = from("", "MOSCOW (Sputnik)");
  CHECK(kept("[L MOSCOW] ([O Sputnik]) — [L Russia] is [O Sputnik]'s home.", sputnik) ==
        Names{"MOSCOW", "Russia", "Sputnik"});
  CHECK(kept("[L MANILA] ([L Meridian Wire]) - [L Luzon]", from("", "MANILA (Meridian Wire)")) ==
        Names{"MANILA", "Luzon"});
}

TEST_CASE("an outlet that heard it is not the story's", "[entity][story_mentions]") {
  CHECK(kept("[P Peskov] told [O Sputnik].", from("Sputnik")) == Names{"Peskov"});
  CHECK(kept("[P Peskov] told [O Sputnik].", from("", "MOSCOW (Sputnik)")) == Names{"Peskov"});
  CHECK(kept("[P Peskov] told [O Sputnik].", from("Reuters")) == Names{"Peskov", "Sputnik"});
  CHECK(kept("The site is owned by [O Sputnik].", from("Sputnik")) == Names{"Sputnik"});
  CHECK(kept("an interview with [O Sputnik] in [L Paris]", from("Sputnik")) == Names{"Paris"});
}

TEST_CASE("agencies at an end are not the story's", "[entity][story_mentions]") {
  CHECK(kept("[L Paris] was quiet. ([O AFP])") == Names{"Paris"});
  CHECK(kept("[L Paris] was quiet.\n\n[O Reuters]") == Names{"Paris"});
  CHECK(kept("([O AP]) [L Paris] was quiet.") == Names{"Paris"});
  CHECK(kept("[O Reuters] shares fell in [L Paris].") == Names{"Reuters", "Paris"});
}

TEST_CASE("credits and authors are not the story's", "[entity][story_mentions]") {
  CHECK(kept("[L Paris]\n\n© [O AP] Photo/ [P J. Scott Applewhite]\n\n[L Rome]") ==
        Names{"Paris", "Rome"});
  CHECK(kept("[L Rome]\n\n(Reporting by [P Ann Lee] in [L Oslo]; editing by [P Bo Li])") ==
        Names{"Rome"});
  Article by_lee;
  by_lee.bylines = {"Ann Lee"};
  CHECK(kept("By [P Ann Lee], [L Oslo]\n\n[P Ann Lee] was born in [L Rome]. She left.", by_lee) ==
        Names{"Oslo", "Ann Lee", "Rome"});
}
