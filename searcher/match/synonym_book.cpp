// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/synonym_book.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/index/durable_file.h"

namespace backfile {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

bool is_single(const std::string& word) { return word.find_first_of(kBlanks) == std::string::npos; }

/// The words and phrases between commas; false when one is empty.
bool read_names(std::string_view text, std::vector<std::string>& names) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    names.emplace_back(trimmed(text.substr(at, end - at)));
    if (names.back().empty()) {
      return false;
    }
    at = end + 1;
  }
  return true;
}

/// What is wrong with the line, "" when nothing is.
std::string read_line(std::string_view text, SynonymLine& out) {
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos) {
    return "a line is WORD = WORD, WORD or WORD => WORD, WORD";
  }
  const bool one_way = text.substr(sign).starts_with("=>");
  std::vector<std::string> names;
  if (!read_names(text.substr(0, sign), names) ||
      !read_names(text.substr(sign + (one_way ? 2 : 1)), out.alternatives)) {
    return "there is no word beside a comma or the =";
  }
  if (names.size() > 1) {
    return "one word stands before the =";
  }
  if (!one_way) {
    out.alternatives.insert(out.alternatives.begin(), names.front());
  }
  std::ranges::copy_if(
      one_way ? names : out.alternatives, std::back_inserter(out.words), is_single);
  return out.words.empty() ? "no word on its own is looked for by this line" : "";
}

}  // namespace

Result<std::vector<SynonymLine>> parse_synonym_book(std::string_view text,
                                                    const std::filesystem::path& path) {
  std::vector<SynonymLine> lines;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') {
      continue;
    }
    if (const std::string wrong = read_line(line, lines.emplace_back()); !wrong.empty()) {
      return failure(ErrorCode::InvalidArgument,
                     fmt::format("{}, line {}: {}", path.string(), number, wrong),
                     "for example: car = automobile, motor car");
    }
  }
  return lines;
}

Result<std::vector<SynonymLine>> read_synonym_book(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return std::vector<SynonymLine>();
  }
  if (status.type() != std::filesystem::file_type::regular) {
    return failure(ErrorCode::Io, fmt::format("{} is not a file that can be read", path.string()));
  }
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return file.is_open() && !file.bad() ? parse_synonym_book(text, path)
                                       : Unexpected(file_error("read", path));
}

}  // namespace backfile
