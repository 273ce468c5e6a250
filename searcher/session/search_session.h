// SPDX-License-Identifier: GPL-2.0-or-later
// The searcher's conductor: query text in, SearchResult out.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/base/result.h"
#include "searcher/match/search_result.h"
#include "searcher/query/query_error.h"
#include "searcher/query/saved_searches.h"

namespace backfile {

enum class SortOrder : std::uint8_t { Relevance, Newest, Oldest };
enum class MatchMode : std::uint8_t { All, Any };

/// --org NAME and its like: values of one field, either of them; or none of them.
struct FieldFilter {
  std::string field;                ///< "org", "date", "source" ... as in the query language
  std::vector<std::string> values;  ///< as typed after the option
  bool excluded = false;
  bool operator==(const FieldFilter&) const = default;
};

struct SearchRequest {
  std::string query;  ///< may be empty: all articles
  std::vector<FieldFilter> filters;
  MatchMode match = MatchMode::All;
  SortOrder sort = SortOrder::Relevance;
  std::uint64_t limit = 10, offset = 0;
  std::vector<FieldId> facets;
  std::uint64_t facet_limit = 10;
  /// --with: entities that every article has to name; they are left out of the tables, which then
  /// count each value in the whole archive too.
  std::vector<std::string> with;
  std::optional<TimelineUnit> timeline;
  bool count_only = false;   ///< no hits
  bool snippets = true;      ///< off for --format paths, trec
  bool body_marks = false;   ///< the words of the query in whole articles: --format kwic
  bool score_parts = false;  ///< --explain
  bool expand = false;       ///< --expand: ranked by words of the best hits as well
  /// --similar, --background: an article as find_article() takes it; "" for none.
  std::string similar;
  bool background = false;
  std::uint64_t boost_half_life_days = 0;      ///< --boost recent: 0 for none
  std::optional<std::chrono::sys_days> as_of;  ///< --as-of: nothing later is found
  std::vector<std::uint64_t> seen;             ///< ids, rising, of articles that are left out
  bool advice = false;                         ///< what to search for instead, when little is found
  std::chrono::sys_days today{};
};

/// One opened index (or several, -d given more than once, searched as one).
class SearchSession {
 public:
  /// Errors: NotFound, Version, Corrupt, Io, with hints for the user.
  static Result<SearchSession> open(const std::vector<std::filesystem::path>& indexes);
  SearchSession(SearchSession&&) noexcept;
  SearchSession& operator=(SearchSession&&) noexcept;
  ~SearchSession();

  /// What @name in a query means from now on; until then it is a word.
  void use(SavedSearches saved);

  /// Errors: where the query is wrong, with the bytes to put a caret under (of request.query, or of
  /// a filter's value: QueryError::in_text), or what failed in the index.
  Result<SearchResult, QueryError> search(const SearchRequest& request);

  /// The article of this id with the words of the request's query marked; without marks when the
  /// query is wrong. Errors: as article().
  Result<MarkedArticle> read(const SearchRequest& request, std::uint64_t id);

  /// `article` with the words of the request's query (and filters) marked. Errors: as search().
  Result<MarkedArticle, QueryError> mark(const SearchRequest& request, Article article);

  /// Which clauses of the request's query (and filters) `article` matches. Errors: as search().
  Result<WhyReport, QueryError> why(const SearchRequest& request, Article article);

  /// Why the names of the entity that `name` means are one; for each it may mean. Empty when the
  /// index knows no such name. Errors: InvalidArgument, Io, Corrupt.
  Result<std::vector<EntityEvidence>> evidence(const std::string& name);

  /// The article that `name` refers to: id, a beginning of an id of 4 characters or more, given id,
  /// URL or path. Errors: NotFound; InvalidArgument listing the candidates when there are several.
  Result<Article> article(const std::string& name);

 private:
  struct State;
  explicit SearchSession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace backfile
