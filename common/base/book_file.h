// SPDX-License-Identifier: GPL-2.0-or-later
// Plain text that users write, as the books beside an index (aliases.txt, synonyms.txt) and the
// files of options: how it is read line by line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "common/base/result.h"

namespace backfile {

/// What stands between a book's words.
inline constexpr std::string_view kBookBlanks = " \t\r";

/// `text` without blanks at its ends.
std::string_view trimmed(std::string_view text);

/// Calls `read(number, line)` for each line of `text` that is not blank and does not begin with #;
/// numbers count from 1. `read` returns what is wrong with the line, "" when nothing is. Errors:
/// InvalidArgument naming `path` and the line, with `example` as hint.
Result<void> read_book_lines(std::string_view text,
                             const std::filesystem::path& path,
                             std::string_view example,
                             const std::function<std::string(std::size_t, std::string_view)>& read);

/// The text of the book at `path`, "" when there is no such file. Errors: Io.
Result<std::string> read_book_file(const std::filesystem::path& path);

}  // namespace backfile
