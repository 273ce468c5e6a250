// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html_metadata.h"

#include <string>

#include <catch2/catch.hpp>

#include "indexer/parse/html_tree.h"

using namespace backfile;

namespace {

struct Head {
  std::string headline, source;
};

Head head_of(const std::string& html) {
  const HtmlDocument tree = parse_html_tree(html);
  HtmlMetadata metadata = read_html_metadata(xmlDocGetRootElement(tree.get()));
  Head head{choose_headline(metadata), {}};
  head.source = metadata.source;
  return head;
}

}  // namespace

TEST_CASE("the headline stands without kicker and outlet", "[parse][html]") {
  struct Case {
    const char* html;
    const char* headline;
  };
  const Case test = GENERATE(values<Case>({
      {"<h1><span class=art__kicker>Harbour</span> Lamps go out tonight</h1>",
       "Lamps go out tonight"},
      {"<h1><small>Harbour</small><br>Lamps go out tonight</h1>", "Lamps go out tonight"},
      {"<h1><span class=topline>Harbour</span><span>: </span><span>Lamps go out "
       "tonight</span></h1>",
       "Lamps go out tonight"},
      {"<h1><span class=kicker>Lamps go out tonight</span></h1>", "Lamps go out tonight"},
      {"<h1>Lamps <small>(all of them)</small> go out</h1>", "Lamps (all of them) go out"},
      {"<title>The Gazette | Lamps go out tonight</title><meta property=og:site_name content='The "
       "Gazette'>",
       "Lamps go out tonight"},
      {"<title>Local News | Lamps go out tonight</title><h1>Lamps go out tonight</h1>",
       "Lamps go out tonight"},
      {"<title>Lamps go out tonight ‹</title>", "Lamps go out tonight"},
      {"<title>Lamps go out tonight | The Gazette</title>", "Lamps go out tonight"},
  }));
  CAPTURE(test.html);
  CHECK(head_of(test.html).headline == test.headline);
}

TEST_CASE("a title that is also the application's name is the headline", "[parse][html]") {
  const Head head = head_of(
      "<title>Lamps go out tonight</title><meta name=application-name content='Lamps go out "
      "tonight'>");
  CHECK(head.headline == "Lamps go out tonight");
  CHECK(head.source.empty());
}
