// SPDX-License-Identifier: GPL-2.0-or-later
// What the screen searches for, as a value: the same filters that the command line's options fill.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/model/date.h"
#include "searcher/session/search_session.h"

namespace backfile {

struct SearchTerms {
  std::string query;
  std::vector<FieldFilter> filters;  ///< of the options, then of the facet pane
  std::vector<std::string> with;     ///< --with
  MatchMode match = MatchMode::All;
  SortOrder sort = SortOrder::Relevance;
  bool expand = false;      ///< --expand
  std::string similar;      ///< --similar, --background: the article that they are like
  bool background = false;  ///< only earlier ones
  std::uint64_t boost_half_life_days = 0;      ///< --boost recent: 0 for none
  std::optional<std::chrono::sys_days> as_of;  ///< --as-of
  /// The steps of the timeline that were gone into, each inside the one before; the last counts.
  std::vector<DayRange> narrowed;
  bool operator==(const SearchTerms&) const = default;
};

/// How a filter has a value.
enum class FilterChoice : std::uint8_t { None, Selected, Excluded };
FilterChoice choice_of(const SearchTerms& terms, FieldId field, std::string_view value);
/// `value` without the marks of its sense: "=" for the very name, "==" for what facets count so.
std::string_view bare_value(std::string_view value);
/// Takes the value out of the filters, or puts it into those that select or exclude.
void set_choice(SearchTerms& terms, FieldId field, const std::string& value, FilterChoice choice);

/// "1987", "1987-03", "1987-03-14" where that says the range, else its first and last day with ".."
/// between.
std::string range_text(const DayRange& range);

/// The search without its limits: query, filters (the narrowing among them), order.
SearchRequest request_of(const SearchTerms& terms, std::chrono::sys_days today);

/// What the command line needs beside the terms.
struct CommandContext {
  std::vector<std::string> indexes;            ///< as given by -d, none when they were not
  std::optional<std::chrono::sys_days> today;  ///< as given by --today
};
/// The command that finds what the terms find, for a shell: every argument quoted as far as needed.
std::string command_line(const SearchTerms& terms, const CommandContext& context);
/// Its arguments, the program's name first.
std::vector<std::string> command_words(const SearchTerms& terms, const CommandContext& context);

/// `word` as a POSIX shell reads it back.
std::string shell_quoted(std::string_view word);

}  // namespace backfile
