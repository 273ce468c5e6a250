// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/quotations.h"

#include <string>

#include <catch2/catch.hpp>

using namespace backfile;

namespace {

std::vector<std::string> quoted(const std::string& body) {
  std::vector<std::string> texts;
  for (const Quotation& quotation : find_quotations(body)) {
    texts.push_back(body.substr(quotation.begin, quotation.end - quotation.begin));
  }
  return texts;
}

}  // namespace

TEST_CASE("direct speech is found in the marks of any language", "[parse][quotations]") {
  struct Case {
    const char* body;
    std::vector<std::string> quoted;
  };
  const Case test = GENERATE(values<Case>({
      {"“We will mend it,” she said. “By spring, I hope.”",
       {"We will mend it,", "By spring, I hope."}},
      {"\"We will mend it,\" she said.", {"We will mend it,"}},
      {"„Wir bauen es auf“, sagte er.", {"Wir bauen es auf"}},
      {"„Zbudujemy to znowu”, powiedział.", {"Zbudujemy to znowu"}},
      {"Il a dit : «Nous allons voir cela».", {"Nous allons voir cela"}},
      {"»Wir bauen es auf«, sagte er.", {"Wir bauen es auf"}},
      {"市長は「橋を春までに直します」と述べた。", {"橋を春までに直します"}},
      {"The so-called “green” bridge of “old Town”.", {}},
      {"A 6\" pipe and a 12\" pipe were laid in the street.", {}},
      {"“It never closes, he said.", {}},
      {"“One goes on here.\n\n“And it ends here,” he said.",
       {"One goes on here.", "And it ends here,"}},
      {"“One goes on here.\n\nAnd a paragraph of the paper's.", {}},
      {"", {}},
  }));
  CAPTURE(test.body);
  CHECK(quoted(test.body) == test.quoted);
}
