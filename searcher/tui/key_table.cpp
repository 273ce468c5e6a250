// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/tui/key_table.h"

#include <algorithm>
#include <array>

#include "searcher/tui/step_actions.h"

namespace backfile {
namespace {

constexpr Key letter(char32_t c) { return {KeyCode::Character, c}; }
constexpr Key control(char32_t c) { return {KeyCode::Control, c}; }
constexpr Key key(KeyCode code) { return {code, 0}; }

constexpr std::array kKeys{
    // Writing the query
    KeyRow{kInQuery, key(KeyCode::Enter), accept_query, "Enter", "to the results", "results"},
    KeyRow{kInQuery, key(KeyCode::Down), accept_query, "", "", ""},
    KeyRow{kInQuery, key(KeyCode::Escape), accept_query, "", "", ""},
    KeyRow{kInQuery, key(KeyCode::Backspace), erase_back, "", "", ""},
    KeyRow{kInQuery, key(KeyCode::Delete), erase_forward, "", "", ""},
    KeyRow{kInQuery, control('d'), erase_forward, "", "", ""},
    KeyRow{kInQuery, key(KeyCode::Left), cursor_left, "", "", ""},
    KeyRow{kInQuery, key(KeyCode::Right), cursor_right, "", "", ""},
    KeyRow{kInQuery, control('a'), cursor_home, "^A ^E", "to the beginning, the end", ""},
    KeyRow{kInQuery, key(KeyCode::Home), cursor_home, "", "", ""},
    KeyRow{kInQuery, control('e'), cursor_end, "", "", ""},
    KeyRow{kInQuery, key(KeyCode::End), cursor_end, "", "", ""},
    KeyRow{kInQuery, control('w'), erase_word, "^W ^U", "erases a word, the line", ""},
    KeyRow{kInQuery, control('u'), erase_line, "", "", ""},
    KeyRow{
        kInQuery, key(KeyCode::Up), older_query, "↑ ^P ^N", "older and newer queries", "history"},
    KeyRow{kInQuery, control('p'), older_query, "", "", ""},
    KeyRow{kInQuery, control('n'), newer_query, "", "", ""},

    // The list
    KeyRow{kInResults, letter('j'), next_hit, "↓ ↑", "the next, the one before (j k)", ""},
    KeyRow{kInResults, key(KeyCode::Down), next_hit, "", "", ""},
    KeyRow{kInResults, letter('k'), previous_hit, "", "", ""},
    KeyRow{kInResults, key(KeyCode::Up), previous_hit, "", "", ""},
    KeyRow{kInResults, letter(' '), next_page, "Space b", "a page on, back (PgDn PgUp)", ""},
    KeyRow{kInResults, key(KeyCode::PageDown), next_page, "", "", ""},
    KeyRow{kInResults, control('f'), next_page, "", "", ""},
    KeyRow{kInResults, letter('b'), previous_page, "", "", ""},
    KeyRow{kInResults, key(KeyCode::PageUp), previous_page, "", "", ""},
    KeyRow{kInResults, control('b'), previous_page, "", "", ""},
    KeyRow{kInResults, letter('g'), first_hit, "g G", "the first, the last loaded", ""},
    KeyRow{kInResults, key(KeyCode::Home), first_hit, "", "", ""},
    KeyRow{kInResults, letter('G'), last_hit, "", "", ""},
    KeyRow{kInResults, key(KeyCode::End), last_hit, "", "", ""},

    // Everywhere but in the query
    KeyRow{kInPanes, letter('/'), focus_query, "/", "writes the query", "query"},
    KeyRow{kInPanes, letter('i'), focus_query, "", "", ""},
    KeyRow{kInQuery | kInPanes, key(KeyCode::Tab), next_pane, "Tab", "the next pane", "pane"},
    KeyRow{kInQuery | kInPanes, key(KeyCode::BackTab), previous_pane, "", "", ""},
    KeyRow{kInPanes, letter('u'), undo, "u U", "takes the last step back, does it again", "undo"},
    KeyRow{kInPanes, letter('U'), redo, "", "", ""},
    KeyRow{kInPanes | kInQuery, control('r'), redo, "", "", ""},
    KeyRow{kInPanes, letter('s'), cycle_sort, "s", "by relevance, newest, oldest first", "sort"},
    KeyRow{kInPanes, letter('p'), toggle_preview, "p", "preview in place of the facets", "preview"},
    KeyRow{kInPanes, letter('?'), open_help, "?", "all keys", "keys"},
    KeyRow{kInPanes | kInQuery | kInReader, key(KeyCode::F1), open_help, "", "", ""},
    KeyRow{kInPanes, letter('q'), quit, "q", "leaves (in the query: Esc q)", "quit"},

    // Help
    KeyRow{kInHelp, letter('q'), close_help, "", "", ""},
    KeyRow{kInHelp, letter('?'), close_help, "", "", ""},
    KeyRow{kInHelp, key(KeyCode::Escape), close_help, "", "", ""},
    KeyRow{kInHelp, key(KeyCode::Enter), close_help, "", "", ""},
    KeyRow{kInHelp, letter('j'), help_down, "", "", ""},
    KeyRow{kInHelp, key(KeyCode::Down), help_down, "", "", ""},
    KeyRow{kInHelp, letter('k'), help_up, "", "", ""},
    KeyRow{kInHelp, key(KeyCode::Up), help_up, "", "", ""},
};

}  // namespace

KeyPlace place_of(const State& state) {
  constexpr std::array kPanes{kInQuery, kInResults, kInFacets, kInTimeline};
  switch (state.face) {
    case Face::Reader:
      return kInReader;
    case Face::Help:
      return kInHelp;
    default:
      return kPanes[static_cast<std::size_t>(state.pane)];
  }
}

std::span<const KeyRow> key_table() { return kKeys; }

const KeyRow* find_key(KeyPlace place, Key key) {
  const auto row = std::ranges::find_if(kKeys, [&](const KeyRow& candidate) {
    return (candidate.places & place) != 0 && candidate.key == key;
  });
  return row == kKeys.end() ? nullptr : &*row;
}

}  // namespace backfile
