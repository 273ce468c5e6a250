// SPDX-License-Identifier: GPL-2.0-or-later
// Items and entries of every kind of feed.
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

Article feed_item(std::string_view xml) { return article_in(DocumentFormat::Feed, xml); }

std::string rss(std::string_view item) {
  return "<rss><channel><title>The Wire</title><language>en-gb</language><item>" +
         std::string(item) + "</item></channel></rss>";
}

}  // namespace

TEST_CASE("feed reader reads an RSS item with its feed's head", "[parse][feed]") {
  const Article article = feed_item(
      rss("<title>Probe &amp; lander</title><link>http://w.example/1</link>"
          "<description>&lt;p&gt;It &lt;b&gt;landed&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"
          "</description><pubDate>Wed, 12 Nov 2014 16:03:00 GMT</pubDate>"
          "<author>ed@w.example (Ann Ray)</author><category>Space</category><guid>g1</guid>"));
  CHECK(article.headline == "Probe & lander");
  CHECK(article.body == "It landed.\n\nTwo.");
  CHECK(article.url == "http://w.example/1");
  CHECK(iso_date(article.date) == "2014-11-12");
  CHECK(article.date.method == DateMethod::Field);
  CHECK(article.bylines == Lines{"Ann Ray"});
  CHECK(article.sections == Lines{"Space"});
  CHECK(article.source == "The Wire");
  CHECK(article.language == "en");
  CHECK(article.given_id == "g1");
}

TEST_CASE("feed reader takes the whole text and not the summary cut out of it", "[parse][feed]") {
  const Article article = feed_item(
      "<rss xmlns:c='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:m='http://search.yahoo.com/mrss/'>"
      "<item><m:title>no</m:title><title>T</title>"
      "<description>The lander touched down on the comet and &lt;a href='#'&gt;more&lt;/a&gt;"
      "</description><c:encoded><![CDATA[<p>The lander touched down on the comet &amp; stayed "
      "there.</p>]]></c:encoded><d:creator>A. B.</d:creator>"
      "<d:date>2004-05-06</d:date></item></rss>");
  CHECK(article.headline == "T");
  CHECK(article.body == "The lander touched down on the comet & stayed there.");
  CHECK(article.bylines == Lines{"A. B."});
  CHECK(iso_date(article.date) == "2004-05-06");
}

TEST_CASE("feed reader reads Atom by the types its texts say", "[parse][feed]") {
  const Article article = feed_item(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry>"
      "<title type='text'>The &lt;i&gt; tag</title><link rel='self' href='http://a.example/s'/>"
      "<link href='http://a.example/1'/><id>urn:1</id><updated>2015-02-03T00:00:00Z</updated>"
      "<published>2015-02-01T00:00:00Z</published><author><name>C. D.</name></author>"
      "<summary>short</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
      "<p>One <b>bold</b></p><p>Two</p></div></content></entry></feed>");
  CHECK(article.headline == "The <i> tag");
  CHECK(article.url == "http://a.example/1");
  CHECK(article.body == "short\n\nOne bold\n\nTwo");
  CHECK(iso_date(article.date) == "2015-02-01");
  CHECK(article.bylines == Lines{"C. D."});
}

TEST_CASE("feed reader keeps a summary that says something else as the first paragraph",
          "[parse][feed]") {
  CHECK(feed_item("<rss><item><summary>What it means.</summary><description>The lander touched "
                  "down.</description></item></rss>")
            .body == "What it means.\n\nThe lander touched down.");
  CHECK(feed_item("<feed><entry><content>The lander touched down.</content><summary>The lander "
                  "touched down.</summary></entry></feed>")
            .body == "The lander touched down.");
}

TEST_CASE("feed reader tells plain text from markup and markup in a div", "[parse][feed]") {
  const auto content = [](std::string_view inside) {
    return feed_item("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content " +
                     std::string(inside) + "</content></entry></feed>")
        .body;
  };
  CHECK(content("type='text'>an &lt;em&gt; tag") == "an <em> tag");
  CHECK(content("type='html'>an &lt;em&gt;old&lt;/em&gt; tag") == "an old tag");
  const std::string div =
      "<div xmlns='http://www.w3.org/1999/xhtml'>an &lt;i&gt;old&lt;/i&gt;</div>";
  CHECK(content("type='html'>" + div) == "an old");
  CHECK(content("type='xhtml'>" + div) == "an <i>old</i>");
}

