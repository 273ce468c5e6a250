// SPDX-License-Identifier: GPL-2.0-or-later
// What the collections of formats say must come out, read without the readers that are measured.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::test {

/// Whether a file of agency-formats.zip has a headline and a text, by a look for the formats' own
/// names of them.
bool has_headline_and_text(std::string_view name, std::string_view bytes);

/// One comparison that feedparser's "Expect:" asks for, of those that concern articles.
struct FeedExpectation {
  std::size_t entry = 0;  ///< counted from 0
  bool title = false;     ///< else the text
  std::string value;      ///< without markup, blanks and their like
  std::string literal;    ///< with what looks like markup: a plain text's "<b>" is no tag
};
/// Nothing when a file asks for nothing of an article's title or text.
std::vector<FeedExpectation> feed_expectations(std::string_view bytes);

/// Marked-up `text` without tags, references decoded, all blanks taken out.
std::string bare(std::string_view text);

/// `text` with all blanks taken out.
std::string without_blanks(std::string_view text);

struct GoldArticle {
  std::optional<std::string> title;  ///< nothing: the gold has none
  std::optional<std::string> date;   ///< ISO 8601; "": there must be none
};
/// The gold by path inside the archive and record ("albanian/10.txt#0"), out of all files' bytes by
/// path. `set` is a collection's name.
std::map<std::string, GoldArticle> gold_of(const std::string& set,
                                           const std::map<std::string, std::string>& files);

/// "2017-12-13" out of the date shapes of these sets; "" when there is none.
std::string gold_day(std::string_view text);

}  // namespace backfile::test
