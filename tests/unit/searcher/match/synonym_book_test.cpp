// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/synonym_book.h"

#include <catch2/catch.hpp>

using namespace backfile;

TEST_CASE("synonyms hold both ways or one", "[match][synonym_book]") {
  const auto lines = parse_synonym_book(
      "\xef\xbb\xbf# a remark\r\n\ncar = automobile , motor car\r\n troops=>soldiers\n", "book");
  REQUIRE(lines);
  CHECK(*lines ==
        std::vector<SynonymLine>{{{"car", "automobile"}, {"car", "automobile", "motor car"}},
                                 {{"troops"}, {"soldiers"}}});
  CHECK(parse_synonym_book("", "book")->empty());
}

TEST_CASE("a wrong line of a synonym book is named", "[match][synonym_book]") {
  for (const char* wrong : {"car",
                            "car =",
                            "= car",
                            "car = a,,b",
                            "car, auto = a",
                            "a b => c",
                            "a b = c d",
                            "=>",
                            "="}) {
    CAPTURE(wrong);
    const auto lines = parse_synonym_book(std::string("a = b\n") + wrong, "book");
    REQUIRE_FALSE(lines);
    CHECK(lines.error().message.starts_with("book, line 2: "));
  }
}
