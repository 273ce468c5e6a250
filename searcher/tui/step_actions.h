// SPDX-License-Identifier: GPL-2.0-or-later
// What the keys do to the state. Each is a pure change of a Step; the key table names them.
#pragma once

#include <optional>
#include <string>

#include "searcher/tui/screen_event.h"

namespace backfile {

// --- searching: every change of the terms is a step that undo takes back
/// Searches for other terms.
void change_terms(Step& step, SearchTerms terms);
/// The same for a letter more or less of the query: neighbours make one step.
void type_query(Step& step, EditLine line);
void undo(Step& step);
void redo(Step& step);
void cycle_sort(Step& step);
/// Wishes for the counts of what is shown.
void wish_counts(Step& step);
/// Wishes for the selected article where it is not known yet: for preview and reader.
void wish_selected(Step& step);

// --- the query line
void insert_text(Step& step, std::string_view text);
void erase_back(Step& step);
void erase_forward(Step& step);
void erase_word(Step& step);
void erase_line(Step& step);
void cursor_left(Step& step);
void cursor_right(Step& step);
void cursor_home(Step& step);
void cursor_end(Step& step);
void older_query(Step& step);
void newer_query(Step& step);
/// Keeps the query in the history and goes to the results.
void accept_query(Step& step);

// --- going about
void focus_query(Step& step);
void focus_results(Step& step);
void next_pane(Step& step);
void previous_pane(Step& step);
void toggle_preview(Step& step);
void open_help(Step& step);
void close_help(Step& step);
void help_down(Step& step);
void help_up(Step& step);
void quit(Step& step);

// --- the list
void select_hit(Step& step, std::size_t hit);
void next_hit(Step& step);
void previous_hit(Step& step);
void next_page(Step& step);
void previous_page(Step& step);
void first_hit(Step& step);
void last_hit(Step& step);
void open_original(Step& step);
/// Searches for articles that are like the selected one.
void find_similar(Step& step);

// --- the facets
void next_facet(Step& step);
void previous_facet(Step& step);
void next_table(Step& step);
void previous_table(Step& step);
void first_facet(Step& step);
void last_facet(Step& step);
/// Selects the value under the cursor, or takes it out again; unfolds a heading.
void select_value(Step& step);
void exclude_value(Step& step);
/// Takes all values out, of all tables.
void clear_values(Step& step);
void go_to_facet(Step& step, std::size_t line);
/// Tables that were counted anew: the cursor stays on its value.
void replace_tables(Step& step, std::vector<FacetTable> tables);

// --- the timeline
void next_bar(Step& step);
void previous_bar(Step& step);
void first_bar(Step& step);
void last_bar(Step& step);
/// Searches only the days of the bar under the cursor.
void narrow(Step& step);
/// Takes the last narrowing back.
void widen(Step& step);
void go_to_bar(Step& step, std::size_t bar);

// --- the reader
void open_reader(Step& step);
void close_reader(Step& step);
void line_down(Step& step);
void line_up(Step& step);
void page_down(Step& step);
void page_up(Step& step);
void text_begin(Step& step);
void text_end(Step& step);
void next_mark(Step& step);
void previous_mark(Step& step);
void toggle_captions(Step& step);
void toggle_related(Step& step);
void toggle_details(Step& step);
void next_article(Step& step);
void previous_article(Step& step);

}  // namespace backfile
