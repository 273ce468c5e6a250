// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base/book_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace backfile {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBookBlanks);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(kBookBlanks) + 1 - first);
}

Result<void> read_book_lines(
    std::string_view text,
    const std::filesystem::path& path,
    std::string_view example,
    const std::function<std::string(std::size_t, std::string_view)>& read) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
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
    if (const std::string wrong = read(number, line); !wrong.empty()) {
      return failure(ErrorCode::InvalidArgument,
                     fmt::format("{}, line {}: {}", path.string(), number, wrong),
                     fmt::format("for example: {}", example));
    }
  }
  return {};
}

Result<std::string> read_book_file(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return std::string();
  }
  if (status.type() != std::filesystem::file_type::regular) {
    return failure(ErrorCode::Io, fmt::format("{} is not a file that can be read", path.string()));
  }
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return file.is_open() && !file.bad()
             ? Result<std::string>(std::move(text))
             : failure(ErrorCode::Io,
                       fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
}

}  // namespace backfile
