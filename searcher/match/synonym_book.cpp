// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/synonym_book.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "common/base/book_file.h"

namespace backfile {
namespace {

bool is_single(const std::string& word) {
  return word.find_first_of(kBookBlanks) == std::string::npos;
}

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
  const Result<void> read = read_book_lines(
      text, path, "car = automobile, motor car", [&](std::size_t, std::string_view line) {
        lines.emplace_back();
        return read_line(line, lines.back());
      });
  return read ? Result<std::vector<SynonymLine>>(std::move(lines)) : Unexpected(read.error());
}

Result<std::vector<SynonymLine>> read_synonym_book(const std::filesystem::path& path) {
  const Result<std::string> text = read_book_file(path);
  return text ? parse_synonym_book(*text, path) : Unexpected(text.error());
}

}  // namespace backfile
