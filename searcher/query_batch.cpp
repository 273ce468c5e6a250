// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query_batch.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

namespace backfile {
namespace {

BatchLine batch_line(std::string_view line, std::string place) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0) {
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("{}: not an id, a TAB and a query", place));
  }
  return BatchQuery{
      std::move(place), std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))};
}

}  // namespace

std::vector<BatchLine> batch_lines(std::string_view text, std::string_view name) {
  std::vector<BatchLine> lines;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (line.find_first_not_of(" \t") != std::string_view::npos) {
      lines.push_back(batch_line(line, fmt::format("{}:{}", name, number)));
    }
  }
  return lines;
}

Result<std::string> read_batch_file(const std::string& file) {
  std::ostringstream text;
  if (file == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream in(file, std::ios::binary);
  in.peek();  // a folder opens but cannot be read
  if (!in.is_open() || in.bad()) {
    return failure(ErrorCode::Io, fmt::format("cannot read {}: {}", file, std::strerror(errno)));
  }
  text << in.rdbuf();
  return text.str();
}

}  // namespace backfile
