// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters of a query part its words, open quotations, or are letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/base/result.h"
#include "searcher/query/query_error.h"

namespace backfile {

/// `text` with every control character, Unicode blank and invisible direction mark overwritten by
/// ASCII spaces, byte for byte, so that offsets stay. Errors: the first byte that is not UTF-8.
Result<std::string, QueryError> blank_controls(std::string_view text);

/// Length in bytes of the quotation mark at `text[at]`, 0 when there is none: " “ ” „ « ».
std::size_t quote_mark_at(std::string_view text, std::size_t at);

/// Where the quotation opened by the mark at `text[open]` ends: the offset of its closing mark,
/// npos when there is none. “ ” „ are closed by “ ” or ", guillemets by either of them.
std::size_t closing_quote(std::string_view text, std::size_t open);

/// End of the run of characters from `at` on that holds no blank, bracket or quotation mark.
std::size_t run_end(std::string_view text, std::size_t at);

/// True when the text holds a letter, digit or symbol, not only punctuation and blanks.
bool has_letter(std::string_view text);

/// Letters and digits of `text`, by characters; what has_letter() looks for.
std::size_t letter_count(std::string_view text);

/// `text` (valid UTF-8) for a phrase or a value: straight double quotes and blanks become single
/// spaces, none at the ends.
std::string plain_words(std::string_view text);

std::string ascii_lower(std::string_view text);
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// An error about the bytes begin..end of `text`.
QueryError error_at(std::string_view text,
                    std::size_t begin,
                    std::size_t end,
                    std::string message,
                    std::string hint = {});

}  // namespace backfile
