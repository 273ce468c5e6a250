// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/match/alias_book.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/base/book_file.h"
#include "common/index/schema.h"

namespace backfile {
namespace {

/// Takes the text up to `mark` outside quotation marks off the front of `rest`, and the mark.
std::string_view take_until(std::string_view& rest, char mark) {
  bool quoted = false;
  std::size_t end = 0;
  for (; end < rest.size() && (quoted || rest[end] != mark); ++end) {
    quoted ^= rest[end] == '"';
  }
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return trimmed(taken);
}

std::string name_of(std::string_view written) {
  const bool quoted = written.size() >= 2 && written.front() == '"' && written.back() == '"';
  return std::string(quoted ? trimmed(written.substr(1, written.size() - 2)) : written);
}

/// Takes a leading "org:" and its like.
std::optional<EntityKind> take_kind(std::string_view& name) {
  const std::size_t colon = name.find(':');
  const auto field =
      colon == std::string_view::npos ? std::nullopt : field_named(name.substr(0, colon));
  const auto kind = field ? entity_kind_of(*field) : std::nullopt;
  if (kind) {
    name = trimmed(name.substr(colon + 1));
  }
  return kind;
}

/// What is wrong with the line, "" when nothing is.
std::string read_line(std::string_view text, AliasLine& out) {
  if (text.front() == '!') {
    out.forbids = true;
    text = trimmed(text.substr(1));
  }
  if (text.find('=') == std::string_view::npos) {
    return "a line is NAME = OTHER NAME, OTHER NAME";
  }
  std::string_view name = take_until(text, '=');
  out.kind = take_kind(name);
  out.name = name_of(name);
  while (!trimmed(text).empty()) {
    out.others.push_back(name_of(take_until(text, ',')));
    if (out.others.back().empty()) {
      return "there is no name beside a comma";
    }
  }
  return out.name.empty()     ? "no name stands before the ="
         : out.others.empty() ? "no name stands behind the ="
                              : "";
}

}  // namespace

Result<std::vector<AliasLine>> parse_alias_book(std::string_view text,
                                                const std::filesystem::path& path) {
  std::vector<AliasLine> lines;
  const Result<void> read =
      read_book_lines(text,
                      path,
                      "DHS = Department of Homeland Security, Homeland Security",
                      [&](std::size_t number, std::string_view line) {
                        lines.push_back({.line = number, .kind = {}, .name = {}, .others = {}});
                        return read_line(line, lines.back());
                      });
  return read ? Result<std::vector<AliasLine>>(std::move(lines)) : Unexpected(read.error());
}

Result<std::vector<AliasLine>> read_alias_book(const std::filesystem::path& path) {
  const Result<std::string> text = read_book_file(path);
  return text ? parse_alias_book(*text, path) : Unexpected(text.error());
}

}  // namespace backfile
