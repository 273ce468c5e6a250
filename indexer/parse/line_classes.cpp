// SPDX-License-Identifier: GPL-2.0-or-later
// Signs by which lines of scraped text are told apart. The words are tables.
#include "indexer/parse/line_classes.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "indexer/parse/bylines.h"
#include "indexer/parse/date_reader.h"
#include "indexer/parse/text_chars.h"

namespace backfile {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t kLongestShortLine = 160;

constexpr std::array<std::string_view, 13> kCreditOpenings{"©",
                                                           "(c) ",
                                                           "photo:",
                                                           "photo by",
                                                           "photograph:",
                                                           "photos:",
                                                           "picture:",
                                                           "image:",
                                                           "credit:",
                                                           "foto:",
                                                           "bild:",
                                                           "photo credit",
                                                           "фото:"};

constexpr std::array<std::string_view, 12> kClosings{"all rights reserved",
                                                     "ends",
                                                     "(ends)",
                                                     "end",
                                                     "-30-",
                                                     "###",
                                                     "-ends-",
                                                     "alle rechte vorbehalten",
                                                     "tous droits réservés",
                                                     "todos los derechos reservados",
                                                     "todos os direitos reservados",
                                                     "reuter"};

// Furniture of pages, one word or a phrase; each leaves the line when it is chrome.
constexpr std::array<std::string_view, 50> kChromeWords{"radio interview",
                                                        "television interview",
                                                        "tv interview",
                                                        "doorstop interview",
                                                        "unofficial",
                                                        "for official use only",
                                                        "eo&e…",
                                                        "eo&e",
                                                        "date",
                                                        "register",
                                                        "registered",
                                                        "saved",
                                                        "sign in",
                                                        "sign up",
                                                        "log in",
                                                        "login",
                                                        "logout",
                                                        "subscribe",
                                                        "share",
                                                        "print",
                                                        "print this page",
                                                        "e-mail",
                                                        "email",
                                                        "menu",
                                                        "home",
                                                        "search",
                                                        "posted",
                                                        "published",
                                                        "updated",
                                                        "last updated",
                                                        "last modified",
                                                        "comments",
                                                        "comment",
                                                        "facebook",
                                                        "twitter",
                                                        "whatsapp",
                                                        "linkedin",
                                                        "telegram",
                                                        "skip to content",
                                                        "skip to main content",
                                                        "advertisement",
                                                        "read more",
                                                        "save",
                                                        "tweet",
                                                        "cookies",
                                                        "accept",
                                                        "newsletter",
                                                        "follow us",
                                                        "on",
                                                        "at"};

constexpr std::array<std::string_view, 20> kDateWords{
    "date", "dated", "published", "posted", "updated", "on", "at",  "um", "uhr",  "am",
    "pm",   "gmt",   "est",       "utc",    "the",     "le", "den", "г",  "last", "saved"};

constexpr std::array<std::string_view, 16> kRelatedHeadings{"also in this section",
                                                            "related",
                                                            "related stories",
                                                            "related articles",
                                                            "related:",
                                                            "read more",
                                                            "read also",
                                                            "see also",
                                                            "more on this story",
                                                            "more from",
                                                            "lesen sie auch",
                                                            "lire aussi",
                                                            "leia também",
                                                            "leia mais",
                                                            "читайте также",
                                                            "lea también"};

constexpr std::array<std::string_view, 11> kRelatedOpenings{"read more:",
                                                            "read also:",
                                                            "related:",
                                                            "see also:",
                                                            "lesen sie auch:",
                                                            "lire aussi :",
                                                            "lire aussi:",
                                                            "leia também:",
                                                            "leia mais:",
                                                            "читайте также:",
                                                            "more:"};

constexpr std::array<std::string_view, 34> kLetterheads{"federal member for",
                                                        "assistant minister",
                                                        "senator for ",
                                                        "leader of the ",
                                                        "deputy leader",
                                                        "authorised by ",
                                                        "authorized by ",
                                                        "media release",
                                                        "media statement",
                                                        "press release",
                                                        "news release",
                                                        "for immediate release",
                                                        "transcript",
                                                        "e&oe",
                                                        "check against delivery",
                                                        "embargoed",
                                                        "the hon ",
                                                        "senator the hon",
                                                        "minister for",
                                                        "member for ",
                                                        "shadow minister",
                                                        "shadow treasurer",
                                                        "parliament house canberra",
                                                        "statement",
                                                        "joint media",
                                                        "from our archives",
                                                        "treasurer",
                                                        "prime minister",
                                                        "@",
                                                        "www.",
                                                        "phone",
                                                        "speech",
                                                        "media alert",
                                                        " mp "};

bool opens_with_any(std::string_view lower, Words words) {
  return std::any_of(
      words.begin(), words.end(), [&](std::string_view word) { return lower.starts_with(word); });
}

bool equals_any(std::string_view lower, Words words) {
  return std::find(words.begin(), words.end(), lower) != words.end();
}

/// `lower` without the date found in it; `found` says whether there was one.
std::string without_date(const std::string& lower, bool& found) {
  DateStyle style;
  style.short_years = true;
  const auto date = find_date(lower, style);
  found = date.has_value();
  return found ? lower.substr(0, date->begin) + " | " + lower.substr(date->end) : lower;
}

/// The pieces of a line between bars, bullets and wide gaps.
std::vector<std::string> pieces_of(std::string_view line) {
  std::vector<std::string> pieces(1);
  for (const char c : line) {
    if (c == '|' || c == '\t' || c == ',' || c == ':') {
      pieces.emplace_back();
    } else {
      pieces.back() += c;
    }
  }
  for (std::string& piece : pieces) {
    piece = std::string(trim(piece));
  }
  std::erase_if(pieces, [](const std::string& piece) { return piece.empty(); });
  return pieces;
}

constexpr std::array<std::string_view, 14> kWeekdays{"monday",
                                                     "tuesday",
                                                     "wednesday",
                                                     "thursday",
                                                     "friday",
                                                     "saturday",
                                                     "sunday",
                                                     "mon",
                                                     "tue",
                                                     "wed",
                                                     "thu",
                                                     "fri",
                                                     "sat",
                                                     "sun"};

/// A piece made of furniture words, numbers and weekdays alone.
bool is_furniture(const std::string& piece, Words words) {
  if (equals_any(piece, words)) {
    return true;
  }
  std::size_t begin = 0;
  while (begin < piece.size()) {
    const std::size_t end = std::min(piece.find(' ', begin), piece.size());
    const std::string word = piece.substr(begin, end - begin);
    const bool has_letter = std::any_of(
        word.begin(), word.end(), [](char c) { return is_ascii_letter(c) || (c & 0x80); });
    if (has_letter && !equals_any(word, words) && !equals_any(word, kWeekdays)) {
      return false;
    }
    begin = end + 1;
  }
  return true;
}

/// Every word of a name begins with a capital, save "and", "of", "de" and their like.
bool reads_as_names(std::string_view text) {
  std::size_t words = 0, small = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const char32_t first = first_character(text.substr(0, end));
    ++words;
    small += end > 3 && !is_capital(first) && first < 0x500 && first != '(' ? 1u : 0u;
    text = trim(text.substr(end));
  }
  return words >= 1 && words <= 12 && small == 0;
}

}  // namespace

