// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/query_error.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t kColumns = 72;
constexpr std::size_t kColumnsBefore = 40;
constexpr std::string_view kIndent = "    ";

/// `bytes` on one line, nothing in it that moves the cursor.
std::string one_line(std::string_view bytes) {
  std::string line = terminal_safe(bytes);
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\t', ' ');
  return line;
}

/// The end of `text` that fits in kColumnsBefore columns. A byte is never narrower than a column.
std::string tail(std::string_view text) {
  if (text.size() > 4 * kColumnsBefore) {
    text.remove_prefix(text.size() - 4 * kColumnsBefore);
    while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80) {
      text.remove_prefix(1);
    }
  }
  const std::string line = one_line(text);
  std::string_view rest = line;
  bool cut = false;
  while (display_width(rest) > kColumnsBefore) {
    std::size_t step = 0;
    next_code_point(rest, step);
    rest.remove_prefix(step);
    cut = true;
  }
  return cut ? "…" + std::string(rest) : line;
}

}  // namespace

std::string print_query_error(const QueryError& error) {
  std::string lines = one_line(error.message) + "\n";
  if (!error.in_text.empty()) {
    const std::string_view text = error.in_text;
    const std::size_t begin = std::min(error.begin, text.size());
    const std::size_t end = std::clamp(error.end, begin, text.size());
    const std::string before = tail(text.substr(0, begin));
    const std::size_t before_columns = display_width(before);
    const std::string place = one_line(text.substr(begin, std::min(end - begin, 4 * kColumns)));
    const std::string after = one_line(text.substr(end, 4 * kColumns));
    const std::size_t columns = kColumns - before_columns;
    const std::size_t carets = std::clamp<std::size_t>(display_width(place), 1, columns);
    lines += fmt::format("{}{}{}\n", kIndent, before, fit_width(place + after, columns));
    lines += fmt::format("{}{:{}}{:^>{}}\n", kIndent, "", before_columns, "", carets);
  }
  if (!error.hint.empty()) {
    lines += one_line(error.hint) + "\n";
  }
  return lines;
}

}  // namespace backfile
