// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/text_layout.h"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// More marks over and under one character are not of any language, and would cover other lines.
constexpr std::size_t kMaxPrintedMarks = 8;

// Collects safe text with its white space squeezed.
class LineCollector {
 public:
  void append(std::string_view piece) {
    const std::string safe = terminal_safe(piece);
    for (std::size_t at = 0; at < safe.size();) {
      if (is_blank(safe[at])) {
        space_pending_ = !text_.empty();
        ++at;
        continue;
      }
      const std::size_t begin = at;
      if (is_printed(safe, at)) {
        settle();
        text_.append(safe, begin, at - begin);
      }
    }
  }
  // Writes the space that waits; what comes next begins at the returned offset.
  std::size_t settle() {
    if (space_pending_) {
      text_ += ' ';
      space_pending_ = false;
    }
    return text_.size();
  }
  void append_mark(bool wanted) {
    if (wanted) {
      text_ += '*';
    }
  }
  std::size_t size() const { return text_.size(); }
  std::string take() { return std::move(text_); }

 private:
  // The character at `at`, which moves behind it.
  bool is_printed(std::string_view text, std::size_t& at) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      marks_ = 0;
      return true;
    }
    marks_ = is_drawn_over_another(next_code_point(text, at)) ? marks_ + 1 : 0;
    return marks_ <= kMaxPrintedMarks;
  }

  std::string text_;
  std::size_t marks_ = 0;
  bool space_pending_ = false;
};

// Characters that do not begin a line of Chinese or Japanese. Source: JIS X 4051, line-start
// prohibition, its usual members.
constexpr std::u32string_view kNotAtLineStart = U"、。，．・：；？！’”）〕］｝〉》」』】々ー…％";
// However deep the indent, a line keeps so many columns.
constexpr std::size_t kMinLineColumns = 20;

// Collects lines cluster by cluster, greedily.
class LineBreaker {
 public:
  LineBreaker(std::string_view text, std::size_t columns) : text_(text), columns_(columns) {}

  std::vector<LineRange> lines() {
    std::size_t start = 0;
    for (const DisplayCluster& cluster : display_clusters(text_)) {
      add(start, cluster);
      start = cluster.end;
    }
    lines_.push_back({begin_, text_.size()});
    return std::move(lines_);
  }

 private:
  void add(std::size_t start, const DisplayCluster& cluster) {
    std::size_t offset = start;
    const char32_t first = next_code_point(text_, offset);
    if (first == U' ') {
      set_break(start, cluster.end, cluster.columns);
    } else if ((cluster.columns == 2 || after_wide_) && break_next_ != start &&
               kNotAtLineStart.find(first) == std::u32string_view::npos) {
      set_break(start, start, 0);
    }
    if (first != U' ' && width_ + cluster.columns > columns_ && start > begin_) {
      end_line(start);
    }
    width_ += cluster.columns;
    after_wide_ = cluster.columns == 2;
  }

  // The line may end at `end`; the next one then starts at `next`, `skipped` columns further.
  void set_break(std::size_t end, std::size_t next, std::size_t skipped) {
    break_end_ = end;
    break_next_ = next;
    width_to_break_ = width_ + skipped;
  }

  void end_line(std::size_t start) {
    if (break_next_ <= begin_) {
      set_break(start, start, 0);
    }
    lines_.push_back({begin_, break_end_});
    begin_ = break_next_;
    width_ -= width_to_break_;
  }

  std::string_view text_;
  std::size_t columns_;
  std::vector<LineRange> lines_;
  std::size_t begin_ = 0, width_ = 0;
  std::size_t break_end_ = 0, break_next_ = 0, width_to_break_ = 0;
  bool after_wide_ = false;
};

