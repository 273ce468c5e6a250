// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/query/saved_searches.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/base/book_file.h"
#include "common/base/nearest_name.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_lexer.h"

namespace backfile {
namespace {

using Expanded = Result<std::string, QueryError>;

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
  });
}

class Expander {
 public:
  explicit Expander(const QueryReading& reading) : reading_(reading) {}

  /// `query` as typed, or as the innermost of opened_ has it.
  Expanded expand(std::string_view query) {
    auto blanked = blank_controls(query);
    if (!blanked) {
      return Unexpected(std::move(blanked.error()));
    }
    const std::string_view text = *blanked;
    std::string whole;
    for (std::size_t at = 0; at < text.size();) {
      const bool names = text[at] == '@' && begins_piece(text, at);
      const std::size_t end = names ? run_end(text, at) : end_of_text(text, at);
      if (!names) {
        whole += query.substr(at, end - at);
      } else if (Expanded saved = named(text, at, end); saved) {
        const bool alone = trimmed(text).size() == end - at;
        whole += alone ? *saved : fmt::format("({})", *saved);
      } else {
        return saved;
      }
      at = end;
      if (whole.size() > kMaxQueryBytes) {
        return wrong(text, 0, 0, fmt::format("a query has at most {} bytes", kMaxQueryBytes));
      }
    }
    return whole;
  }

 private:
  static bool begins_piece(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 5> kBefore{" ", "(", "-", "–", "−"};
    const std::string_view before = text.substr(0, at);
    return at == 0 || std::ranges::any_of(
                          kBefore, [&](std::string_view mark) { return before.ends_with(mark); });
  }
  /// Behind the character at `at`, or the quotation that it opens.
  static std::size_t end_of_text(std::string_view text, std::size_t at) {
    const std::size_t mark = quote_mark_at(text, at);
    const std::size_t close = mark > 0 ? closing_quote(text, at) : at;
    return mark == 0                         ? at + 1
           : close == std::string_view::npos ? text.size()
                                             : close + quote_mark_at(text, close);
  }
  Unexpected<QueryError> wrong(std::string_view text,
                               std::size_t begin,
                               std::size_t end,
                               std::string message,
                               std::string hint = {}) const {
    const std::string place =
        opened_.empty() ? std::string() : fmt::format("in the saved search @{}: ", opened_.back());
    return Unexpected(error_at(text, begin, end, place + message, std::move(hint)));
  }

  /// What the @name at begin..end of `text` stands for.
  Expanded named(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string name = ascii_lower(text.substr(begin + 1, end - begin - 1));
    const std::string* query = reading_.saved->find(name);
    if (query == nullptr) {
      return wrong(text,
                   begin,
                   end,
                   fmt::format("there is no saved search @{}", name),
                   reading_.saved->hint_for(name));
    }
    if (std::ranges::count(opened_, name) > 0) {
      return wrong(text, begin, end, fmt::format("@{} would stand inside itself", name));
    }
    if (const auto known = known_.find(name); known != known_.end()) {
      return known->second;
    }
    opened_.push_back(name);
    Expanded whole = expand(*query);
    if (whole) {
      if (auto read = parse_query(*whole, {reading_.today, reading_.match_any}); !read) {
        read.error().message = wrong({}, 0, 0, read.error().message).error().message;
        whole = Unexpected(std::move(read.error()));
      }
    }
    opened_.pop_back();
    if (whole) {
      known_.emplace(name, *whole);
    }
    return whole;
  }

  const QueryReading& reading_;
  std::vector<std::string> opened_;           // innermost last
  std::map<std::string, std::string> known_;  // so that a name is looked into once
};

}  // namespace

Result<SavedSearches> SavedSearches::read(const std::filesystem::path& folder) {
  SavedSearches saved;
  if (folder.empty()) {
    return saved;
  }
  saved.path_ = folder / "searches";
  const Result<std::string> text = read_book_file(saved.path_);
  if (!text) {
    return Unexpected(text.error());
  }
  const auto read_line = [&](std::size_t, std::string_view line) -> std::string {
    const std::size_t mark = line.find('=');
    const std::string name = ascii_lower(trimmed(line.substr(0, mark)));
    const std::string_view query =
        mark == std::string_view::npos ? "" : trimmed(line.substr(mark + 1));
    if (!is_name(name) || query.empty()) {
      return "a line is NAME = QUERY, the name of letters, digits, - and _";
    }
    return saved.queries_.emplace(name, query).second ? "" : fmt::format("@{} stands twice", name);
  };
  const Result<void> read =
      read_book_lines(*text, saved.path_, "space = rocket* OR org:nasa,esa", read_line);
  return read ? Result<SavedSearches>(std::move(saved)) : Unexpected(read.error());
}

const std::string* SavedSearches::find(std::string_view name) const {
  const auto found = queries_.find(name);
  return found == queries_.end() ? nullptr : &found->second;
}

std::vector<std::string> SavedSearches::names() const {
  std::vector<std::string> names;
  for (const auto& [name, query] : queries_) {
    names.push_back(name);
  }
  return names;
}

std::string SavedSearches::hint_for(std::string_view name) const {
  const std::vector<std::string> known = names();
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  if (const auto nearest = nearest_name(name, candidates)) {
    return fmt::format("Did you mean @{}?", *nearest);
  }
  return path_.empty()
             ? fmt::format("In quotation marks it is text: \"@{}\".", name)
             : fmt::format("A line \"{0} = QUERY\" of {1} saves one; as text it is \"@{0}\".",
                           name,
                           path_.string());
}

Result<std::string, QueryError> expand_saved_searches(std::string_view query,
                                                      const QueryReading& reading) {
  return Expander(reading).expand(query);
}

}  // namespace backfile
