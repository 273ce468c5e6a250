// SPDX-License-Identifier: GPL-2.0-or-later
// Finds a dateline by its shape.
#include "indexer/parse/dateline.h"

#include <algorithm>
#include <array>

#include "indexer/parse/bylines.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

constexpr std::size_t kLongest = 120;
constexpr std::array<std::string_view, 7> kDashes{" — ", " – ", " -- ", " - ", "— ", "– ", " —"};

std::string bracketed_end(std::string_view text) {
  const std::size_t open = text.rfind('(');
  if (text.empty() || text.back() != ')' || open == std::string_view::npos) {
    return {};
  }
  return std::string(trim(text.substr(open + 1, text.size() - open - 2)));
}

/// The first word is written in capitals: at least three of them, and nothing small.
bool opens_in_capitals(std::string_view text) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_capital(c)) {
      ++capitals;
    } else if (c == ' ' || c == ',' || c == '(') {
      break;
    } else if (c != '.' && c != '-' && c != '\'' && c != 0x2019 && c != '/') {
      return false;
    }
  }
  return capitals >= 3;
}

/// What editors write in capitals before a dash and is no place.
bool is_label(std::string_view text) {
  constexpr std::array<std::string_view, 14> kLabels{"ANALYSIS",
                                                     "BREAKING",
                                                     "CORRECTION",
                                                     "EXCLUSIVE",
                                                     "FILE",
                                                     "FILES",
                                                     "LIVE",
                                                     "OPINION",
                                                     "PHOTO",
                                                     "PHOTOS",
                                                     "REVIEW",
                                                     "UPDATE",
                                                     "VIDEO",
                                                     "WATCH"};
  return std::ranges::find(kLabels, text) != kLabels.end();
}

/// Two-word places ("NEW YORK", "St. LOUIS") and short ones ("ROME") in capitals; no sentence.
bool is_place(std::string_view text) {
  return opens_in_capitals(text) && text.find(". ") == std::string_view::npos &&
         text.find_first_of("?!:\"") == std::string_view::npos;
}

/// Mixed-case places count only with an agency: "Shanghai (Meridian Wire) - ".
bool names_agency(std::string_view text) {
  const std::string agency = bracketed_end(text);
  const std::size_t words_before = text.rfind('(');
  return !agency.empty() && agency.size() <= 40 && words_before > 0 && words_before <= 60 &&
         text.find_first_of("?!:;\"") == std::string_view::npos;
}

std::optional<Dateline> in_corner_brackets(std::string_view paragraph) {
  constexpr std::string_view kOpen = "【", kClose = "】";
  const std::size_t close = paragraph.find(kClose);
  if (!paragraph.starts_with(kOpen) || close == std::string_view::npos || close > kLongest) {
    return std::nullopt;
  }
  return Dateline{std::string(paragraph.substr(kOpen.size(), close - kOpen.size())), {}};
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view paragraph) {
  if (auto corner = in_corner_brackets(paragraph)) {
    return corner;
  }
  const std::string_view head = paragraph.substr(0, kLongest);
  std::size_t cut = std::string_view::npos;
  for (const std::string_view dash : kDashes) {
    cut = std::min(cut, head.find(dash));
  }
  if (cut == std::string_view::npos || cut < 3) {
    return std::nullopt;
  }
  const std::string_view text = trim(head.substr(0, cut));
  if ((!is_place(text) && !names_agency(text)) || is_label(text) || byline_opening(text) > 0) {
    return std::nullopt;
  }
  return Dateline{std::string(text), bracketed_end(text)};
}

bool is_only_date(std::string_view text) {
  constexpr std::array<std::string_view, 26> kWords{
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon",
      "tue", "wed", "thu", "fri", "sat", "sun", "gmt", "utc", "am",  "pm",  "t",   "z",   "sept"};
  constexpr std::array<std::string_view, 18> kLongWords{"january",
                                                        "february",
                                                        "march",
                                                        "april",
                                                        "june",
                                                        "july",
                                                        "august",
                                                        "september",
                                                        "october",
                                                        "november",
                                                        "december",
                                                        "monday",
                                                        "tuesday",
                                                        "wednesday",
                                                        "thursday",
                                                        "friday",
                                                        "saturday",
                                                        "sunday"};
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    if ((text[at] & 0x80) != 0) {
      return false;
    }
    std::size_t end = at;
    while (end < text.size() && is_ascii_letter(text[end])) {
      ++end;
    }
    const std::string word = lower_ascii(text.substr(at, end - at));
    if (!word.empty() && std::ranges::find(kWords, word) == kWords.end() &&
        std::ranges::find(kLongWords, word) == kLongWords.end()) {
      return false;
    }
    digits |= word.empty() && is_ascii_digit(text[at]);
    at = std::max(end, at + 1);
  }
  return digits;
}

Dateline read_dateline_field(std::string_view field) {
  const std::string flat = one_line(field);
  std::string_view text = flat;
  for (const std::string_view dash : {"—", "–", "-", "-"}) {
    if (text.ends_with(dash)) {
      text = trim(text.substr(0, text.size() - dash.size()));
    }
  }
  return is_only_date(text) ? Dateline{} : Dateline{std::string(text), bracketed_end(text)};
}

}  // namespace backfile
