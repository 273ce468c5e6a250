// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/entity/story_mentions.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "indexer/entity/letters.h"
#include "indexer/entity/name_form.h"
#include "indexer/entity/word_list.h"

namespace backfile {
namespace {

constexpr std::size_t kLongestCreditBytes = 240;
constexpr std::size_t kLongestBylineBytes = 120;
constexpr std::size_t kEndBytes = 120;

// Keys of agencies whose name stands alone or in brackets where a story came from.
constexpr std::array<std::string_view, 30> kAgencies{"ap",
                                                     "afp",
                                                     "reuters",
                                                     "reuter",
                                                     "upi",
                                                     "tass",
                                                     "itar-tass",
                                                     "interfax",
                                                     "xinhua",
                                                     "dpa",
                                                     "sputnik",
                                                     "pti",
                                                     "ani",
                                                     "ians",
                                                     "kyodo",
                                                     "yonhap",
                                                     "ria",
                                                     "ria novosti",
                                                     "bloomberg",
                                                     "efe",
                                                     "ansa",
                                                     "anp",
                                                     "aap",
                                                     "pa",
                                                     "bernama",
                                                     "antara",
                                                     "mena",
                                                     "spa",
                                                     "associated press",
                                                     "agence france-presse"};
// What opens a line of credits, in lower case.
constexpr std::array<std::string_view, 22> kCreditOpenings{"©",
                                                           "(c)",
                                                           "photo:",
                                                           "photo by",
                                                           "photos by",
                                                           "photograph",
                                                           "image:",
                                                           "image by",
                                                           "image source",
                                                           "picture:",
                                                           "(reporting by",
                                                           "reporting by",
                                                           "(editing by",
                                                           "editing by",
                                                           "(writing by",
                                                           "additional reporting",
                                                           "(additional reporting",
                                                           "credit:",
                                                           "source:",
                                                           "video by",
                                                           "file photo",
                                                           "(compiled by"};
// What stands in a credit behind an agency's name.
constexpr std::array<std::string_view, 9> kCreditMarks{"ap photo/",
                                                       "ap photo/ ",
                                                       "/getty images",
                                                       "/ getty images",
                                                       "getty images/",
                                                       "/afp",
                                                       "/reuters",
                                                       "reuters/",
                                                       "afp photo"};
/// The paragraph or line that holds bytes [begin, end).
struct Line {
  std::size_t begin = 0, end = 0;
};

Line line_around(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  return {before == std::string_view::npos ? 0 : before + 1,
          std::min(text.size(), text.find('\n', end))};
}

std::string lower(std::string_view text) {
  std::string small;
  append_lower(text, small);
  return small;
}

bool is_credit_line(std::string_view line) {
  if (line.size() > kLongestCreditBytes) {
    return false;
  }
  const std::string small = lower(line);
  return std::ranges::any_of(
             kCreditOpenings,
             [&](std::string_view opening) { return small.starts_with(opening); }) ||
         std::ranges::any_of(kCreditMarks, [&](std::string_view mark) {
           return small.find(mark) != std::string::npos;
         });
}

/// As it is written, without the quotation mark before it.
std::string_view last_word(std::string_view text) {
  const std::size_t end = text.find_last_not_of(' ');
  if (end == std::string_view::npos) {
    return {};
  }
  const std::size_t blank = text.find_last_of(" \n\"", end);
  return text.substr(blank == std::string_view::npos ? 0 : blank + 1,
                     end - (blank == std::string_view::npos ? 0 : blank + 1) + 1);
}

class StoryFilter {
 public:
  explicit StoryFilter(const Article& article) : article_(article) {
    source_ = outlet_key(article.source);
    const std::string_view dateline = article.dateline;
    if (const std::size_t open = dateline.rfind('('); open != std::string_view::npos) {
      agency_ = outlet_key(dateline.substr(open + 1, dateline.find(')', open) - open - 1));
    }
    for (const std::string& author : article.bylines) {
      authors_.push_back(name_form(EntityKind::Person, author).key);
    }
  }

  bool is_outside(const EntityMention& mention) {
    if (mention.in_headline) {
      return false;
    }
    const std::string_view body = article_.body;
    const Line line = line_of(mention);
    if (is_credit_ || stands_in_dateline(mention, line)) {
      return is_credit_ || !is_place_of_dateline(mention, line);
    }
    return is_author(mention, line) || is_outlet(mention, body, line);
  }

