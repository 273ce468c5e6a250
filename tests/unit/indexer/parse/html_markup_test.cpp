// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html_markup.h"

#include <string>

#include <catch2/catch.hpp>

namespace backfile {
namespace {

TEST_CASE("markup loses what nobody reads and keeps text and structure", "[parse][html]") {
  struct Case {
    const char* html;
    const char* slim;
  };
  const Case test = GENERATE(values<Case>({
      {"<p>one<!-- note <p> --> two</p>", "<p>one two</p>"},
      {"<script>if (a<b) x='</p>';</script><p>t", "<p>t"},
      {"<SCRIPT type='application/ld+json'>{\"a\":1}</SCRIPT >",
       "<script type=\"application/ld+json\">{\"a\":1}</script>"},
      {"a<style>p{}</style>b", "a b"},
      {"<p>sch<b>ö</b>n <EM>und</EM> <span>gut</span></p>", "<p>schön und gut</p>"},
      {"<span class=by><span>A</span></span>", "<span class=\"by\">A</span>"},
      {"<div onclick='x>y' CLASS = \"a b\" data-x=1>t</div>", "<div class=\"a b\">t</div>"},
      {"<div style=\"display: none\">t</div>", "<div hidden=\"\">t</div>"},
      {"<abbr title=\"2016-06-24\">June</abbr> <abbr title=\"etc.\">etc</abbr>",
       "<abbr title=\"2016-06-24\">June</abbr> etc"},
      {"1 < 2 <3", "1 &lt; 2 &lt;3"},
      {"<p title=\"never ended>text</p>", "<p>text</p>"},
      {"<svg><path d='M0'/><text>no</text></svg>yes", " yes"},
      {"<!DOCTYPE html><?php echo ?>t", "t"},
      {"<title>t</title><meta content=c><article>a",
       "<title>t</title><meta content=\"c\"><body><article>a"},
      {"<p>t<article>a", "<p>t<article>a"},
      {"<script>never ended <p>text", ""},
      {"<a href=\"https://example.org/x\" rel=nofollow target=_blank>l</a>",
       "<a href=\"https://example.org/x\" rel=\"nofollow\">l</a>"},
  }));
  CAPTURE(test.html);
  CHECK(slim_markup(test.html).html == test.slim);
}

TEST_CASE("markup deeper than the limit loses its tags and keeps its text", "[parse][html]") {
  std::string html;
  for (int i = 0; i < 100000; ++i) {
    html += "<div>";
  }
  const SlimMarkup slim = slim_markup(html + "text");
  CHECK(slim.html.size() == kMaxHtmlDepth * 5 + 4);
  CHECK(slim.html.ends_with("text"));
}

TEST_CASE("markup that never closes is searched once", "[parse][html]") {
  const std::string part = GENERATE("<!-- x", "<!x ", "<svg>", "<noscript>x");
  std::string html = "<p>text";
  while (html.size() < 3'000'000) {
    html += part;
  }
  CHECK(slim_markup(html).html.starts_with("<p>text"));
}

TEST_CASE("markup of very many names keeps the first thousands", "[parse][html]") {
  std::string html;
  for (int i = 0; i < 50000; ++i) {
    html += "<e" + std::to_string(i) + ">x</e" + std::to_string(i) + ">";
  }
  const std::string slim = slim_markup(html).html;
  CHECK(slim.starts_with("<body><e0>x</e0>"));
  CHECK(slim.ends_with("<unknown>x</unknown>"));
}

TEST_CASE("markup of any length is cut to a bound at a character", "[parse][html]") {
  std::string html;
  while (html.size() < kMaxHtmlBytes + 1000) {
    html += "ääääääääää";
  }
  const SlimMarkup slim = slim_markup(html);
  CHECK(slim.cut);
  CHECK(slim.html.size() <= kMaxHtmlBytes);
  CHECK(slim.html.ends_with("ä"));
}

}  // namespace
}  // namespace backfile
