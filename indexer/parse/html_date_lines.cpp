// SPDX-License-Identifier: GPL-2.0-or-later
// Reads a page as lines of text, and scripts as keys and values, in search of a day.
#include "indexer/parse/html_date_lines.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/text_chars.h"
#include "indexer/parse/text_cleaning.h"

namespace backfile {
namespace {

constexpr std::size_t kLongestLine = 240;  // bytes; of longer ones only the opening counts
constexpr std::size_t kOpening = 48;       // bytes of a paragraph in which its own date would stand
constexpr std::size_t kMostLines = 400, kMostFound = 3;
constexpr int kClose = 25;    // score up to which a line is as good as one marked as a date
constexpr int kTooFar = 150;  // lines: whatever stands there is about something else

bool is_inline(std::string_view tag) {
  constexpr std::array<std::string_view, 24> kInline{
      "a", "abbr", "acronym", "b",    "bdi",    "cite", "code", "em",   "font", "i", "mark", "nobr",
      "q", "s",    "small",   "span", "strong", "sub",  "sup",  "time", "tt",   "u", "var",  "wbr"};
  return tag.empty() || std::find(kInline.begin(), kInline.end(), tag) != kInline.end();
}

/// A digit, or a character of the scripts that have their own.
bool may_hold_date(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_ascii_digit(c) || byte == 0xD9 || byte == 0xDB || byte == 0xE0 || byte == 0xE1 ||
           byte == 0xEF;
  });
}

struct PageLine {
  std::string text;
  int index = 0;
  const xmlNode* node = nullptr;  ///< its first text
};

/// Gathers the lines that may hold a date; `headline_index` is set where `headline` is met.
class LineReader {
 public:
  LineReader(xmlNode* root, const xmlNode* headline) : root_(root), headline_(headline) {}

  std::vector<PageLine> read() {
    for (xmlNode* node = root_; node != nullptr && lines_.size() < kMostLines;) {
      const std::string_view tag = tag_of(node);
      const bool unread = tag == "style" || tag == "noscript" || tag == "head" || tag == "select" ||
                          is_long_script(node, tag);
      if (!is_inline(tag)) {
        end_line();
      }
      if (node == headline_) {
        headline_index = index_;
      }
      if (is_text_node(node)) {
        add(node);
      }
      xmlNode* const next = next_node(node, root_, unread);
      if (next != nullptr && next->parent != node && leaves_block(node, next)) {
        end_line();
      }
      node = next;
    }
    end_line();
    return std::move(lines_);
  }

  int headline_index = -1;

 private:
  /// Old pages print their date by a script of a few words.
  static bool is_long_script(const xmlNode* node, std::string_view tag) {
    constexpr std::size_t kShort = 80;
    return tag == "script" &&
           (node->children == nullptr || text_of_node(node->children).size() > kShort);
  }

  static bool leaves_block(const xmlNode* from, const xmlNode* to) {
    for (const xmlNode* up = from; up != nullptr && up != to->parent; up = up->parent) {
      if (!is_inline(tag_of(up))) {
        return true;
      }
    }
    return false;
  }

  void add(const xmlNode* node) {
    const std::string_view text = text_of_node(node);
    if (first_ == nullptr && !trim(text).empty()) {
      first_ = node;
    }
    if (line_.size() <= 4 * kLongestLine) {
      line_ += text;
    }
  }

  void end_line() {
    if (first_ != nullptr) {
      ++index_;
      if (may_hold_date(line_)) {
        lines_.push_back({one_line(line_), index_, first_});
      }
    }
    line_.clear();
    first_ = nullptr;
  }

  xmlNode* root_;
  const xmlNode* headline_;
  std::vector<PageLine> lines_;
  std::string line_;
  const xmlNode* first_ = nullptr;
  int index_ = 0;
};

/// Navigation, asides, footers: 60 lines away; links: some.
int offside(const xmlNode* node) {
  constexpr std::array<std::string_view, 5> kAside{"nav", "aside", "footer", "form", "figcaption"};
  int penalty = 0;
  for (const xmlNode* up = node->parent; up != nullptr; up = up->parent) {
    const std::string_view tag = tag_of(up);
    penalty += std::find(kAside.begin(), kAside.end(), tag) != kAside.end() ? 60
               : tag == "a"                                                 ? 15
                                                                            : 0;
  }
  return penalty;
}

/// Whether the line, or what it stands in, is called a date.
bool is_marked(const xmlNode* node) {
  const xmlNode* up = node->parent;
  for (int level = 0; level < 3 && up != nullptr; ++level, up = up->parent) {
    if (is_named_date(attribute_of(up, "class") + " " + attribute_of(up, "id"))) {
      return true;
    }
  }
  return false;
}

struct DatedLine {
  DateCandidate candidate;
  int score = 0;
};

std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
  }));
}

/// How far a line is from being the article's line of date; -1 when there is no day in it.
int score_line(const PageLine& line, const ReadDate& date, int headline_index) {
  const int away = headline_index < 0            ? std::min(line.index, 40)
                   : line.index > headline_index ? line.index - headline_index
                                                 : 2 * (headline_index - line.index) + 4;
  const std::string_view text = line.text;
  const std::size_t rest = count_letters(text.substr(0, date.begin)) +
                           count_letters(text.substr(std::min(date.end, text.size())));
  const int words = static_cast<int>(std::min<std::size_t>(rest, 400) / 6);
  return std::max(0,
                  away + words + offside(line.node) - (speaks_of_publishing(line.text) ? 8 : 0) -
                      (is_marked(line.node) ? 8 : 0));
}

