// SPDX-License-Identifier: GPL-2.0-or-later
// The screen as a value: everything that is drawn, and what the user has done so far.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "searcher/match/search_result.h"
#include "searcher/session/search_session.h"
#include "searcher/tui/grid.h"
#include "searcher/tui/search_terms.h"

namespace backfile {

inline constexpr ScreenSize kSmallestScreen{24, 80};

enum class Face : std::uint8_t { Search, Reader, Help };
enum class Pane : std::uint8_t { Query, Results, Facets, Timeline };
inline constexpr std::size_t kPaneCount = 4;

/// The tables of the facet pane, from the top.
struct FacetField {
  FieldId field;
  std::string_view title;
};
inline constexpr std::array kFacetFields{FacetField{FieldId::Organization, "Organizations"},
                                         FacetField{FieldId::Person, "People"},
                                         FacetField{FieldId::Place, "Places"},
                                         FacetField{FieldId::Source, "Outlets"},
                                         FacetField{FieldId::Language, "Languages"}};

/// Text that is being written, and the byte that the next letter goes to.
struct EditLine {
  std::string text;
  std::size_t cursor = 0;
};

struct HitList {
  std::uint64_t total = 0;
  std::vector<Hit> items;  ///< the first of them; more are asked for as the selection comes near
  std::size_t selected = 0, first = 0;
  bool more_wished = false;
};

struct FacetPane {
  std::vector<FacetTable> tables;
  std::size_t cursor = 0, first = 0;  ///< lines of facet_lines()
  std::set<FieldId> unfolded;         ///< tables that show more than their first values
};

/// What the archive holds, whatever the search.
struct Holdings {
  std::map<TimelineUnit, Timeline> timelines;  ///< as far as they have been asked for
  std::uint64_t articles = 0;
};

struct TimelinePane {
  Timeline matches;
  /// A day of the bar that the keys went to; before they did, the highest bar.
  std::optional<std::chrono::sys_days> cursor;
};

struct Reader {
  std::size_t first_line = 0;
  std::size_t hit = 0;  ///< the one that n went to
  bool hit_shown = false;
  bool captions = false, related = false, details = false;
};

/// Terms that were left, for undo; `typed`: further letters belong to the same step.
struct Steps {
  std::vector<SearchTerms> done, undone;
  bool typed = false;
};

struct QueryHistory {
  std::vector<std::string> queries;  ///< oldest first, no two neighbours equal
  std::optional<std::size_t> at;     ///< the one that is shown
  std::string draft;                 ///< what was written before looking
};

struct State {
  ScreenSize size = kSmallestScreen;
  Face face = Face::Search;
  Face face_before_help = Face::Search;
  Pane pane = Pane::Query;
  SearchTerms terms;    ///< what the user asks for
  SearchTerms shown;    ///< the last that could be read: what is listed and counted
  EditLine line;        ///< the query as it is written; terms.query
  bool loaded = false;  ///< something has been listed
  HitList hits;
  FacetPane facets;
  TimelinePane timeline;
  Holdings holdings;
  Reader reader;
  std::optional<MarkedArticle> article;  ///< the selected one, once it is read
  bool preview_beside = false;           ///< on a narrow screen: in place of the facets
  std::size_t help_first = 0;
  Steps steps;
  QueryHistory history;
  CommandContext command;
  std::optional<QueryError> unread;  ///< why `terms` could not be searched
  std::string message;               ///< of the last deed, until the next key
};

}  // namespace backfile
