// SPDX-License-Identifier: GPL-2.0-or-later
// Takes a byline apart.
#include "indexer/parse/bylines.h"

#include <algorithm>
#include <array>

#include "indexer/parse/dateline.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 14> kOpenings{
    "by ", "by: ", "written by ", "reported by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ",
    "autor: ", "author: ", "текст: "};
constexpr std::array<std::string_view, 11> kJoints{", and ", " and ", " & ", ";", ",", " und ", " et ",
                                                   "، ", "，", "、", " og "};
constexpr std::array<std::string_view, 10> kSuffixes{"jr", "jr.", "sr", "sr.", "ii", "iii", "md",
                                                     "m.d.", "phd", "ph.d."};

/// "m.b." or "J.P." or "A": what follows a surname, not a name.
bool is_initials(std::string_view part) {
  std::size_t letters = 0, dots = 0;
  for (const char c : part) {
    letters += is_ascii_letter(c) ? 1u : 0u;
    dots += c == '.' ? 1u : 0u;
  }
  return letters > 0 && letters <= 4 && (dots >= letters || letters == 1) && part.size() <= 10;
}

bool belongs_to_name_before(std::string_view part) {
  const std::string lower = lower_ascii(part);
  return is_initials(part) || std::find(kSuffixes.begin(), kSuffixes.end(), lower) != kSuffixes.end();
}

/// "car@trux.mi.org (Chris Rende)" -> "Chris Rende"; "Chris Rende <car@trux.mi.org>" likewise.
std::string_view without_address(std::string_view part) {
  if (part.find('@') == std::string_view::npos) {
    return part;
  }
  const std::size_t open = part.find('('), close = part.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos && close > open + 1) {
    return trim(part.substr(open + 1, close - open - 1));
  }
  const std::size_t angle = part.find('<');
  return angle != std::string_view::npos && angle > 0 ? trim(part.substr(0, angle)) : part;
}

std::string_view without_quotes(std::string_view part) {
  part = trim(part);
  while (part.size() >= 2 && part.front() == '"' && part.back() == '"') {
    part = trim(part.substr(1, part.size() - 2));
  }
  return part;
}

void add_part(std::string_view part, std::vector<std::string>& names) {
  part = without_quotes(without_address(trim(part)));
  part.remove_prefix(byline_opening(part));
  part = trim(part);
  if (part.empty() || is_only_date(part)) {
    return;
  }
  if (!names.empty() && belongs_to_name_before(part)) {
    names.back() += ", " + std::string(part);
  } else if (std::find(names.begin(), names.end(), part) == names.end()) {
    names.emplace_back(part);
  }
}

}  // namespace

std::size_t byline_opening(std::string_view line) {
  for (const std::string_view opening : kOpenings) {
    if (line.size() > opening.size() &&
        equal_ignoring_case(line.substr(0, opening.size()), opening)) {
      return opening.size();
    }
  }
  return 0;
}

namespace {

constexpr std::size_t kMostNames = 64;

void split_one_line(std::string_view line, std::vector<std::string>& names) {
  const std::string flat = one_line(line);
  std::string_view rest = flat;
  rest.remove_prefix(byline_opening(rest));
  while (!rest.empty() && names.size() < kMostNames) {
    std::size_t cut = rest.size(), joint_bytes = 0;
    for (const std::string_view joint : kJoints) {
      const std::size_t at = rest.find(joint);
      if (at < cut) {
        cut = at;
        joint_bytes = joint.size();
      }
    }
    add_part(rest.substr(0, cut), names);
    rest.remove_prefix(cut + joint_bytes);
  }
}

}  // namespace

std::vector<std::string> split_byline(std::string_view line) {
  std::vector<std::string> names;
  line = trim(line);
  const bool list = line.find('\n') != std::string_view::npos;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find('\n'), line.size());
    const std::string_view one = trim(line.substr(0, end));
    // A list with a line a name writes "Crawford, Susan".
    if (list && std::count(one.begin(), one.end(), ',') == 1) {
      names.emplace_back(one);
    } else {
      split_one_line(one, names);
    }
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return names;
}

}  // namespace backfile