/// The day of a line: anywhere in a short one, at the opening of a paragraph.
std::optional<ReadDate> day_in(const std::string& text) {
  const bool paragraph = text.size() > kLongestLine;
  const std::string_view head =
      std::string_view(text).substr(0, utf8_cut(text, std::min(text.size(), kLongestLine)));
  DateStyle style;
  style.short_years = !paragraph;
  const auto date = find_date(head, style);
  const bool counts =
      date && date->precision == DatePrecision::Day && (!paragraph || date->begin <= kOpening);
  return counts ? date : std::nullopt;
}

constexpr std::array<std::string_view, 20> kDateWords{
    "date",     "datum", "published", "pubdate", "posted",    "timestamp", "dateline",
    "datetime", "fecha", "data",      "time",    "created",   "publish",   "authored",
    "tarih",    "dates", "postdate",  "pub",     "entrydate", "createdate"};

bool is_date_word(std::string_view word) {
  return std::find(kDateWords.begin(), kDateWords.end(), word) != kDateWords.end() ||
         word.ends_with("date") || word.ends_with("datum") || word.starts_with("date") ||
         word.starts_with("publish");
}

/// As std::string_view::find(), which looks at every byte; whole pages are looked through.
std::size_t find_quickly(std::string_view text, std::string_view word, std::size_t from) {
  const void* found = memmem(text.data() + from, text.size() - from, word.data(), word.size());
  return found == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool is_key_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-';
}

/// The value behind a key that ends before `at`: `": "2019-…"`, ` = '…'`, `\":\"…\"`.
std::string_view value_behind(std::string_view script, std::size_t at) {
  constexpr std::size_t kLongestValue = 48;
  constexpr std::string_view kJoints = "\"'\\ \t:=(";
  const std::size_t begin = std::min(script.find_first_not_of(kJoints, at), script.size());
  const std::string_view joint = script.substr(at, begin - at);
  if (joint.size() > 12 || joint.find_first_of(":=(") == std::string_view::npos) {
    return {};
  }
  const std::string_view rest = script.substr(begin, kLongestValue);
  return rest.substr(0, std::min(rest.find_first_of("\"'\\,;}"), rest.size()));
}

void add_value(std::string_view script, std::size_t at, std::vector<DateCandidate>& values) {
  std::size_t begin = at, end = at;
  while (begin > 0 && at - begin < 24 && is_key_character(script[begin - 1])) {
    --begin;
  }
  while (end < script.size() && end - at < 32 && is_key_character(script[end])) {
    ++end;
  }
  const std::string_view value = value_behind(script, end);
  if (speaks_of_update(script.substr(begin, end - begin)) || !may_hold_date(value)) {
    return;
  }
  const auto date = read_date_field(value, {});
  if (date && date->precision == DatePrecision::Day) {
    values.push_back({DateMethod::Meta, std::string(value), DateDoubt::Loose});
  }
}

}  // namespace

bool is_named_date(const std::string& name) {
  const std::string lower = lower_ascii(name);
  std::size_t begin = 0;
  while (begin < lower.size()) {
    const std::size_t end = std::min(lower.find_first_of(" -_\t\n:", begin), lower.size());
    if (end > begin && is_date_word(std::string_view(lower).substr(begin, end - begin))) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

std::vector<DateCandidate> find_dated_lines(xmlNode* root, const xmlNode* headline) {
  LineReader reader(root, headline);
  std::vector<DatedLine> found;
  for (const PageLine& line : reader.read()) {
    if (const auto date = day_in(line.text)) {
      const int score = score_line(line, *date, reader.headline_index);
      if (score > kTooFar) {
        continue;
      }
      const std::string_view before = std::string_view(line.text).substr(0, date->begin);
      const DateDoubt doubt = speaks_of_update(before) ? DateDoubt::Update
                              : score <= kClose        ? DateDoubt::None
                                                       : DateDoubt::Loose;
      const DateMethod method = score <= kClose ? DateMethod::Byline : DateMethod::Text;
      found.push_back(
          {{method, line.text.substr(date->begin, date->end - date->begin), doubt}, score});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const DatedLine& a, const DatedLine& b) {
    return a.score < b.score;
  });
  std::vector<DateCandidate> lines;
  for (std::size_t i = 0; i < std::min(found.size(), kMostFound); ++i) {
    lines.push_back(std::move(found[i].candidate));
  }
  return lines;
}

std::vector<DateCandidate> find_script_dates(std::string_view script) {
  constexpr std::array<std::string_view, 8> kStems{
      "ublish", "ublicat", "ubDate", "ub_date", "ubdate", "uploadDate", "ateCreat", "reated_at"};
  constexpr std::size_t kMostValues = 4;
  std::vector<DateCandidate> values;
  for (const std::string_view stem : kStems) {
    std::size_t at = find_quickly(script, stem, 0);
    while (at != std::string_view::npos && values.size() < kMostValues) {
      add_value(script, at, values);
      at = find_quickly(script, stem, at + 1);
    }
  }
  return values;
}

}  // namespace backfile
