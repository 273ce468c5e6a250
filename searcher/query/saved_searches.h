// SPDX-License-Identifier: GPL-2.0-or-later
// Queries that a user keeps under a name: @name in a query is that query in brackets.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_parser.h"

namespace backfile {

class SavedSearches {
 public:
  /// `folder`/searches, lines NAME = QUERY; none when there is no such file or `folder` is empty.
  /// Names are ASCII letters, digits, - and _, in any case. Errors: Io; InvalidArgument naming file
  /// and line for a line of another form and a name that comes again.
  static Result<SavedSearches> read(const std::filesystem::path& folder);

  /// Null when there is none of that name.
  const std::string* find(std::string_view name) const;
  /// In their order.
  std::vector<std::string> names() const;
  /// "did you mean @space?" when a name is near, else how to save one.
  std::string hint_for(std::string_view name) const;

 private:
  std::filesystem::path path_;
  std::map<std::string, std::string, std::less<>> queries_;
};

/// `query` with every @name of `reading.saved` replaced by its query: in brackets, unless it is all
/// there is. Quotation marks keep an @ as text. Errors: a name that is not there; a saved query
/// that cannot be read by itself, or comes to itself again.
Result<std::string, QueryError> expand_saved_searches(std::string_view query,
                                                      const QueryReading& reading);

}  // namespace backfile
