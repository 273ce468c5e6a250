// SPDX-License-Identifier: GPL-2.0-or-later
// What happens to the screen, and what it wishes to be done.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/base/result.h"
#include "searcher/tui/screen_state.h"

namespace backfile {

enum class KeyCode : std::uint8_t {
  Character,  ///< Key::character
  Control,    ///< Ctrl with the letter Key::character
  Enter,
  Escape,
  Tab,
  BackTab,
  Backspace,
  Delete,
  Up,
  Down,
  Left,
  Right,
  Home,
  End,
  PageUp,
  PageDown,
  F1,
};

struct Key {
  KeyCode code = KeyCode::Character;
  char32_t character = 0;
  bool operator==(const Key&) const = default;
};

/// Text that the terminal says was pasted: it is written, never taken for keys.
struct Paste {
  std::string text;
};

enum class MouseAction : std::uint8_t { Press, WheelUp, WheelDown };
struct Mouse {
  MouseAction action = MouseAction::Press;
  std::size_t row = 0, column = 0;
};

struct Resized {
  ScreenSize size;
};

/// Answers to wishes. `terms` are those of the wish.
struct HitsFound {
  SearchTerms terms;
  std::uint64_t offset = 0;
  Result<SearchResult, QueryError> result;
};
struct CountsFound {
  SearchTerms terms;
  std::vector<FacetTable> facets;
  Timeline timeline;
};
struct HoldingsFound {
  std::vector<Timeline> timelines;
  std::uint64_t articles = 0;
};
struct ArticleRead {
  std::uint64_t id = 0;
  Result<MarkedArticle> article;
};
struct AddressOpened {
  Result<void> done;
};

using Event = std::variant<Key,
                           Paste,
                           Mouse,
                           Resized,
                           HitsFound,
                           CountsFound,
                           HoldingsFound,
                           ArticleRead,
                           AddressOpened>;

/// Hits offset .. offset + limit of the terms.
struct FindHits {
  SearchTerms terms;
  std::uint64_t offset = 0, limit = 0;
};
/// The facet tables and the timeline. `timeline_terms` differ from `terms` when the timeline shows
/// more than the search is narrowed to.
struct FindCounts {
  SearchTerms terms, timeline_terms;
  TimelineUnit unit = TimelineUnit::Year;
};
/// What the archive holds in each of these units.
struct FindHoldings {
  std::vector<TimelineUnit> units;
};
struct ReadArticle {
  SearchTerms terms;  ///< whose words are marked
  std::uint64_t id = 0;
};
struct OpenAddress {
  std::string address;
};
struct Quit {};

/// In the order in which they are granted; a later wish of a kind takes the place of an earlier
/// one.
using Wish = std::variant<Quit, OpenAddress, FindHits, ReadArticle, FindHoldings, FindCounts>;

/// A state on its way to the next one.
struct Step {
  State state;
  std::vector<Wish> wishes;
};

}  // namespace backfile