TEST_CASE("feed reader reads a text of formulas or drawings only", "[parse][feed]") {
  CHECK(feed_item(rss("<description>&lt;math&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;mo&gt;=&lt;/mo&gt;"
                      "&lt;/math&gt;</description>"))
            .body == "x=");
  CHECK(feed_item(rss("<title>T</title><description>&lt;script&gt;f()&lt;/script&gt;"
                      "</description>"))
            .body.empty());
}

TEST_CASE("feed reader undoes base64 and looks into media groups", "[parse][feed]") {
  CHECK(feed_item("<feed><entry><title mode='base64'>SGk=</title></entry></feed>").headline ==
        "Hi");
  CHECK(feed_item("<feed><entry><title>T</title><content type='application/octet-stream'>"
                  "PGI+SGk8L2I+</content></entry></feed>")
            .body == "Hi");
  CHECK(feed_item(
            "<feed><entry><media:group><media:title>T</media:title></media:group></entry></feed>")
            .headline == "T");
}

TEST_CASE("feed reader reads CDF and RDF", "[parse][feed]") {
  const Article cdf = feed_item(
      "<CHANNEL><TITLE>Ch</TITLE><ITEM HREF='http://c.example/1' LASTMOD='2004-04-06'>"
      "<TITLE>T</TITLE><ABSTRACT>A</ABSTRACT></ITEM></CHANNEL>");
  CHECK(cdf.headline == "T");
  CHECK(cdf.body == "A");
  CHECK(cdf.url == "http://c.example/1");
  CHECK(iso_date(cdf.date) == "2004-04-06");
  const Article rdf = feed_item(
      "<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel><title>Ch</title></channel>"
      "<item><title>T</title><description>D</description></item></rdf:RDF>");
  CHECK(rdf.headline == "T");
  CHECK(rdf.body == "D");
  CHECK(rdf.source == "Ch");
}

TEST_CASE("feed reader takes posts of a WordPress export and not its pictures", "[parse][feed]") {
  const std::string head =
      "<rss xmlns:wp='http://wordpress.org/export/1.2/'><item><title>T</title>";
  CHECK(feed_item(head + "<category domain='category'>News</category>"
                         "<category domain='post_tag'>tag</category>"
                         "<wp:post_type>post</wp:post_type></item></rss>")
            .sections == Lines{"News"});
  const auto picture = parse_bytes(DocumentFormat::Feed,
                                   head + "<wp:post_type>attachment</wp:post_type></item></rss>");
  REQUIRE_FALSE(picture);
  CHECK(picture.error().message == "WordPress attachment, not an article");
}

TEST_CASE("feed reader takes shortcodes out of a WordPress export", "[parse][feed]") {
  const Article article = feed_item(
      "<rss xmlns:wp='http://wordpress.org/export/1.2/' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/'><item><title>T</title>"
      "<content:encoded><![CDATA[[dropcap]I[/dropcap]t <b>landed</b> [sic].\n\n[caption id=\"a\"]"
      "<img src='p.jpg'/> The probe[/caption]\n[gallery ids=\"1,2\"][embed]http://v.example[/embed]"
      "So [it] did.]]></content:encoded><wp:post_type>post</wp:post_type></item></rss>");
  CHECK(article.body == "It landed [sic].\n\nSo [it] did.");
  CHECK(article.captions == Lines{"The probe"});
}

TEST_CASE("feed reader reads feeds that are not well-formed", "[parse][feed]") {
  CHECK(feed_item("<rss><item><title>A & B &nbsp;C</titel></item>").headline == "A & B C");
  CHECK(feed_item("<rss><item><title>A</title><dc:creator>N. N.</dc:creator>").bylines ==
        Lines{"N. N."});
  CHECK(feed_item("<rss><item><title>1 < 2</title><description>a <b> c").headline == "1 < 2");
  CHECK_FALSE(parse_bytes(DocumentFormat::Feed, "<rss>"));
}
