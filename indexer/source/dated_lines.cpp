// SPDX-License-Identifier: GPL-2.0-or-later
// Looks at the first characters and the length of each line.
#include "indexer/source/dated_lines.h"

#include <algorithm>
#include <string>

namespace backfile {

namespace {

// Lines of a server's log begin with a date too but are shorter; measured on this project's logs
// and collections.
constexpr std::size_t kFewestLines = 3;
constexpr std::size_t kMeanLineBytes = 300;

bool is_digit(char c) { return '0' <= c && c <= '9'; }

std::size_t digits_at(std::string_view line, std::size_t at) {
  std::size_t count = 0;
  while (at + count < line.size() && is_digit(line[at + count])) {
    ++count;
  }
  return count;
}

/// 2023-08-16, 2023/8/16, 08-16, 2023年8月16日, in brackets or not.
bool begins_with_date(std::string_view line) {
  constexpr std::size_t kMaxBlanks = 40;
  const std::size_t begin = std::min(line.find_first_not_of("[( \t"), line.size());
  const std::size_t first = digits_at(line, begin);
  if (begin > kMaxBlanks || (first != 4 && first != 2)) {
    return false;
  }
  std::string_view rest = line.substr(begin + first);
  const std::string_view year_sign = "年";
  const bool sign = !rest.empty() && (rest[0] == '-' || rest[0] == '/' || rest[0] == '.');
  rest.remove_prefix(rest.starts_with(year_sign) ? year_sign.size() : sign ? 1 : rest.size());
  const std::size_t second = digits_at(rest, 0);
  return second == 1 || second == 2;
}

}  // namespace

bool is_dated_lines(std::string_view text) {
  std::size_t lines = 0;
  std::size_t dated = 0;
  std::size_t bytes = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    lines += blank ? 0U : 1U;
    dated += begins_with_date(line) ? 1U : 0U;
    bytes += line.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines >= kFewestLines && dated * 10 >= lines * 9 && bytes >= lines * kMeanLineBytes;
}

void split_lines(ByteReader& in, RecordOutput& out) {
  out.number_from_one();
  const std::size_t limit = static_cast<std::size_t>(
      std::min<std::uint64_t>(out.limit_bytes() + 1, std::uint64_t{1} << 30));
  std::string line;
  while (!out.stopped() && in.read_line(line, limit)) {
    if (line.size() > out.limit_bytes()) {
      out.skip(out.too_large());
    } else if (line.find_first_not_of(" \t\r") != std::string::npos) {
      out.record(line);
    }
  }
  if (const std::string error = in.error(); !error.empty()) {
    out.skip_file(error);
  }
}

}  // namespace backfile
