// SPDX-License-Identifier: GPL-2.0-or-later
// NITF, NewsML 1, NewsML-G2, and XML of no known kind.
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

constexpr std::string_view kNitf =
    "<nitf><head><title>slug</title><docdata><doc-id id-string='X1' regsrc='MW'/>"
    "<date.issue norm='20141112T160300Z'/></docdata></head><body><body.head><hedline>"
    "<hl1>Lander rests on comet</hl1><hl2>Second line</hl2></hedline><byline>By "
    "<person>Ann Ray</person><byttl>Science Editor</byttl></byline><dateline><location>"
    "<city>Darmstadt</city></location></dateline><distributor>Meridian Wire</distributor>"
    "</body.head><body.content><media><media-caption>The probe</media-caption></media>"
    "<p>It <em>landed</em>.</p><table><tr><td>a</td><td>b</td></tr></table></body.content>"
    "</body></nitf>";

}  // namespace

TEST_CASE("nitf reader reads head and body", "[parse][nitf]") {
  const Article article = article_in(DocumentFormat::Nitf, kNitf);
  CHECK(article.headline == "Lander rests on comet");
  CHECK(article.body == "It landed.\n\na b");
  CHECK(article.captions == Lines{"The probe"});
  CHECK(article.bylines == Lines{"Ann Ray"});
  CHECK(article.dateline == "Darmstadt");
  CHECK(article.source == "Meridian Wire");
  CHECK(article.given_id == "X1");
  CHECK(iso_date(article.date) == "2014-11-12");
}

TEST_CASE("newsml reader finds lines in nested components", "[parse][newsml]") {
  const Article article = article_in(
      DocumentFormat::NewsMl,
      "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>mw.example</ProviderId>"
      "<PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier></Identification>"
      "<NewsManagement><FirstCreated>20141112T160300Z</FirstCreated></NewsManagement>"
      "<NewsComponent><NewsLines><HeadLine>Lander rests</HeadLine><ByLine>By Ann Ray</ByLine>"
      "</NewsLines><NewsComponent><ContentItem><MediaType FormalName='Photo'/><DataContent>x"
      "</DataContent></ContentItem><ContentItem><MediaType FormalName='Text'/><DataContent>"
      "<p>One.</p><p>Two.</p></DataContent></ContentItem></NewsComponent></NewsComponent>"
      "</NewsItem></NewsML>");
  CHECK(article.headline == "Lander rests");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.bylines == Lines{"Ann Ray"});
  CHECK(article.source == "mw.example");
  CHECK(iso_date(article.date) == "2014-11-12");
}

TEST_CASE("newsml-g2 reader reads metadata and XHTML or NITF", "[parse][newsml-g2]") {
  const std::string head =
      "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='g' xml:lang='de'><itemMeta>"
      "<provider qcode='nprov:MW'/><versionCreated>2014-11-13T01:00:00Z</versionCreated>"
      "<firstCreated>2014-11-12T16:03:00Z</firstCreated></itemMeta><contentMeta>"
      "<headline role='hld:subHeadline'>Sub</headline><headline>Main</headline>"
      "<subject type='cpnat:person'><name>Ann Ray</name></subject>"
      "<subject type='cpnat:abstract'><name>Space</name></subject></contentMeta><contentSet>";
  const Article article = article_in(
      DocumentFormat::NewsMlG2,
      head + "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head>"
             "<body><p>One.</p><p>Two.</p></body></html></inlineXML></contentSet></newsItem>");
  CHECK(article.headline == "Main");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.source == "mw");
  CHECK(article.language == "de");
  CHECK(iso_date(article.date) == "2014-11-12");
  CHECK(article.sections == Lines{"Space"});
  REQUIRE(article.entities.size() == 1);
  CHECK(article.entities[0].name == "Ann Ray");
  const Article nitf = article_in(
      DocumentFormat::NewsMlG2,
      head + "<inlineXML>" + std::string(kNitf) + "</inlineXML></contentSet></newsItem>");
  CHECK(nitf.headline == "Main");
  CHECK(nitf.body == "It landed.\n\na b");
}

TEST_CASE("xml reader knows fields by their names", "[parse][xml]") {
  const Article article = article_in(
      DocumentFormat::XmlRecord,
      "<row id='7'><Headline>H</Headline><PublishDate>2014-11-12T16:03:00</PublishDate>"
      "<content>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content><byLine>Ann Ray</byLine>"
      "</row>");
  CHECK(article.headline == "H");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.bylines == Lines{"Ann Ray"});
  CHECK(article.given_id == "7");
  CHECK(iso_date(article.date) == "2014-11-12");
}

TEST_CASE("news readers keep a day out of datelines and bylines", "[parse][newsml-g2]") {
  const auto item = [](std::string_view content_meta) {
    return article_in(DocumentFormat::NewsMlG2,
                      "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta/>"
                      "<contentMeta><headline>H</headline>" +
                          std::string(content_meta) + "</contentMeta></newsItem>");
  };
  const Article dated =
      item("<by>By Ann Ray, NOV 12</by><dateline>2014-11-12 15:53:10 GMT+00:00</dateline>");
  CHECK(dated.bylines == Lines{"Ann Ray"});
  CHECK(dated.dateline.empty());
  CHECK(iso_date(dated.date) == "2014-11-12");
  const Article placed = item(
      "<creator qcode='desk:ray'><name>ray</name></creator>"
      "<dateline>Darmstadt, Nov 12 (mw) -</dateline>");
  CHECK(placed.bylines.empty());
  CHECK(placed.dateline == "Darmstadt, Nov 12 (mw)");
}

TEST_CASE("nitf reader keeps lists as they were typed and drops escaped elements",
          "[parse][nitf]") {
  CHECK(article_in(DocumentFormat::Nitf,
                   "<nitf><body><body.head><hedline><hl1>H</hl1></hedline></body.head>"
                   "<body.content><p>Results on Monday\nNorth     2 South     0\n"
                   "East      1 West      1\nHill      3 Dale      2</p>"
                   "<p>&lt;div class='x'&gt;&lt;/div&gt;</p><p>Two\n  "
                   "lines</p></body.content></body></nitf>")
            .body ==
        "Results on Monday\n\nNorth 2 South 0\n\nEast 1 West 1\n\nHill 3 Dale 2\n\nTwo lines");
}