bool is_credit_line(std::string_view line) {
  if (line.size() > kLongestShortLine || is_closing_line(line)) {
    return false;
  }
  const std::string lower = lower_ascii(line);
  return opens_with_any(lower, kCreditOpenings);
}

bool is_closing_line(std::string_view line) {
  if (line.size() > kLongestShortLine) {
    return false;
  }
  const std::string lower = lower_ascii(line);
  const bool mark =
      lower.starts_with("©") || lower.starts_with("(c) ") || lower.starts_with("copyright");
  const bool year = std::any_of(lower.begin(), lower.end(), is_ascii_digit);
  const bool rights = std::any_of(kClosings.begin(), kClosings.end(), [&](std::string_view words) {
    return words.size() > 8 && lower.find(words) != std::string::npos;
  });
  return equals_any(lower, kClosings) || rights || (mark && year);
}

bool is_chrome_line(std::string_view line) {
  if (line.size() > kLongestShortLine) {
    return false;
  }
  bool dated = false;
  const std::vector<std::string> pieces = pieces_of(without_date(lower_ascii(line), dated));
  return std::all_of(pieces.begin(), pieces.end(), [](const std::string& piece) {
    return is_furniture(piece, kChromeWords);
  });
}

bool is_date_line(std::string_view line) {
  bool dated = false;
  if (line.size() > kLongestShortLine) {
    return false;
  }
  const std::vector<std::string> pieces = pieces_of(without_date(lower_ascii(line), dated));
  return dated && std::all_of(pieces.begin(), pieces.end(), [](const std::string& piece) {
           return is_furniture(piece, kDateWords);
         });
}

bool is_byline_line(std::string_view line) {
  const std::size_t opening = byline_opening(line);
  return opening > 0 && line.size() <= kLongestShortLine && !ends_sentence(line) &&
         reads_as_names(trim(line.substr(opening)));
}

bool is_related_heading(std::string_view line) {
  std::string lower = lower_ascii(line);
  while (!lower.empty() && (lower.back() == ':' || lower.back() == ' ')) {
    lower.pop_back();
  }
  return equals_any(lower, kRelatedHeadings);
}

std::size_t related_opening(std::string_view line) {
  const std::string lower = lower_ascii(line.substr(0, 40));
  for (const std::string_view opening : kRelatedOpenings) {
    if (lower.starts_with(opening) && line.size() > opening.size() + 10) {
      return opening.size();
    }
  }
  return 0;
}

bool is_letterhead(std::string_view line) {
  if (line.size() > kLongestShortLine) {
    return false;
  }
  const std::string lower = lower_ascii(line) + " ";
  const auto heads_line = [&](std::string_view words) {
    if (words == " mp ") {
      return lower.find(words) != std::string::npos && reads_as_names(line);
    }
    const bool anywhere = words == "@" || words == "www." || words == "minister for";
    return anywhere ? lower.find(words) != std::string::npos : lower.starts_with(words);
  };
  return std::any_of(kLetterheads.begin(), kLetterheads.end(), heads_line);
}

bool ends_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 8> kClosingMarks{"\"", "”", "’", "'", "»", ")", "」", "“"};
  bool stripped = true;
  while (stripped) {
    stripped = false;
    for (const std::string_view mark : kClosingMarks) {
      if (line.ends_with(mark)) {
        line.remove_suffix(mark.size());
        stripped = true;
      }
    }
  }
  const char32_t last = last_character(line);
  return (last == '.' && !line.ends_with("...")) || last == 0x3002 || last == 0x964 ||
         last == 0x6D4 || last == 0x1362;
}

bool is_title_like(std::string_view line) {
  constexpr std::size_t kLongestTitle = 260;  // bytes: 130 letters of Greek, Cyrillic or Arabic
  const bool letter = std::any_of(
      line.begin(), line.end(), [](char c) { return is_ascii_letter(c) || (c & 0x80); });
  return letter && line.size() <= kLongestTitle && !ends_sentence(line);
}

}  // namespace backfile
