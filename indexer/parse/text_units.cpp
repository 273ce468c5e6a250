// SPDX-License-Identifier: GPL-2.0-or-later
// Unwraps lines by the width to which they were filled.
#include "indexer/parse/text_units.h"

#include <algorithm>
#include <utility>

#include "indexer/parse/line_classes.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

constexpr std::size_t kWidestWrap = 100;  // wider lines were not broken by hand
constexpr std::size_t kNarrowestWrap = 30;

struct Line {
  std::string_view text;  ///< trimmed
  std::size_t indent = 0, width = 0, first_word = 0, bytes = 0;
  bool blank_before = false, wide_gap = false;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

Line measure(std::string_view raw) {
  Line line;
  line.text = trim(raw);
  line.bytes = raw.size() + 1;
  line.indent = std::min(raw.find_first_not_of(" \t"), raw.size());
  line.width = count_characters(line.text);
  line.first_word = count_characters(line.text.substr(0, line.text.find(' ')));
  line.wide_gap = line.text.find("   ") != std::string_view::npos || line.text.find('\t') != std::string_view::npos;
  return line;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool blank = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Line line = measure(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.text.empty()) {
      blank = true;
      continue;
    }
    line.blank_before = std::exchange(blank, false);
    lines.push_back(line);
  }
  return lines;
}

/// Width to which the lines were filled; 0 when they were not wrapped. One line in fifty may stick out.
std::size_t wrap_width(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    widths.push_back(line.width + std::min<std::size_t>(line.indent, 8));
  }
  if (widths.size() < 2) {
    return 0;
  }
  std::sort(widths.begin(), widths.end());
  const std::size_t width = widths[widths.size() - 1 - widths.size() / 50];
  return width <= kWidestWrap && width >= kNarrowestWrap ? width : 0;
}

/// Lines of mail that are quoted or listed keep their own line.
bool begins_item(std::string_view text) {
  return text.starts_with('>') || text.starts_with("- ") || text.starts_with("* ") ||
         text.starts_with("• ") || text.starts_with('|') || text.starts_with("©");
}

bool ends_clause(std::string_view text) {
  return ends_sentence(text) || std::string_view("?!:;\"").find(text.back()) != std::string_view::npos;
}

/// A paragraph does not begin with a small letter: then the line above it goes on, even over a blank
/// line, as text out of PDF has them.
bool goes_on_small(const std::string& unit, std::string_view text) {
  constexpr std::size_t kShortest = 40;
  return unit.size() >= kShortest && !ends_clause(unit) && text.front() >= 'a' && text.front() <= 'z';
}

bool goes_on(const Line& line, const Line& next, std::size_t width) {
  if (width == 0 || next.blank_before || next.indent > line.indent || begins_item(next.text) ||
      line.wide_gap || next.wide_gap) {
    return false;
  }
  // A few columns of slack: wrapping programs count tabs and wide characters differently. A fairly
  // full line in the middle of a sentence goes on too: something was cut off its head.
  constexpr std::size_t kSlack = 3;
  const bool full = line.indent + line.width + 1 + next.first_word + kSlack > width;
  return full || (line.width * 10 >= width * 7 && !ends_clause(line.text));
}

void append_line(std::string_view text, std::string& unit) {
  const bool hyphen = unit.size() >= 2 && unit.back() == '-' && is_ascii_letter(unit[unit.size() - 2]);
  const bool tight = hyphen || (is_east_asian(last_character(unit)) && is_east_asian(first_character(text)));
  if (!unit.empty() && !tight) {
    unit += ' ';
  }
  unit += text;
}

}  // namespace

std::vector<TextUnit> split_units(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const std::size_t width = wrap_width(lines);
  std::vector<TextUnit> units;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool joins = i > 0 && (goes_on(lines[i - 1], line, width) || goes_on_small(units.back().text, line.text));
    if (!joins) {
      units.push_back({{}, line.blank_before, line.wide_gap, 0});
    }
    append_line(one_line(line.text), units.back().text);
    units.back().bytes += line.bytes;
  }
  return units;
}

std::string unwrap_paragraphs(std::string_view text) {
  std::string paragraphs;
  for (const TextUnit& unit : split_units(text)) {
    paragraphs += paragraphs.empty() ? "" : "\n\n";
    paragraphs += unit.text;
  }
  return paragraphs;
}

}  // namespace backfile
