// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html_body.h"

#include <string>

#include <catch2/catch.hpp>

#include "indexer/parse/html_tree.h"

namespace backfile {
namespace {

const std::string kFirst =
    "The harbour board said on Tuesday that the old lighthouse would be lit again in the spring.";
const std::string kSecond =
    "Work on the lantern room began last year, after a storm had broken most of its windows.";
const std::string kThird =
    "The keeper's house, empty since 1974, is to become a small museum, according to the plan.";

std::string paragraphs() {
  return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}
std::string story() { return kFirst + "\n\n" + kSecond + "\n\n" + kThird; }

std::string many(const std::string& sentence) {
  std::string text;
  for (int i = 0; i < 3; ++i) {
    text += sentence + " ";
  }
  return text;
}

std::string consent() {
  return "<div class=cookie-box><p>" +
         many("We store what you read on your device, and some partners sell it on.") +
         "</p></div>";
}

HtmlBody body_of(const std::string& html, const std::string& own_copy = {}) {
  static const std::vector<std::string> kBylines{"By Priya Raman"};
  const HtmlDocument tree = parse_html_tree(html);
  return read_html_body(xmlDocGetRootElement(tree.get()),
                        {"Lighthouse to shine again", kBylines, own_copy});
}

TEST_CASE("a page's body is its running text without what surrounds it", "[parse][html]") {
  struct Case {
    const char* what;
    std::string html;
  };
  const Case test = GENERATE(values<Case>({
      {"navigation",
       "<nav><a href=/>Home</a></nav><div>" + paragraphs() +
           "</div><footer><p>All rights are reserved by the harbour press, as ever they "
           "were.</p></footer>"},
      {"share bar",
       "<div><div class='share-bar'><p>Share this with all of your friends, and tell them about "
       "it.</p></div>" +
           paragraphs() + "</div>"},
      {"newsletter",
       "<div><p>" + kFirst +
           "</p><div class=newsletter-signup><p>Get all of our news in your mail, every morning at "
           "seven.</p></div><p>" +
           kSecond + "</p><p>" + kThird + "</p></div>"},
      {"comments",
       "<article>" + paragraphs() +
           "</article><div id=comments><p>I was there in 1974, and what the paper writes is all "
           "wrong, believe me.</p></div>"},
      {"list of links",
       "<div>" + paragraphs() +
           "<ul><li><a href=/1>Fishermen want a new pier</a></li><li><a href=/2>Ferry prices "
           "rise</a></li></ul></div>"},
      {"headline inside",
       "<article><h1>Lighthouse to shine again</h1>" + paragraphs() + "</article>"},
      {"hidden",
       "<article><div style='display:none'><p>You have read all of your free articles in this "
       "month.</p></div>" +
           paragraphs() + "</article>"},
      {"hidden by a class",
       "<article><div class='box hidden'><p>You have read all of your free articles in this "
       "month.</p></div><div class='overflow-hidden'>" +
           paragraphs() + "</div></article>"},
      {"invisible",
       "<article><div style='visibility: hidden'><p>You have read all of your free articles in "
       "this month.</p></div>" +
           paragraphs() + "</article>"},
      {"a field set around all",
       "<nav><a href=/>Home</a></nav><fieldset>" + paragraphs() + "</fieldset>"},
      {"a consent box longer than the article",
       "<article><h1>Lighthouse to shine again</h1>" + paragraphs() + "</article><div>" +
           consent() + consent() + "</div>"},
      {"an appeal",
       "<article>" + paragraphs() +
           "<div><h4>Support the Gazette</h4><p>We need every one of our readers in the coming "
           "year, and you know why that is.</p><a href=/give>Support us</a></div></article>"},
      {"text above the headline",
       "<div><p>" + many("Watch how two men on the pier lose their hats and their tempers.") +
           "</p></div><h1>Lighthouse to shine again</h1><div>" + paragraphs() + "</div>"},
      {"further articles behind the first",
       "<section><article><h1>Lighthouse to shine again</h1>" + paragraphs() +
           "</article><article><h1>Men lose hats</h1><p>" +
           many("Two men on the pier lost their hats and their tempers, said the police.") +
           "</p><p>" + many("They were found later, both of them, on the beach, it was said.") +
           "</p></article></section>"},
      {"topics among an article's classes",
       "<article class='post tag-cookies'><h1>Lighthouse to shine again</h1>" + paragraphs() +
           "</article><div><p>" + many("Thank you all for this, it was a joy to read.") +
           "</p></div>"},
      {"a part that has another",
       "<section class='o-section--has-ads'>" + paragraphs() + "</section>"},
      {"a kicker in the headline",
       "<article><h1><small>Harbour</small> Lighthouse to shine again</h1>" + paragraphs() +
           "</article>"},
      {"credit",
       "<article>" + paragraphs() +
           "<p>© 2016 The Harbour Gazette. All rights reserved.</p></article>"},
      {"breaks", "<div>" + kFirst + "<br><br>" + kSecond + "<br>\n<br/>" + kThird + "</div>"},
      {"table cell",
       "<table><tr><td><a href=/>Home</a></td><td>" + kFirst + "<p>" + kSecond + "<p>" + kThird +
           "</td></tr></table>"},
      {"boxed paragraphs",
       "<div><div><p>" + kFirst + "</p></div><div><p>" + kSecond + "</p></div><div><p>" + kThird +
           "</p></div></div>"},
      {"a mark on everything",
       "<body class='has-sidebar with-comments'><div class='page ad-free related'>" + paragraphs() +
           "</div></body>"},
  }));
  CAPTURE(test.what);
  CHECK(body_of(test.html).text == story());
}

TEST_CASE("captions and headlines of other articles are kept apart from the text",
          "[parse][html]") {
  const HtmlBody body = body_of(
      "<article><figure><img src=a.jpg><figcaption>The lighthouse in 1974.</figcaption></figure>" +
      paragraphs() +
      "<div class='related-stories'><h3>Related stories</h3><a href=/1>Fishermen want a new "
      "pier</a></div></article>");
  CHECK(body.text == story());
  CHECK(body.captions == std::vector<std::string>{"The lighthouse in 1974."});
  CHECK(body.related == std::vector<std::string>{"Fishermen want a new pier"});
}

TEST_CASE("subheadings stand before their paragraphs and not at the end", "[parse][html]") {
  const HtmlBody body = body_of("<article><p>" + kFirst + "</p><h2>A storm</h2><p>" + kSecond +
                                "</p><p>" + kThird + "</p><h2>More</h2></article>");
  CHECK(body.text == kFirst + "\n\nA storm\n\n" + kSecond + "\n\n" + kThird);
}

TEST_CASE("a summary below the headline is the first paragraph", "[parse][html]") {
  const std::string summary = "The harbour gets its light back after half a century.";
  const HtmlBody body =
      body_of("<main><h1>Lighthouse to shine again</h1><p class=standfirst>" + summary +
              "</p><p class=author>Priya Raman</p><div class=article-body>" + paragraphs() +
              "</div></main>");
  CHECK(body.text == summary + "\n\n" + story());
  CHECK(body.bylines == std::vector<std::string>{"Priya Raman"});
}

TEST_CASE("a last paragraph about the author is not the article", "[parse][html]") {
  CHECK(
      body_of(
          "<article>" + paragraphs() +
          "<p>Priya Raman writes about harbours, ferries and the sea for this paper.</p></article>")
          .text == story());
}

TEST_CASE("a picture and a line in a box of their own are a caption", "[parse][html]") {
  const HtmlBody body =
      body_of("<article><div><img src=a.jpg><div>The lighthouse in 1974.</div></div>" +
              paragraphs() + "</article>");
  CHECK(body.text == story());
  CHECK(body.captions == std::vector<std::string>{"The lighthouse in 1974."});
}

TEST_CASE("the page's own copy of its text shows where it stands", "[parse][html]") {
  std::string teasers;
  for (int i = 0; i < 12; ++i) {
    teasers +=
        "<p>The ferry number " + std::to_string(i) +
        " will not sail on Sunday, says the company, since its engine is being repaired.</p>";
  }
  const std::string page =
      "<div><article>" + teasers + "</article><div>" + paragraphs() + "</div></div>";
  CHECK(body_of(page, story() + " " + "The same story stood in the paper of that evening.").text ==
        story());
}

TEST_CASE("the box around the article does not grow beyond its headline's", "[parse][html]") {
  const std::string other = "<section><h2>Ferry</h2><p>" +
                            std::string(
                                "The ferry will not sail on Sunday, says the company, since its "
                                "engine is being repaired at the yard.") +
                            "</p></section>";
  CHECK(body_of("<div><section><h1>Lighthouse to shine again</h1><div>" + paragraphs() +
                "</div></section>" + other + other + other + "</div>")
            .text == story());
}

TEST_CASE("a box that a related heading opens holds other articles whatever its name",
          "[parse][html]") {
  const HtmlBody body = body_of(
      "<article><p>" + kFirst +
      "</p><div class=x1><div><h3>Read also</h3></div><p><a href=/1>Fishermen want a new "
      "pier</a></p><p>" +
      "The pier would be eighty metres long, and cost as much as a ferry, they say.</p></div><p>" +
      kSecond + "</p><p>" + kThird + "</p></article>");
  CHECK(body.text == story());
  CHECK(body.related == std::vector<std::string>{"Fishermen want a new pier"});
}

TEST_CASE("an id that is a heading's sentence names no part", "[parse][html]") {
  CHECK(body_of("<article><section id=sharing-the-light><h2>A storm</h2>" + paragraphs() +
                "</section><section id=how-to-comment><p>" + kFirst +
                " Again.</p></section></article>")
            .text == "A storm\n\n" + story() + "\n\n" + kFirst + " Again.");
}

TEST_CASE("an inline element that never closes does not hold the article", "[parse][html]") {
  const HtmlBody body = body_of("<div><time datetime=1991-06-15>15 June 1991<div><p>" + kFirst +
                                "</p><p>" + kSecond + "</p></div><div><p>" + kThird + "</p></div>");
  CHECK(body.text == story());
}

TEST_CASE("running text may repeat, short lines do not", "[parse][html]") {
  const HtmlBody body = body_of("<article><p>Spring plans</p><p>Spring plans</p><p>" + kFirst +
                                "</p><p>" + kFirst + "</p></article>");
  CHECK(body.text == "Spring plans\n\n" + kFirst + "\n\n" + kFirst);
}

TEST_CASE("a section that heads with Support is text", "[parse][html]") {
  const std::string section = "Support for the plan grows";
  const HtmlBody body =
      body_of("<article><p>" + kFirst + "</p><section><h2>" + section + "</h2><p>" + kSecond +
              "</p><p>" + kThird + "</p></section></article>");
  CHECK(body.text == kFirst + "\n\n" + section + "\n\n" + kSecond + "\n\n" + kThird);
}

TEST_CASE("cells of a table's row stand in one paragraph", "[parse][html]") {
  const HtmlBody body = body_of("<article>" + paragraphs() +
                                "<table><tr><td>Pier</td><td>40 m</td></tr><tr><td>Mole</td><td>95 "
                                "m</td></tr></table></article>");
  CHECK(body.text == story() + "\n\nPier 40 m\n\nMole 95 m");
}

TEST_CASE("pages without text or end are read without harm", "[parse][html]") {
  CHECK(body_of("<html><body></body></html>").text.empty());
  CHECK(body_of("<article>" + paragraphs() + "<p><a href='").text == story());
  std::string deep;
  for (int i = 0; i < 100000; ++i) {
    deep += "<div><b>";
  }
  CHECK(body_of(deep + paragraphs()).text == story());
  std::string links = "<table>";
  for (int i = 0; i < 50000; ++i) {
    links += "<tr><td><a href=x>y</a>";
  }
  CHECK(body_of("<article>" + paragraphs() + "</article>" + links).text == story());
}

TEST_CASE("markup inside fields of records becomes paragraphs", "[parse][html]") {
  CHECK(html_fragment_text("<p>One</p><p>Two <b>and</b> three</p>") == "One\n\nTwo and three");
}

}  // namespace
}  // namespace backfile
