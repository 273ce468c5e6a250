// SPDX-License-Identifier: GPL-2.0-or-later
// Messages of agencies' wires.
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

TEST_CASE("iptc7901 reader parts labels from the headline and the byline", "[parse][wire]") {
  const Article article =
      article_in(DocumentFormat::Iptc7901,
                 "\x01mwa062 4 i 211   mw 061\r\n\r\nSpace/\r\n\x02"
                 "1ST LEAD\r\nLander rests on comet after\r\nten years\r\n"
                 "By Ann Ray, Meridian =\r\n\r\n   Darmstadt (mw) - The lander touched down on the comet\r\n"
                 "and sent its first pictures to the engineers today.\r\n\r\n   So it did.\r\n\x03"
                 "121603 GMT Nov 14\r\n\x04");
  CHECK(article.headline == "Lander rests on comet after ten years");
  CHECK(article.bylines == Lines{"Ann Ray", "Meridian"});
  CHECK(article.body == 
        "Darmstadt (mw) - The lander touched down on the comet and sent its first pictures to the "
        "engineers today.\n\nSo it did.");
  CHECK(article.dateline == "Darmstadt (mw)");
  CHECK(article.source == "mw");
  CHECK(article.sections == Lines{"Space/"});
  CHECK(article.given_id == "mwa062");
  CHECK(iso_date(article.date) == "2014-11-12");
}

TEST_CASE("anpa reader knows lines for editors", "[parse][wire]") {
  const Article article = article_in(
      DocumentFormat::Anpa,
      "\x16\x16\x01W2870\x1F"
      "asian\nf l\x13\x11 BC-EU--Comet 11-12 1049\r\n\x02"
      "^BC-EU--Comet Lander, 1st Ld,466<\r\n^Lander rests on comet<\r\n"
      "^AP Photo XNP101<\r\n^Eds: Updates.<\r\n^By ANN RAY=\r\n^Meridian Wire=\r\n"
      "\t   DARMSTADT, Germany (MW) _ It landed.\r\n \r\n\t   ``So it did.''\r\n\t   \x03"
      "MW-WF-11-12-14 1626GMT<\r\n\x04");
  CHECK(article.headline == "Lander rests on comet");
  CHECK(article.bylines == Lines{"ANN RAY"});
  CHECK(article.body == "DARMSTADT, Germany (MW) \u2014 It landed.\n\n\u201CSo it did.\u201D");
  CHECK(iso_date(article.date) == "2014-11-12");
  CHECK(article.sections == Lines{"BC-EU--Comet Lander, 1st Ld"});
}

TEST_CASE("wire readers take what breaks off as far as it goes", "[parse][wire]") {
  CHECK(article_in(DocumentFormat::Iptc7901,
                   "\x01"
                   "a 1\r\n\x02Only a line")
            .headline == "Only a line");
  CHECK(article_in(DocumentFormat::Anpa,
                   "\x16\x16\x01"
                   "a\n\x02^BC-Slug,12<")
            .headline == "BC-Slug");
  CHECK_FALSE(parse_bytes(DocumentFormat::Iptc7901, "\x01\x02\x03"));
}