std::string styled_range(const MarkedText& text,
                         LineRange range,
                         Style style,
                         const TextStyle& styles) {
  const std::string_view bytes(text.text);
  std::string line;
  std::size_t at = range.begin;
  for (const Highlight& highlight : text.highlights) {
    const std::size_t begin = std::clamp<std::size_t>(highlight.begin, at, range.end);
    const std::size_t end = std::clamp<std::size_t>(highlight.end, at, range.end);
    line += styles.apply(style, bytes.substr(at, begin - at));
    line += styles.apply(Style::Match, bytes.substr(begin, end - begin));
    at = end;
  }
  return line + styles.apply(style, bytes.substr(at, range.end - at));
}

}  // namespace

std::string one_line(std::string_view text) {
  LineCollector line;
  line.append(text);
  return line.take();
}

std::vector<Highlight> joined_highlights(std::string_view text,
                                         const std::vector<Highlight>& highlights) {
  std::vector<Highlight> result;
  for (const Highlight& highlight : highlights) {
    const auto begin = std::max(highlight.begin, result.empty() ? 0u : result.back().end);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(highlight.end, text.size()));
    if (begin >= end) {
      continue;
    }
    if (!result.empty()) {
      const auto gap = text.substr(result.back().end, begin - result.back().end);
      if (std::ranges::all_of(gap, is_blank)) {
        result.back().end = end;
        continue;
      }
    }
    result.push_back({begin, end});
  }
  return result;
}

MarkedText printable(const MarkedText& marked, bool color) {
  const std::string_view text(marked.text);
  LineCollector line;
  MarkedText result;
  std::size_t at = 0;
  for (const Highlight& highlight : joined_highlights(text, marked.highlights)) {
    line.append(text.substr(at, highlight.begin - at));
    const std::size_t begin = line.settle();
    line.append_mark(!color);
    line.append(text.substr(highlight.begin, highlight.end - highlight.begin));
    line.append_mark(!color);
    if (color) {
      result.highlights.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(line.size())});
    }
    at = highlight.end;
  }
  line.append(text.substr(at));
  result.text = line.take();
  return result;
}

std::vector<LineRange> wrap_lines(std::string_view text, std::size_t columns) {
  if (columns == 0) {
    return {{0, text.size()}};
  }
  return LineBreaker(text, columns).lines();
}

void write_block(std::ostream& out,
                 const MarkedText& text,
                 const Block& block,
                 Style style,
                 const TextStyle& styles) {
  const std::size_t columns =
      block.columns == 0 ? 0
                         : std::max(block.columns, block.indent + kMinLineColumns) - block.indent;
  bool first = true;
  for (const LineRange& line : wrap_lines(text.text, columns)) {
    if (!first) {
      out << std::string(block.indent, ' ');
    }
    out << linked(styled_range(text, line, style, styles), block.address, block.link_id) << '\n';
    first = false;
  }
}

void write_heading(std::ostream& out,
                   std::string_view title,
                   std::string_view remark,
                   std::size_t columns,
                   const TextStyle& styles) {
  out << styles.apply(Style::Headline, title) << (remark.empty() ? "" : "  ");
  const std::size_t indent = display_width(title) + 2;
  write_block(out, {std::string(remark), {}}, {indent, columns}, Style::Dim, styles);
}

std::string padded(std::string_view text, std::size_t columns) {
  std::string fitted = fit_width(text, columns);
  return fitted.append(columns - std::min(columns, display_width(fitted)), ' ');
}

std::string right_aligned(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(columns - std::min(columns, width), ' ').append(text);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", grouped(number), number == 1 ? singular : plural);
}

std::string bar(std::uint64_t part, std::uint64_t whole, std::size_t columns, bool ascii) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (part == 0 || whole == 0) {
    return {};
  }
  const double share = std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  const auto length = [&](std::size_t steps) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(steps)));
  };
  if (ascii) {
    return std::string(length(columns), '#');
  }
  const std::size_t eighths = length(columns * 8);
  std::string blocks;
  for (std::size_t i = 0; i < eighths / 8; ++i) {
    blocks += "█";
  }
  return blocks.append(kEighths[eighths % 8]);
}

}  // namespace backfile
