// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong with a query, and where.
#pragma once

#include <cstddef>
#include <string>

namespace backfile {

/// `begin`..`end` are the offending bytes of `in_text` (the query or an option's value); both 0 and
/// `in_text` empty when the failure is not one of the query's text (an unreadable index).
struct QueryError {
  std::string message;
  std::string hint;
  std::string in_text;
  std::size_t begin = 0, end = 0;
  bool operator==(const QueryError&) const = default;
};

/// The error for people, in lines that end in "\n": the message; the text with carets under the
/// place (at most 72 columns of it, safe for a terminal); the hint. Without text, message and hint.
std::string print_query_error(const QueryError& error);

}  // namespace backfile
