// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown as static site generators keep it.
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

Article markdown(std::string_view text) { return article_in(DocumentFormat::Markdown, text); }

}  // namespace

TEST_CASE("markdown reader reads YAML's and TOML's fields", "[parse][markdown]") {
  const Article yaml = markdown(
      "---\ntitle: \"Lander: at rest\"\ndate: 2014-11-12T16:03:00Z\nauthors:\n  - Ann Ray\n"
      "categories: [Space, 'Comets']\ndescription: >\n  folded\n  words\n---\n\nIt *landed*.\n");
  CHECK(yaml.headline == "Lander: at rest");
  CHECK(iso_date(yaml.date) == "2014-11-12");
  CHECK(yaml.bylines == Lines{"Ann Ray"});
  CHECK(yaml.sections == Lines{"Space", "Comets"});
  CHECK(yaml.body == "It landed.");
  const Article toml = markdown("+++\ntitle = 'T'\ndate = 2014-11-12\n+++\n# H\nBody.\n");
  CHECK(toml.headline == "T");
  CHECK(toml.body == "Body.");
}

TEST_CASE("markdown reader takes the marks out of the text", "[parse][markdown]") {
  const Article article = markdown(
      "# The head\n\n![A probe](p.jpg)\n\nA [link](http://x.example/a_b) and `code`, snake_case, "
      "2 * 3.\n\n## Part\n\n> quoted\n\n* * *\n\nEnd.\n");
  CHECK(article.headline == "The head");
  CHECK(article.captions == Lines{"A probe"});
  CHECK(article.body == "A link and code, snake_case, 2 * 3.\n\nPart\n\nquoted\n\nEnd.");
}

TEST_CASE("markdown reader reads a headline that is underlined", "[parse][markdown]") {
  const Article article = markdown("The head\n========\n\nText.\n");
  CHECK(article.headline == "The head");
  CHECK(article.body == "Text.");
}

TEST_CASE("markdown reader takes time by the length of a line of open brackets",
          "[parse][markdown]") {
  const std::string part = GENERATE("[", "![a](", "[a](");
  std::string text = "# The head\n\nText [link](x) of a line ";
  while (text.size() < 1'000'000) {
    text += part;
  }
  CHECK(markdown(text).body.starts_with("Text link of a line "));
}
