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
    KeyRow{kInQuery, key(KeyCode::F1), open_help, "F1", "all keys", "keys"},
    KeyRow{kInQuery, key(KeyCode::Escape), accept_query, "Esc q", "leaves", "quit"},
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
    KeyRow{kInResults, letter('j'), next_hit, "↓ ↑", "next, previous (j k)", ""},
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

    KeyRow{kInResults, key(KeyCode::Enter), open_reader, "Enter", "reads the article (l)", "read"},
    KeyRow{kInResults, letter('l'), open_reader, "", "", ""},
    KeyRow{kInResults, key(KeyCode::Right), open_reader, "", "", ""},
    KeyRow{
        kInResults | kInReader, letter('m'), find_similar, "m", "more like this article", "more"},
    KeyRow{
        kInResults | kInReader, letter('o'), open_original, "o", "opens the original", "original"},

    // The facets
    KeyRow{kInFacets, letter(' '), select_value, "Space", "selects; unfolds a heading", "select"},
    KeyRow{kInFacets, key(KeyCode::Enter), select_value, "", "", ""},
    KeyRow{kInFacets, letter('x'), exclude_value, "x", "excludes", "exclude"},
    KeyRow{kInFacets, letter('c'), clear_values, "c", "takes all choices back", "clear"},
    KeyRow{kInFacets, letter('j'), next_facet, "↓ ↑", "next, previous (j k)", ""},
    KeyRow{kInFacets, key(KeyCode::Down), next_facet, "", "", ""},
    KeyRow{kInFacets, letter('k'), previous_facet, "", "", ""},
    KeyRow{kInFacets, key(KeyCode::Up), previous_facet, "", "", ""},
    KeyRow{kInFacets, letter('l'), next_table, "→ ←", "next, previous table (l h)", "table"},
    KeyRow{kInFacets, key(KeyCode::Right), next_table, "", "", ""},
    KeyRow{kInFacets, key(KeyCode::PageDown), next_table, "", "", ""},
    KeyRow{kInFacets, letter('h'), previous_table, "", "", ""},
    KeyRow{kInFacets, key(KeyCode::Left), previous_table, "", "", ""},
    KeyRow{kInFacets, key(KeyCode::PageUp), previous_table, "", "", ""},
    KeyRow{kInFacets, letter('g'), first_facet, "", "", ""},
    KeyRow{kInFacets, key(KeyCode::Home), first_facet, "", "", ""},
    KeyRow{kInFacets, letter('G'), last_facet, "", "", ""},
    KeyRow{kInFacets, key(KeyCode::End), last_facet, "", "", ""},

    // The timeline
    KeyRow{kInTimeline, letter('h'), previous_bar, "← →", "along the bars (h l)", "move"},
    KeyRow{kInTimeline, key(KeyCode::Left), previous_bar, "", "", ""},
    KeyRow{kInTimeline, letter('l'), next_bar, "", "", ""},
    KeyRow{kInTimeline, key(KeyCode::Right), next_bar, "", "", ""},
    KeyRow{kInTimeline, letter('j'), narrow, "↓", "into a bar: year, month, day", "narrow"},
    KeyRow{kInTimeline, key(KeyCode::Down), narrow, "", "", ""},
    KeyRow{kInTimeline, key(KeyCode::Enter), narrow, "", "", ""},
    KeyRow{kInTimeline, letter('k'), widen, "↑", "out of it again (k)", "widen"},
    KeyRow{kInTimeline, key(KeyCode::Up), widen, "", "", ""},
    KeyRow{kInTimeline, key(KeyCode::Backspace), widen, "", "", ""},
    KeyRow{kInTimeline, letter('g'), first_bar, "g G", "the first, the last bar", ""},
    KeyRow{kInTimeline, key(KeyCode::Home), first_bar, "", "", ""},
    KeyRow{kInTimeline, letter('G'), last_bar, "", "", ""},
    KeyRow{kInTimeline, key(KeyCode::End), last_bar, "", "", ""},

    // The reader
    KeyRow{kInReader, letter('n'), next_mark, "n N", "next, previous hit", "hits"},
    KeyRow{kInReader, letter('N'), previous_mark, "", "", ""},
    KeyRow{kInReader, letter('j'), line_down, "↓ ↑", "a line on, back (j k)", ""},
    KeyRow{kInReader, key(KeyCode::Down), line_down, "", "", ""},
    KeyRow{kInReader, letter('k'), line_up, "", "", ""},
    KeyRow{kInReader, key(KeyCode::Up), line_up, "", "", ""},
    KeyRow{kInReader, letter(' '), page_down, "Space b", "a page on, back (PgDn PgUp)", "page"},
    KeyRow{kInReader, key(KeyCode::PageDown), page_down, "", "", ""},
    KeyRow{kInReader, control('f'), page_down, "", "", ""},
    KeyRow{kInReader, letter('b'), page_up, "", "", ""},
    KeyRow{kInReader, key(KeyCode::PageUp), page_up, "", "", ""},
    KeyRow{kInReader, control('b'), page_up, "", "", ""},
    KeyRow{kInReader, letter('g'), text_begin, "g G", "beginning and end", ""},
    KeyRow{kInReader, key(KeyCode::Home), text_begin, "", "", ""},
    KeyRow{kInReader, letter('G'), text_end, "", "", ""},
    KeyRow{kInReader, key(KeyCode::End), text_end, "", "", ""},
    KeyRow{
        kInReader, letter('c'), toggle_captions, "c r d", "captions, related, details", "unfold"},
    KeyRow{kInReader, letter('r'), toggle_related, "", "", ""},
    KeyRow{kInReader, letter('d'), toggle_details, "", "", ""},
    KeyRow{kInReader, letter(']'), next_article, "] [", "next, previous article", "article"},
    KeyRow{kInReader, letter('J'), next_article, "", "", ""},
    KeyRow{kInReader, letter('['), previous_article, "", "", ""},
    KeyRow{kInReader, letter('K'), previous_article, "", "", ""},
    KeyRow{kInReader, letter('q'), close_reader, "q Esc", "back to the list", "back"},
    KeyRow{kInReader, key(KeyCode::Escape), close_reader, "", "", ""},
    KeyRow{kInReader, key(KeyCode::Left), close_reader, "", "", ""},
    KeyRow{kInReader, key(KeyCode::Backspace), close_reader, "", "", ""},
    KeyRow{kInReader, letter('h'), close_reader, "", "", ""},
    KeyRow{kInReader, letter('/'), focus_query, "", "", ""},
    KeyRow{kInReader, letter('?'), open_help, "?", "all keys", "keys"},

    // Everywhere but in the query
    KeyRow{kInPanes, letter('/'), focus_query, "/", "writes the query", "query"},
    KeyRow{kInPanes, letter('i'), focus_query, "", "", ""},
    KeyRow{kInQuery | kInPanes, key(KeyCode::Tab), next_pane, "Tab", "the next pane", "pane"},
    KeyRow{kInQuery | kInPanes, key(KeyCode::BackTab), previous_pane, "", "", ""},
    KeyRow{kInPanes, letter('u'), undo, "u U", "undo, redo any step", "undo"},
    KeyRow{kInPanes, letter('U'), redo, "", "", ""},
    KeyRow{kInPanes | kInQuery, control('r'), redo, "", "", ""},
    KeyRow{kInPanes, letter('s'), cycle_sort, "s", "relevance, newest, oldest", "sort"},
    KeyRow{kInPanes, letter('p'), toggle_preview, "p", "preview or facets", "preview"},
    KeyRow{kInPanes, letter('?'), open_help, "?", "all keys", "keys"},
    KeyRow{kInPanes | kInReader, key(KeyCode::F1), open_help, "", "", ""},
    KeyRow{kInPanes, letter('q'), quit, "q", "leaves", "quit"},

    // Help
    KeyRow{kInHelp, letter('q'), close_help, "Esc", "", "goes back"},
    KeyRow{kInHelp, letter('?'), close_help, "", "", ""},
    KeyRow{kInHelp, key(KeyCode::Escape), close_help, "", "", ""},
    KeyRow{kInHelp, key(KeyCode::Enter), close_help, "", "", ""},
    KeyRow{kInHelp, letter('j'), help_down, "↓ ↑", "", "scroll"},
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
