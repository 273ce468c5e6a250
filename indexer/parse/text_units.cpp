// SPDX-License-Identifier: GPL-2.0-or-later
// Unwraps lines by the width to which they were filled.
#include "indexer/parse/text_units.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
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
  bool blank_before = false, wide_gap = false, furniture = false;
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
  line.wide_gap = line.text.find("   ") != std::string_view::npos ||
                  line.text.find('\t') != std::string_view::npos;
  return line;
}

/// The pieces of `raw` between runs of two blanks or more, when one of them is nothing but a date
/// and the others are no columns of a masthead; else `raw` alone.
std::vector<std::string_view> part_dates(std::string_view raw) {
  constexpr std::size_t kLongestDate = 60, kColumn = 30;
  std::vector<std::string_view> pieces;
  bool dated = false, columns = raw.find("   ") != std::string_view::npos;
  for (std::string_view rest = trim(raw); !rest.empty();) {
    const std::size_t end = std::min(rest.find("  "), rest.size());
    const std::string_view piece = rest.substr(0, end);
    const bool digit = std::any_of(piece.begin(), piece.end(), is_ascii_digit);
    dated = dated || (digit && piece.size() <= kLongestDate && is_date_line(piece));
    columns = columns && piece.size() < kColumn;
    pieces.push_back(piece);
    rest = trim(rest.substr(end));
  }
  return dated && !columns && pieces.size() > 1 ? pieces : std::vector{raw};
}

std::vector<Line> split_lines(std::string_view text, bool printed) {
  std::vector<Line> lines;
  bool blank = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view raw = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trim(raw).empty()) {
      blank = true;
      continue;
    }
    const bool parted = printed && trim(raw).find("  ") != std::string_view::npos;
    for (const std::string_view piece : parted ? part_dates(raw) : std::vector{raw}) {
      Line line = measure(piece);
      line.blank_before = std::exchange(blank, piece.size() != raw.size());
      lines.push_back(line);
    }
  }
  return lines;
}

/// "3", "3/6", "Page 3 of 6": the number of the page, 0 of anything else.
int page_number(std::string_view text, bool& bare) {
  constexpr std::size_t kLongest = 16;
  const std::string lower = lower_ascii(text.substr(0, kLongest + 1));
  if (lower.size() > kLongest) {
    return 0;
  }
  const bool named = lower.starts_with("page ");
  const std::size_t digits = lower.find_first_not_of("0123456789", named ? 5 : 0);
  const std::string_view number = std::string_view(lower).substr(
      named ? 5 : 0, digits == std::string::npos ? digits : digits - (named ? 5 : 0));
  const std::string_view rest = digits == std::string::npos
                                    ? std::string_view()
                                    : trim(std::string_view(lower).substr(digits));
  const bool counted = rest.starts_with("/") || rest.starts_with("of ");
  const bool all_digits = rest.find_first_not_of("0123456789/of ") == std::string_view::npos;
  bare = !named && rest.empty();
  if (number.empty() || number.size() > 3 || (!rest.empty() && (!counted || !all_digits))) {
    return 0;
  }
  return std::stoi(std::string(number));
}

/// Numbers alone are those of pages when they count up from the first or second page.
void mark_page_numbers(std::vector<Line>& lines) {
  std::vector<Line*> bare_ones;
  bool counting = true;
  int last = 0;
  for (Line& line : lines) {
    bool bare = false;
    const int number = page_number(line.text, bare);
    line.furniture = number > 0 && !bare;
    if (number > 0 && bare) {
      counting = counting && (last == 0 ? number <= 2 : number == last + 1);
      last = number;
      bare_ones.push_back(&line);
    }
  }
  for (Line* line : bare_ones) {
    line->furniture = counting;
  }
}

/// Short lines that come back, but for their numbers: running heads. What people say ends in a
/// mark.
void mark_running_heads(std::vector<Line>& lines) {
  constexpr std::size_t kLongest = 100;
  constexpr int kTimes = 3;
  std::unordered_map<std::string, int> times;
  const auto key = [](std::string_view text) {
    std::string letters;
    std::copy_if(text.begin(), text.end(), std::back_inserter(letters), [](char c) {
      return !is_ascii_digit(c);
    });
    return letters;
  };
  const auto may_be_head = [](const Line& line) {
    return line.text.size() <= kLongest && line.text.size() > 3 && !ends_sentence(line.text) &&
           std::string_view("?!:;,\")").find(line.text.back()) == std::string_view::npos &&
           line.text.find(": ") == std::string_view::npos;
  };
  for (const Line& line : lines) {
    if (may_be_head(line)) {
      ++times[key(line.text)];
    }
  }
  std::unordered_set<std::string> seen;
  bool below_prose = false;
  for (Line& line : lines) {
    if (may_be_head(line) && times[key(line.text)] >= kTimes) {
      // Above the text it may be the title.
      const bool again = !seen.insert(key(line.text)).second;
      line.furniture = line.furniture || again || below_prose;
    }
    below_prose = below_prose || line.text.size() > kLongest;
  }
}

/// Width to which the lines were filled; 0 when they were not wrapped. One line in fifty may stick
/// out.
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
  return ends_sentence(text) ||
         std::string_view("?!:;\"").find(text.back()) != std::string_view::npos;
}

/// A paragraph does not begin with a small letter: then the line above it goes on, even over a
/// blank line, as text out of PDF has them.
bool goes_on_small(const std::string& unit, std::string_view text) {
  constexpr std::size_t kShortest = 40;
  return unit.size() >= kShortest && !ends_clause(unit) && text.front() >= 'a' &&
         text.front() <= 'z';
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
  const bool hyphen =
      unit.size() >= 2 && unit.back() == '-' && is_ascii_letter(unit[unit.size() - 2]);
  const bool tight =
      hyphen || (is_east_asian(last_character(unit)) && is_east_asian(first_character(text)));
  if (!unit.empty() && !tight) {
    unit += ' ';
  }
  unit += text;
}

}  // namespace

std::vector<TextUnit> split_units(std::string_view text, bool printed) {
  std::vector<Line> lines = split_lines(text, printed);
  const std::size_t width = wrap_width(lines);
  if (printed) {
    mark_page_numbers(lines);
    mark_running_heads(lines);
  }
  std::vector<TextUnit> units, aside;
  const Line* last = nullptr;
  for (const Line& line : lines) {
    if (line.furniture) {
      aside.push_back({one_line(line.text), line.blank_before, true, line.wide_gap, line.bytes});
      continue;
    }
    const bool joins = last != nullptr &&
                       (goes_on(*last, line, width) || goes_on_small(units.back().text, line.text));
    if (!joins) {
      units.insert(units.end(), aside.begin(), aside.end());
      aside.clear();
      units.push_back({{}, line.blank_before, false, line.wide_gap, 0});
    }
    append_line(one_line(line.text), units.back().text);
    units.back().bytes += line.bytes;
    last = &line;
  }
  units.insert(units.end(), aside.begin(), aside.end());
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