 private:
  static std::string outlet_key(std::string_view outlet) {
    return name_form(EntityKind::Organization, outlet).key;
  }

  Line line_of(const EntityMention& mention) {
    if (mention.begin >= line_.end || mention.begin < line_.begin || line_.end == 0) {
      line_ = line_around(article_.body, mention.begin, mention.end);
      is_credit_ = is_credit_line(
          std::string_view(article_.body).substr(line_.begin, line_.end - line_.begin));
    }
    return line_;
  }

  bool stands_in_dateline(const EntityMention& mention, Line line) const {
    const std::string& dateline = article_.dateline;
    return !dateline.empty() && mention.end - line.begin <= dateline.size() &&
           std::string_view(article_.body).substr(line.begin).starts_with(dateline);
  }

  bool is_place_of_dateline(const EntityMention& mention, Line line) const {
    return mention.kind == EntityKind::Place &&
           mention.end - line.begin <=
               std::min(article_.dateline.find('('), article_.dateline.size());
  }

  bool is_author(const EntityMention& mention, Line line) const {
    return mention.kind == EntityKind::Person && line.end - line.begin <= kLongestBylineBytes &&
           std::ranges::find(authors_, name_form(EntityKind::Person, mention.surface).key) !=
               authors_.end() &&
           std::string_view(article_.body).substr(line.begin, line.end - line.begin).find(". ") ==
               std::string_view::npos;
  }

  bool is_outlet(const EntityMention& mention, std::string_view body, Line line) const {
    const std::string_view before = body.substr(line.begin, mention.begin - line.begin);
    const std::string_view behind = body.substr(mention.end, line.end - mention.end);
    const bool stands_apart = is_apart(body.size() - mention.end, line.begin == 0, before, behind);
    if (!stands_apart && !is_heard(before)) {
      return false;
    }
    const std::string key = outlet_key(mention.surface);
    const bool is_own = !key.empty() && (key == source_ || key == agency_);
    return is_own || (stands_apart && contains(kAgencies, key));
  }

  /// Alone in its paragraph, in brackets at an end of the article, or behind its last dash.
  static bool is_apart(std::size_t bytes_left,
                       bool in_first_line,
                       std::string_view before,
                       std::string_view behind) {
    const bool is_alone = before.find_first_not_of(" (-/") == std::string_view::npos &&
                          behind.find_first_not_of(" )./-") == std::string_view::npos;
    const bool is_last = bytes_left <= 2 && before.size() >= 2 &&
                         (before.ends_with(" - ") || before.ends_with("— ") ||
                          before.ends_with("(") || before.ends_with("/"));
    const bool in_brackets = before.ends_with('(') && behind.starts_with(')') &&
                             (in_first_line || bytes_left <= kEndBytes);
    return is_alone || is_last || in_brackets;
  }

  /// "told Sputnik", "an interview with Sputnik"; not "owned by Sputnik", which speaks of it.
  static bool is_heard(std::string_view before) {
    constexpr std::array<std::string_view, 4> kSpeaking{"told", "tells", "telling", "informed"};
    constexpr std::array<std::string_view, 4> kJoints{"to", "by", "with", "for"};
    constexpr std::array<std::string_view, 9> kSpoken{"interview",
                                                      "interviewed",
                                                      "seen",
                                                      "obtained",
                                                      "reviewed",
                                                      "comment",
                                                      "reported",
                                                      "said",
                                                      "statement"};
    const std::string_view word = last_word(before);
    if (contains(kSpeaking, word) || !contains(kJoints, word)) {
      return contains(kSpeaking, word);
    }
    const std::size_t cut = before.size() - std::min(before.size(), word.size() + 1);
    return contains(kSpoken, last_word(before.substr(0, cut)));
  }

  const Article& article_;
  std::string source_, agency_;       // keys
  std::vector<std::string> authors_;  // keys
  Line line_;
  bool is_credit_ = false;  // what line_ is
};

}  // namespace

void keep_story_mentions(const Article& article, std::vector<EntityMention>& mentions) {
  StoryFilter filter(article);
  std::erase_if(mentions, [&](const EntityMention& mention) { return filter.is_outside(mention); });
}

}  // namespace backfile
