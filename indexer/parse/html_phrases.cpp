// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of what pages say around articles, in several languages.
#include "indexer/parse/html_phrases.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

constexpr std::size_t kLongestPrompt = 200;

// Openings of short lines that ask something of the reader or stand for something not there.
constexpr std::array<std::string_view, 59> kPrompts{"to view the full story",
                                                    "to read the full story",
                                                    "if you enjoyed",
                                                    "if you liked this",
                                                    "submit your letter",
                                                    "for the latest stories",
                                                    "for the latest news",
                                                    "first-time subscribers",
                                                    "do you want to be informed",
                                                    "möchten sie den artikel",
                                                    "hazte miembro",
                                                    "written permission must",
                                                    "unterstütze uns",
                                                    "unterstützen sie uns",
                                                    "article continues below",
                                                    "story continues below",
                                                    "continue reading below",
                                                    "continue reading the main story",
                                                    "share this",
                                                    "share on",
                                                    "share via",
                                                    "sign up",
                                                    "subscribe",
                                                    "click here",
                                                    "follow us",
                                                    "follow @",
                                                    "like us on",
                                                    "get the latest",
                                                    "download the app",
                                                    "download our app",
                                                    "we use cookies",
                                                    "this site uses cookies",
                                                    "your email",
                                                    "enter your email",
                                                    "please enter",
                                                    "thank you for subscribing",
                                                    "log in",
                                                    "sign in",
                                                    "register now",
                                                    "already a subscriber",
                                                    "support our",
                                                    "watch:",
                                                    "listen:",
                                                    "read more",
                                                    "read also",
                                                    "read next",
                                                    "also read",
                                                    "see also",
                                                    "related:",
                                                    "more:",
                                                    "print this",
                                                    "email this",
                                                    "skip to",
                                                    "back to top",
                                                    "view comments",
                                                    "leave a comment",
                                                    "post a comment",
                                                    "no comments",
                                                    "lesen sie auch"};

// The same, when nothing else stands in the line.
constexpr std::array<std::string_view, 12> kWholePrompts{"advertisement",
                                                         "advertising",
                                                         "anzeige",
                                                         "publicidad",
                                                         "publicité",
                                                         "реклама",
                                                         "loading",
                                                         "advert",
                                                         "ad",
                                                         "werbung",
                                                         "reklama",
                                                         "pubblicità"};

constexpr std::array<std::string_view, 62> kRelatedOpenings{"notas relacionadas",
                                                            "nota relacionada",
                                                            "noticias relacionadas",
                                                            "artículos relacionados",
                                                            "mehr themen",
                                                            "weiterführende links",
                                                            "weiterführender link",
                                                            "notícias relacionadas",
                                                            "articles liés",
                                                            "sur le même sujet",
                                                            "related",
                                                            "more from",
                                                            "more on",
                                                            "more stories",
                                                            "more news",
                                                            "more in",
                                                            "you may also like",
                                                            "you might also like",
                                                            "recommended",
                                                            "most read",
                                                            "most popular",
                                                            "trending",
                                                            "popular",
                                                            "latest news",
                                                            "latest stories",
                                                            "read more",
                                                            "read also",
                                                            "read next",
                                                            "see also",
                                                            "also read",
                                                            "don't miss",
                                                            "up next",
                                                            "top stories",
                                                            "in this section",
                                                            "also in this section",
                                                            "from around the web",
                                                            "elsewhere on",
                                                            "mehr zum thema",
                                                            "lesen sie auch",
                                                            "das könnte sie",
                                                            "weitere artikel",
                                                            "ähnliche artikel",
                                                            "lire aussi",
                                                            "à lire aussi",
                                                            "sur le même",
                                                            "te puede interesar",
                                                            "lea también",
                                                            "leia também",
                                                            "leia mais",
                                                            "читайте также",
                                                            "auch interessant",
                                                            "verwandte",
                                                            "mehr von",
                                                            "passend zum thema",
                                                            "leggi anche",
                                                            "você pode gostar",
                                                            "veja também",
                                                            "lee también",
                                                            "lees ook",
                                                            "zobacz także",
                                                            "czytaj także",
                                                            "læs også"};

constexpr std::array<std::string_view, 12> kEndings{"comments",
                                                    "leave a comment",
                                                    "leave a reply",
                                                    "join the conversation",
                                                    "about the author",
                                                    "kommentare",
                                                    "comentarios",
                                                    "commentaires",
                                                    "post a comment",
                                                    "add a comment",
                                                    "view comments",
                                                    "share this"};

// What pages ask of their readers, as a heading and again on the button below it.
constexpr std::array<std::string_view, 22> kAppeals{"support",      "donate",
                                                    "contribute",   "subscribe",
                                                    "sign up",      "become a",
                                                    "join ",        "get the",
                                                    "give ",        "help us",
                                                    "unterstützen", "spenden",
                                                    "abonnieren",   "jetzt abonnieren",
                                                    "soutenez",     "abonnez",
                                                    "suscríbete",   "apoya",
                                                    "assine",       "apoie",
                                                    "sostieni",     "abbonati"};

bool opens_with(const std::string& lower, std::span<const std::string_view> openings) {
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
    return lower.starts_with(opening);
  });
}

}  // namespace

bool is_prompt(std::string_view line) {
  if (line.size() > kLongestPrompt) {
    return false;
  }
  std::string lower = lower_ascii(line);
  if (opens_with(lower, kPrompts)) {
    return true;
  }
  while (!lower.empty() && (lower.back() == '.' || lower.back() == ':' || lower.back() == ' ')) {
    lower.pop_back();
  }
  return std::find(kWholePrompts.begin(), kWholePrompts.end(), lower) != kWholePrompts.end();
}

bool opens_related(std::string_view line) {
  constexpr std::size_t kLongestHeading = 60;
  return line.size() <= kLongestHeading && opens_with(lower_ascii(line), kRelatedOpenings);
}

bool is_appeal(std::string_view line) {
  constexpr std::size_t kLongestHeading = 60;
  return line.size() <= kLongestHeading && opens_with(lower_ascii(line), kAppeals);
}

bool opens_ending(std::string_view line) {
  constexpr std::size_t kLongestHeading = 40;
  return line.size() <= kLongestHeading && opens_with(lower_ascii(line), kEndings);
}

}  // namespace backfile
